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
 * A product of the shop as a product import for the warehouse.
 *
 * <p>{@link #standard()} is where to start. Immutable and safe to share between threads, if the rules are.
 */
public final class ProductMapping extends TableMapping<ProductSource, ProductMapping> {
    private final ReferenceMapping skus;

    /** @throws IllegalArgumentException if a rule of its own says what OrderFlow knows a product by */
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

    /** What the OrderFlow extension for Magento 1 sends by default, less its defects (see the module's documentation). */
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
                                // digits that are no options
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
                                                "1 if enabled and in stock, 0 if not, absent if that is not known",
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
     * This mapping with SKUs that OrderFlow knows otherwise: {@code ReferenceMapping.prefixed("AB-")} sends MUG-001 as AB-MUG-001. Orders
     * name their products, and stock comes back, by these references, so {@code OrderMapping} and {@code InventoryMapping} need the same:
     * {@code Mappings.withSkus} says it to all of them. A rule of one's own for {@code externalReference} is refused.
     */
    public ProductMapping withSkus(ReferenceMapping changed) {
        return new ProductMapping(rules().with(new ProductReference(changed).rule()), conditions(), changed);
    }

    /** What OrderFlow knows the products by; {@link ReferenceMapping#identity} unless it was said {@linkplain #withSkus otherwise}. */
    public ReferenceMapping skus() {
        return skus;
    }

    /** As the shop shows it: it keeps four decimal places, and sells by two. */
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
     * This mapping with the image of a product's parent where the product has none: the extension's option <em>Include image
     * field</em>. As there, a parent without an image gives none.
     *
     * @param parents SKU of a simple product to the configurable, grouped or bundle it is sold as. Magento 1 does not tell which
     *     products belong to which, so this is for who puts the mapping together to know; if there are several parents, the
     *     extension takes a configurable before a grouped product and that before a bundle
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
     * This mapping with a select of the shop's in words given here: for a web service that does not tell labels (REST), or other words than
     * the shop's. An option that is not among them is not sent, with a warning. Where the shop's own labels do, {@link #withField} is enough.
     *
     * @param property the property; one that OrderFlow does not document is a custom property, as with the extension
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
     * This mapping with one unit for the weights of all products. Magento does not record the unit. The extension takes it from
     * its attribute {@code weight_units}, which says {@code gram} from its installation on, whatever the shop's unit is.
     *
     * @param units the unit of the shop's weights, in the warehouse's words
     */
    public ProductMapping withWeightUnits(String units) {
        return withOption(Rule.constant("weightUnits", units));
    }

    /**
     * This mapping with the warehouse's tax codes by tax class. A product of another class has the code in its attribute
     * {@code tax_code}, if any, as the extension has it for all.
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
     * This mapping with net price, tax and gross price apart, for a shop whose prices are entered without tax. The gross price is price
     * x (100 + rate) / 100. Both prices have two decimal places, half up, as the shop shows them; the tax is their difference. The
     * standard mapping sends the price as entered for both, as the extension does unless the shop shows prices both ways.
     *
     * @param rates number of the tax class ({@code tax_class_id}) to rate in per cent where the warehouse is; a product of another
     *     class is sent without gross price and tax
     */
    public ProductMapping withTaxAdded(Map<Long, BigDecimal> rates) {
        return withAll(new TaxedPrice(rates, false).rules());
    }

    /**
     * The same for a shop whose prices are entered with tax. The net price is price x 100 / (100 + rate).
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
     * This mapping with the currency of the prices. They are in the shop's base currency, which products do not name; the
     * extension maps the currency, but its library never sends it.
     *
     * @param currency three letters of ISO 4217: {@code GBP}
     */
    public ProductMapping withCurrency(String currency) {
        return withOption(Rule.constant("currency", currency));
    }

    private ProductMapping withOption(Rule<ProductSource> rule) {
        return with(rule.from(Origin.STANDARD));
    }

    /**
     * What each rule does with a product.
     *
     * @param at the time for which prices count
     */
    public Explanation explain(Product product, Instant at) {
        return explain(entity(product), watched(product, at));
    }

    private static Function<Observer, ProductSource> watched(Product product, Instant at) {
        return observer -> ProductSource.of(observer.watch(Product.class, product, ""), at);
    }

    /**
     * Which rules and conditions read what none of these products has.
     *
     * @param at as for {@link #explain}
     */
    public Findings check(Collection<Product> samples, Instant at) {
        List<ProductSource> sources =
                samples.stream().map(product -> ProductSource.of(product, at)).toList();
        return check("product", sources, source -> watched(source.product(), at));
    }

    /**
     * Why a product is not sent; empty if it is.
     *
     * @param options as for {@link #map(Product, Instant, Map, Consumer)}, of the {@linkplain #conditionChoices choices of the conditions}
     *     at least: a number is no answer to a condition that asks for a label
     * @throws MappingException if the shop does not tell what a condition needs, options of a choice among it, or a condition fails
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
            throw MappingException.untold(
                    entity(product), "the options of " + unknown + " are not known, which a condition needs");
        }
        return reason;
    }

    private static ProductSource source(Product product, Instant at, Map<String, AttributeOptions> options) {
        return new ProductSource(product, at, code -> Optional.ofNullable(options.get(code)));
    }

    /**
     * What of a product is to be read for it to be mapped: what rules and conditions {@linkplain Rule#reads read by name}; everything, if
     * one of them does not say.
     */
    public Projection projection() {
        return Stream.of(rules().reads(), conditions().reads())
                .map(names -> names.map(Projection::of).orElse(Projection.whole()))
                .reduce(Projection.of(conditions().needed()), Projection::and);
    }

    /** Whether the shop tells what the conditions need. */
    public boolean isTold(Product product, Instant at) {
        return conditions().areTold(ProductSource.of(product, at));
    }

    /**
     * The import of a product.
     *
     * @param at the time for which prices count
     * @throws MappingException if a rule fails, or OrderFlow would not take a value that it needs: all of these are named
     */
    public ImportItem map(Product product, Instant at) {
        return map(product, at, warning -> {});
    }

    /**
     * The same.
     *
     * @param warnings is told of each value that was changed or left out, so that the rest could be sent
     */
    public ImportItem map(Product product, Instant at, Consumer<MappingWarning> warnings) {
        return map(product, at, Map.of(), warnings);
    }

    /**
     * The same.
     *
     * @param options those of the attributes that are a {@linkplain #choices choice}, by code of the attribute: their labels are sent. Of
     *     an attribute that is not among them the numbers are sent
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
     * The attributes of which it takes the options to map the product, or to tell whether it is sent: those that hold what may be the number of an option.
     *
     * @param at as for {@link #map(Product, Instant)}
     */
    public Set<String> choices(Product product, Instant at) {
        Set<String> codes = new TreeSet<>(conditionChoices(product, at));
        codes.addAll(optionsRead(product, at, source -> rules().explain(observer -> source)));
        return Collections.unmodifiableSet(codes);
    }

    /**
     * Those of the {@link #choices} that conditions ask for: as long as their options are not known, nobody knows whether the product is
     * sent.
     *
     * @param at as for {@link #map(Product, Instant)}
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
