package io.github.orderflowmagento.mapping.product;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.AttributeOptions;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.Projection;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.Conditions;
import io.github.orderflowmagento.mapping.Explanation;
import io.github.orderflowmagento.mapping.Findings;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.MappingWarning;
import io.github.orderflowmagento.mapping.Observer;
import io.github.orderflowmagento.mapping.Origin;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.RuleTable;
import io.github.orderflowmagento.mapping.TableMapping;
import io.github.orderflowmagento.mapping.TargetSchema;
import io.github.orderflowmagento.mapping.Violation;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportOperation;
import io.github.orderflowmagento.orderflow.imports.ImportType;
import io.github.orderflowmagento.orderflow.imports.InvalidPropertyException;

/**
 * Maps a product of the shop to a product import for the warehouse.
 *
 * <p>Start with {@link #standard()}. Immutable and safe to share between threads, if the rules are.
 */
public final class ProductMapping extends TableMapping<ProductSource, ProductMapping> {
    private final ReferenceMapping skus;

    /** @throws IllegalArgumentException if there is another rule for the reference */
    private ProductMapping(
            RuleTable<ProductSource> rules, Conditions<ProductSource> conditions, ReferenceMapping skus) {
        super(rules, conditions);
        new ProductReference(skus).requireIn(rules);
        this.skus = skus;
    }

    @Override
    protected ProductMapping copy(RuleTable<ProductSource> rules, Conditions<ProductSource> conditions) {
        return new ProductMapping(rules, conditions, skus);
    }

    /**
     * Returns the mapping of the OrderFlow extension for Magento 1 with default settings, without its defects (see {@code differences.md}
     * of this module).
     */
    public static ProductMapping standard() {
        RuleTable<ProductSource> rules = RuleTable.of(
                        ProductFields.ALL,
                        List.<Rule<ProductSource>>of(
                                new ProductReference(ReferenceMapping.identity()).rule(),
                                Rule.<ProductSource>optional(
                                                "description",
                                                "name",
                                                from -> from.product().name().filter(name -> !name.isBlank()))
                                        .readingOnly(),
                                // digits that are not numbers of options
                                Rule.<ProductSource>optional(
                                                "barcode",
                                                "barcode",
                                                from -> from.product().fields().nonBlank("barcode"))
                                        .readingOnly("barcode"),
                                Rule.<ProductSource>optional(
                                                "imageReference",
                                                "small image, else first image",
                                                ProductSource::imageUrl)
                                        .readingOnly(),
                                number("weight", "weight"),
                                attribute("weightUnits", "weight_units"),
                                attribute("physicalStorageTypes", "physical_storage_types"),
                                price("priceNet"),
                                Rule.<ProductSource>optional(
                                                "sellable",
                                                "1 if enabled and in stock, 0 if not, absent if unknown",
                                                from -> from.isSellable().map(sellable -> sellable ? "1" : "0"))
                                        .readingOnly(),
                                price("priceGross"),
                                attribute("taxCode", "tax_code"),
                                number("length", "length"),
                                number("width", "width"),
                                number("height", "height"),
                                number("area", "area"),
                                number("volume", "volume"),
                                Rule.<ProductSource>always(
                                                "magentoType",
                                                "type",
                                                from -> from.product().typeId())
                                        .readingOnly()))
                .from(Origin.STANDARD);
        return new ProductMapping(rules, Conditions.none(ProductFields.ALL), ReferenceMapping.identity());
    }

    /**
     * Returns this mapping with another mapping of SKUs. For example, {@code ReferenceMapping.prefixed("AB-")} sends MUG-001 as AB-MUG-001.
     * Orders and stock use these references too, so {@code OrderMapping} and {@code InventoryMapping} need the same mapping:
     * {@code Mappings.withSkus} changes all of them. A custom rule for {@code externalReference} is rejected.
     */
    public ProductMapping withSkus(ReferenceMapping changed) {
        return new ProductMapping(rules().with(new ProductReference(changed).rule()), conditions(), changed);
    }

    /** Returns the mapping of SKUs to references. Default: {@link ReferenceMapping#identity}. */
    public ReferenceMapping skus() {
        return skus;
    }

    /** Returns a rule for the price with two decimal places, as the shop shows it; it stores four. */
    private static Rule<ProductSource> price(String target) {
        return Rule.<ProductSource>optional(
                        target,
                        TaxedPrice.SOURCE + TaxedPrice.ROUNDED,
                        from -> Amounts.text(from.finalPrice().map(TaxedPrice::rounded)))
                .readingOnly();
    }

    private static Rule<ProductSource> attribute(String target, String attribute) {
        return Rule.<ProductSource>optional(target, attribute, from -> from.attribute(attribute))
                .readingOnly(attribute);
    }

    private static Rule<ProductSource> number(String target, String attribute) {
        return Rule.<ProductSource>optional(target, attribute, from -> number(from, attribute))
                .readingOnly(attribute);
    }

    private static Optional<String> number(ProductSource from, String attribute) {
        Optional<BigDecimal> number = from.product().fields().decimal(attribute);
        return Amounts.text(number);
    }

    /**
     * Returns this mapping with the image of a product's parent for a product without one: the extension's option <em>Include image
     * field</em>. As in the extension, no image is sent if the parent has none.
     *
     * @param parents SKU of a simple product to the configurable, grouped product or bundle it is sold as. Magento 1 does not send these
     *     relations, so they must be supplied. Of several parents, the extension prefers a configurable to a grouped product, and a grouped
     *     product to a bundle
     */
    public ProductMapping withParentImages(Map<String, Product> parents) {
        Map<String, Product> known = Map.copyOf(parents);
        return withOption(Rule.<ProductSource>optional(
                        "imageReference",
                        "small image, else first image, else that of the parent",
                        from -> from.imageUrl()
                                .or(() -> Optional.ofNullable(
                                                known.get(from.product().sku()))
                                        .flatMap(parent -> ProductSource.of(parent, from.at())
                                                .imageUrl())))
                .readingOnly());
    }

    /**
     * Returns this mapping with given labels for a select attribute: for a web service that does not send labels (REST), or to replace the
     * shop's. An option without a label is not sent, with a warning. For the shop's own labels, use {@link #withField}.
     *
     * @param property the property; a property that OrderFlow does not document is a custom property, as in the extension
     * @param options the attribute's options with their labels
     */
    public ProductMapping withAttribute(String property, AttributeOptions options) {
        return with(Rule.<ProductSource>optional(
                        property,
                        "label of " + options.attributeCode(),
                        from -> ChosenOptions.raw(from.product(), options.attributeCode())
                                .map(raw -> ChosenOptions.labels(options, raw)))
                .reading(Set.of(options.attributeCode())));
    }

    /**
     * Returns this mapping with one unit for the weights of all products. Magento does not record the unit. The extension reads it from its
     * attribute {@code weight_units}, which is {@code gram} after installation, regardless of the shop's unit.
     *
     * @param units the unit of the shop's weights, as the warehouse names it
     */
    public ProductMapping withWeightUnits(String units) {
        return withOption(Rule.constant("weightUnits", units));
    }

    /**
     * Returns this mapping with the warehouse's tax codes by tax class. For a product of another class, the attribute {@code tax_code} is
     * sent, if it has one, as the extension does for all products.
     *
     * @param codes number of the tax class ({@code tax_class_id}) to code
     */
    public ProductMapping withTaxCodes(Map<Long, String> codes) {
        Map<Long, String> known = Map.copyOf(codes);
        return withOption(Rule.<ProductSource>optional(
                        "taxCode",
                        "code of tax_class_id, else tax_code",
                        from -> from.product()
                                .taxClassId()
                                .flatMap(taxClass -> Optional.ofNullable(known.get(taxClass)))
                                .or(() -> from.attribute("tax_code")))
                .readingOnly("tax_code"));
    }

    /**
     * Returns this mapping with separate net price, tax and gross price, for a shop whose prices are entered without tax. The gross price
     * is price x (100 + rate) / 100. Both prices have two decimal places, rounded half up, as the shop shows them; the tax is their
     * difference. The standard mapping sends the entered price for both, as the extension does unless the shop shows both prices.
     *
     * @param rates number of the tax class ({@code tax_class_id}) to rate in percent at the warehouse's location; a product of another
     *     class is sent without gross price and tax
     */
    public ProductMapping withTaxAdded(Map<Long, BigDecimal> rates) {
        return withAll(new TaxedPrice(rates, false).rules());
    }

    /**
     * Like {@link #withTaxAdded}, for a shop whose prices are entered with tax. The net price is price x 100 / (100 + rate).
     *
     * @param rates as for {@link #withTaxAdded}; a product of another class is sent without net price and tax
     */
    public ProductMapping withTaxTakenOut(Map<Long, BigDecimal> rates) {
        return withAll(new TaxedPrice(rates, true).rules());
    }

    private ProductMapping withAll(List<Rule<ProductSource>> changes) {
        ProductMapping changed = this;
        for (Rule<ProductSource> rule : changes) {
            changed = changed.change(rules -> rules.withAfter("priceGross", rule));
        }
        return changed;
    }

    /**
     * Returns this mapping with the currency of the prices: the shop's base currency, which is not a field of products. The extension maps
     * the currency, but its library never sends it.
     *
     * @param currency the three-letter code of ISO 4217, for example {@code GBP}
     */
    public ProductMapping withCurrency(String currency) {
        return withOption(Rule.constant("currency", currency));
    }

    private ProductMapping withOption(Rule<ProductSource> rule) {
        return with(rule.from(Origin.STANDARD));
    }

    /**
     * Explains how each rule processes a product.
     *
     * @param at the time for which the price is determined
     */
    public Explanation explain(Product product, Instant at) {
        return explain(entity(product), watched(product, at));
    }

    private static Function<Observer, ProductSource> watched(Product product, Instant at) {
        return observer -> ProductSource.of(observer.watch(Product.class, product, ""), at);
    }

    /**
     * Reports rules and conditions that read fields that none of these products has.
     *
     * @param at the time for which the price is determined
     */
    public Findings check(Collection<Product> samples, Instant at) {
        List<ProductSource> sources =
                samples.stream().map(product -> ProductSource.of(product, at)).toList();
        return check("product", sources, source -> watched(source.product(), at));
    }

    /**
     * Returns why a product is skipped; empty if it is not.
     *
     * @param at the time for which the price is determined
     * @param options as for {@link #map(Product, Instant, Map, Consumer)}, at least those of the {@linkplain #conditionChoices conditions},
     *     which compare labels
     * @throws MappingException if a field or the options that a condition requires are missing, or a condition fails
     */
    public Optional<String> reasonToSkip(Product product, Instant at, Map<String, AttributeOptions> options) {
        Set<String> unknown = new TreeSet<>();
        ProductSource source = new ProductSource(product, at, code -> {
            Optional<AttributeOptions> known = Optional.ofNullable(options.get(code));
            if (known.isEmpty()) {
                unknown.add(code);
            }
            return known;
        });
        Optional<String> reason = conditions().reasonToSkip(entity(product), source);
        if (!unknown.isEmpty()) {
            throw MappingException.missingField(
                    entity(product), "a condition requires the options of " + unknown + ", which are unknown");
        }
        return reason;
    }

    private static ProductSource source(Product product, Instant at, Map<String, AttributeOptions> options) {
        return new ProductSource(product, at, code -> Optional.ofNullable(options.get(code)));
    }

    /**
     * Returns the fields of a product to read for mapping: the fields that rules and conditions {@linkplain Rule#reads read by name}; all
     * fields if a rule or condition does not declare what it reads.
     */
    public Projection projection() {
        return Stream.of(rules().reads(), conditions().reads())
                .map(names -> names.map(Projection::of).orElse(Projection.whole()))
                .reduce(Projection.of(conditions().needed()), Projection::and);
    }

    /** Returns whether the product has the fields that the conditions require. */
    public boolean isComplete(Product product, Instant at) {
        return conditions().areFieldsSent(ProductSource.of(product, at));
    }

    /**
     * Returns the import of a product.
     *
     * @param at the time for which the price is determined
     * @throws MappingException if a rule fails, or if OrderFlow would reject required values: the message names all of them
     */
    public ImportItem map(Product product, Instant at) {
        return map(product, at, warning -> {});
    }

    /**
     * Like {@link #map(Product, Instant)}, with warnings.
     *
     * @param warnings receives each value that was changed or omitted so that the rest could be sent
     */
    public ImportItem map(Product product, Instant at, Consumer<MappingWarning> warnings) {
        return map(product, at, Map.of(), warnings);
    }

    /**
     * Like {@link #map(Product, Instant)}, with warnings, and with the labels of selected options.
     *
     * @param options the options of the {@linkplain #choices attributes that have options}, by attribute code; their labels are sent. For
     *     other attributes, the numbers are sent
     * @param warnings receives each value that was changed or omitted so that the rest could be sent
     */
    public ImportItem map(
            Product product, Instant at, Map<String, AttributeOptions> options, Consumer<MappingWarning> warnings) {
        String entity = entity(product);
        List<Violation> violations = new ArrayList<>();
        List<MappingWarning> changes = new ArrayList<>();
        Map<String, String> properties =
                rules().apply(entity, source(product, at, options), TargetSchema.PRODUCT, violations, changes);
        if (!violations.isEmpty()) {
            throw new MappingException(entity, violations);
        }
        changes.forEach(warnings);
        try {
            return ImportItem.builder()
                    .type(ImportType.PRODUCT)
                    .operation(ImportOperation.MERGE)
                    .externalReference(skus.toWarehouse(product.sku()))
                    .properties(properties)
                    .build();
        } catch (InvalidPropertyException e) {
            throw new MappingException(entity, String.valueOf(e.getMessage()), e);
        }
    }

    /**
     * Returns the attributes whose options are needed to map the product or to evaluate the conditions: those whose value may be the number
     * of an option.
     *
     * @param at the time for which the price is determined
     */
    public Set<String> choices(Product product, Instant at) {
        Set<String> codes = new TreeSet<>(conditionChoices(product, at));
        codes.addAll(optionsRead(product, at, source -> rules().explain(observer -> source)));
        return Collections.unmodifiableSet(codes);
    }

    /**
     * Returns the attributes among the {@link #choices} that the conditions require. Without their options, it is unknown whether the
     * product is to be sent.
     *
     * @param at the time for which the price is determined
     */
    public Set<String> conditionChoices(Product product, Instant at) {
        return optionsRead(product, at, source -> conditions().explained(observer -> source));
    }

    private static Set<String> optionsRead(Product product, Instant at, Consumer<ProductSource> reader) {
        Set<String> codes = new TreeSet<>();
        reader.accept(new ProductSource(product, at, code -> {
            codes.add(code);
            return Optional.empty();
        }));
        return Collections.unmodifiableSet(codes);
    }

    private static String entity(Product product) {
        return "product " + product.sku();
    }
}
