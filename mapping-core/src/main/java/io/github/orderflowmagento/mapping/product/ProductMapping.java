package io.github.orderflowmagento.mapping.product;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.RuleTable;
import io.github.orderflowmagento.orderflow.model.ImportItem;
import io.github.orderflowmagento.orderflow.model.ImportOperation;
import io.github.orderflowmagento.orderflow.model.ImportType;
import io.github.orderflowmagento.orderflow.model.InvalidPropertyException;

/**
 * A product of the shop as a product import for the warehouse.
 *
 * @param rules the properties, in the order they are written
 */
public record ProductMapping(RuleTable<ProductSource> rules) {
    /** What the OrderFlow extension for Magento 1 sends by default, less its defects (see the module's documentation). */
    public static ProductMapping standard() {
        return new ProductMapping(RuleTable.of(List.of(
                Rule.always("externalReference", "sku", from -> from.product().sku()),
                Rule.optional(
                        "description", "name", from -> from.product().name().filter(name -> !name.isBlank())),
                attribute("barcode", "barcode"),
                Rule.optional("imageReference", "small image, else first image", ProductSource::imageUrl),
                number("weight", "weight"),
                attribute("weightUnits", "weight_units"),
                attribute("physicalStorageTypes", "physical_storage_types"),
                Rule.optional(
                        "priceNet", "special_price if current, else price", from -> Amounts.text(from.finalPrice())),
                Rule.optional(
                        "sellable",
                        "1 if enabled and in stock, else 0",
                        from -> from.isSellable().map(sellable -> sellable ? "1" : "0")),
                attribute("taxCode", "tax_code"),
                Rule.optional(
                        "priceGross", "special_price if current, else price", from -> Amounts.text(from.finalPrice())),
                number("length", "length"),
                number("width", "width"),
                number("height", "height"),
                number("area", "area"),
                number("volume", "volume"),
                Rule.always("magentoType", "type", from -> from.product().typeId()))));
    }

    private static Rule<ProductSource> attribute(String target, String attribute) {
        return Rule.optional(target, attribute, from -> from.product().fields().nonBlank(attribute));
    }

    private static Rule<ProductSource> number(String target, String attribute) {
        return Rule.optional(target, attribute, from -> number(from, attribute));
    }

    private static Optional<String> number(ProductSource from, String attribute) {
        Optional<BigDecimal> number = from.product().fields().decimal(attribute);
        return Amounts.text(number);
    }

    /** This mapping with the rule in place of the one for the same property, or added. */
    public ProductMapping with(Rule<ProductSource> rule) {
        return new ProductMapping(rules.with(rule));
    }

    /** This mapping without the property. */
    public ProductMapping without(String property) {
        return new ProductMapping(rules.without(property));
    }

    /**
     * The import of a product.
     *
     * @param at the time for which prices count
     * @throws MappingException if a rule fails or a value cannot be sent
     */
    public ImportItem map(Product product, Instant at) {
        String entity = "product " + product.sku();
        try {
            return ImportItem.builder()
                    .type(ImportType.PRODUCT)
                    .operation(ImportOperation.MERGE)
                    .externalReference(product.sku())
                    .properties(rules.apply(entity, new ProductSource(product, at)))
                    .build();
        } catch (InvalidPropertyException e) {
            throw new MappingException(entity, String.valueOf(e.getMessage()), e);
        }
    }
}
