package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import io.github.orderflowmagento.magento.model.InvalidFieldException;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderAddress;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderNumber;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.magento.model.Projection;
import io.github.orderflowmagento.mapping.Condition;
import io.github.orderflowmagento.mapping.Conditions;
import io.github.orderflowmagento.mapping.Description;
import io.github.orderflowmagento.mapping.Explanation;
import io.github.orderflowmagento.mapping.Findings;
import io.github.orderflowmagento.mapping.Mapping;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.MappingWarning;
import io.github.orderflowmagento.mapping.Origin;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.RuleTable;
import io.github.orderflowmagento.orderflow.imports.ImportItem;

/**
 * An order of the shop as an order import for the warehouse: header, both addresses, one line for each item to be despatched, and
 * the shipment block. Amounts are in one currency throughout and have the places of the shop's; what comes out of a division is rounded
 * half up to four places.
 *
 * <p>{@link #standard()} is where to start. The options ({@code withDiscountedLines}, {@code inBaseCurrency}, …) put rules of their
 * own in the place of those for the same properties, so what is said last counts. Immutable and safe to share between threads, if
 * the rules are.
 */
public final class OrderMapping implements Mapping {
    private final Map<OrderPart<?>, RuleTable<?>> tables;
    private final Conditions<Order> conditions;
    private final OrderOptions options;

    private OrderMapping(Map<OrderPart<?>, RuleTable<?>> tables, Conditions<Order> conditions, OrderOptions options) {
        this.tables = Map.copyOf(tables);
        this.conditions = conditions;
        this.options = options;
    }

    /** What the OrderFlow extension for Magento 1 sends by default, less its defects (see the module's documentation). */
    public static OrderMapping standard() {
        Map<OrderPart<?>, RuleTable<?>> tables = Map.of(
                OrderPart.HEADER, HeaderRules.standard().from(Origin.STANDARD),
                OrderPart.DELIVERY_ADDRESS, AddressRules.standard().from(Origin.STANDARD),
                OrderPart.INVOICE_ADDRESS, AddressRules.standard().from(Origin.STANDARD),
                OrderPart.LINE, LineRules.standard().from(Origin.STANDARD),
                OrderPart.SHIPMENT, ShipmentRules.standard().from(Origin.STANDARD));
        return new OrderMapping(tables, Conditions.none(OrderFields.ORDER), OrderOptions.standard());
    }

    /**
     * This mapping with line amounts after discount: the extension's option <em>Calculate Discounts</em>. With R = row_total,
     * H = hidden_tax_amount, W = weee_tax_applied_row_amount, D = discount_amount without its sign, T = tax_amount and
     * Q = qty_ordered of the row that holds the amounts:
     *
     * <pre>
     * totalPriceNet   = R + H + W - D
     * totalTax        = T + W
     * totalPriceGross = R + T + W + H - D
     * unitX           = totalX / Q          (four decimal places, half up)
     * </pre>
     *
     * <p>Totals are not rounded: they have the places of Magento's amounts. Of a fixed-price bundle, whose amounts stand on its
     * first line, Q is the units of that line.
     */
    public OrderMapping withDiscountedLines() {
        return withOptions(options.afterDiscount());
    }

    /**
     * This mapping with all amounts in the shop's base currency, from the fields that begin with {@code base_}; {@code currency} is
     * that currency. The standard mapping sends all amounts in the currency the customer pays in, as the extension does but for
     * one amount (H-09).
     */
    public OrderMapping inBaseCurrency() {
        return withOptions(options.inBaseCurrency());
    }

    private OrderMapping withOptions(OrderOptions changed) {
        return withOption(OrderPart.HEADER, HeaderRules.amounts(changed.currency()))
                .withOption(OrderPart.LINE, LineRules.amounts(changed))
                .by(changed);
    }

    /**
     * This mapping with lines for rows of these types only. The standard mapping makes lines of {@code SIMPLE}, {@code GROUPED}
     * and, for types of other modules, {@code UNKNOWN} rows; the extension of {@code SIMPLE} ones only, which loses what was bought
     * over a grouped product (H-05). {@code VIRTUAL} stands also for rows of other types that the shop calls virtual: OrderFlow's
     * documentation wants no virtual products, so take it only if the warehouse knows these SKUs.
     *
     * @throws IllegalArgumentException for {@code CONFIGURABLE} and {@code BUNDLE}: the rows they consist of are the lines
     */
    public OrderMapping withLineTypes(ProductType... types) {
        return by(options.ofTypes(Set.of(types)));
    }

    /**
     * This mapping with the amounts of a fixed-price bundle shared by all its lines, by units ordered and in pennies (two decimal
     * places, half up; what is left of the amount goes with the last line). The standard mapping has all of it on the bundle's first
     * line, the extension on none (H-06). Magento does not tell what a part of such a bundle costs, so the shares are inferred.
     */
    public OrderMapping withSharedBundleAmounts() {
        return by(options.sharingBundles());
    }

    private OrderMapping by(OrderOptions changed) {
        return new OrderMapping(tables, conditions, changed);
    }

    /**
     * This mapping with every part of an address in a place of its own: street in lines 1 to 4, city in line 5, region in line 6.
     * So the extension's table has it; but what it sends, and the standard mapping with it, has gaps closed upward.
     */
    public OrderMapping withFixedAddressLines() {
        return withAddressOption(AddressRules.fixedLines());
    }

    /**
     * This mapping with names in addresses made of these parts, in Magento's order. Default: first, middle and last name, as a shop shows
     * them that was not told otherwise. Web services do not say what a shop shows: one that shows prefixes or suffixes
     * ({@code customer/address/prefix_show}) needs them named here to have them sent, as the extension sends them from inside the shop.
     * Where the web service does not tell prefix or suffix, as SOAP v2 does not, the name is sent without, with a warning.
     *
     * @throws IllegalArgumentException if there are no parts
     */
    public OrderMapping withNameParts(NamePart... parts) {
        if (parts.length == 0) {
            throw new IllegalArgumentException("name parts: at least one");
        }
        return withAddressOption(List.of(ContactName.of(Set.of(parts)).rule()));
    }

    /**
     * This mapping with payment methods sent by title. The web services know a method's code only ({@code checkmo}); the
     * extension, inside the shop, sends the title ({@code Check / Money order}).
     *
     * @param titles code to title; a method that is not in the map is sent by its code
     */
    public OrderMapping withPaymentMethodTitles(Map<String, String> titles) {
        return withOption(
                OrderPart.HEADER, List.of(HeaderRules.paymentMethod("title of payment.method", Map.copyOf(titles))));
    }

    /**
     * This mapping with gift messages, of the order as {@code giftMessage} and of a row as {@code orderLine.N.giftMessage}. The
     * message of a configurable or bundle is on its first line. The extension does not send them and OrderFlow's documentation
     * names no property: these are custom properties of an inferred name, which the warehouse has to be set up for.
     */
    public OrderMapping withGiftMessages() {
        return withOption(OrderPart.HEADER, List.of(HeaderRules.giftMessage()))
                .withOption(OrderPart.LINE, List.of(LineRules.giftMessage()));
    }

    /**
     * This mapping with coupon code and discount description also on the lines whose rows have a discount, as {@code promotionCode}
     * and {@code promotionPriceDescription}. The extension sends them in the header only, as the standard mapping does. Inferred:
     * Magento does not tell which of several promotions lowered a row's price.
     */
    public OrderMapping withPromotionsOnLines() {
        return withOption(OrderPart.LINE, LineRules.promotions());
    }

    /**
     * This mapping with the warehouse's codes of tax rates: of a line by its row's {@code tax_percent} ({@code totalTaxCode},
     * {@code unitTaxCode}); of the order ({@code taxCode}, {@code goodsTaxCode}) if all its lines have the same. A rate without a
     * code sends none. {@code shippingTaxCode} needs a rule of your own: Magento does not tell the rate. The extension sends codes
     * only where the shop has fields for them; the standard mapping does the same.
     *
     * @param codes rate in per cent to code: 20 to {@code T1}
     */
    public OrderMapping withTaxCodes(Map<BigDecimal, String> codes) {
        TaxCodes byRate = new TaxCodes(codes);
        return withOption(OrderPart.HEADER, HeaderRules.taxCodes(byRate))
                .withOption(OrderPart.LINE, LineRules.taxCodes(byRate));
    }

    /**
     * This mapping with the weight of what is to be despatched: the sum over all lines of a unit's weight by units, not rounded;
     * none if the shop does not know the weight of a line. The extension does not send it.
     *
     * @param units the unit of the shop's weights, in the warehouse's words; Magento does not record it
     */
    public OrderMapping withShipmentWeight(String units) {
        return withOption(OrderPart.SHIPMENT, ShipmentRules.weight(units));
    }

    /**
     * This mapping with where an order comes from, by its store view, as {@code source}. The extension does not send it. An order
     * of a store view that has no source is not sent.
     */
    public OrderMapping withSources(ByStore<String> byStore) {
        return withOption(OrderPart.HEADER, List.of(HeaderRules.source(byStore)));
    }

    /** Where orders come from, by store view; empty if nothing says so, or a rule of one's own does. */
    public Optional<ByStore<String>> sources() {
        return HeaderRules.sources(rules(OrderPart.HEADER));
    }

    /**
     * This mapping with order numbers that OrderFlow knows otherwise: {@code ReferenceMapping.prefixed("UK-")} keeps the orders of several
     * shops in one channel apart, which all count from 100000001. OrderFlow tells of the orders by these {@linkplain #reference
     * references}, so the order export, the order cancellation and the shipment notification need the same mapping. An order that is
     * known to have been exported by another reference is not sent again by this one, but given up by name. The rules for {@code externalReference} of header and shipment become those of these numbers.
     *
     * @throws IllegalArgumentException if it gives what that of a store view gives: see {@link #withOrderNumbers(Map)}
     */
    public OrderMapping withOrderNumbers(ReferenceMapping orderNumbers) {
        return with(new OrderNumbers(orderNumbers, orderNumbersByStore()));
    }

    /**
     * This mapping with order numbers that OrderFlow knows otherwise where they are of these store views: {@code
     * withOrderNumbers(Map.of(2L, ReferenceMapping.prefixed("FR-")))}. It is for stores of one shop that number their orders alike: in
     * Magento 2 each store view counts by itself, and a number is one order's in its store view only. All other store views keep what
     * they have ({@link #orderNumbers}). These order numbers take the place of all that were given by store view before.
     *
     * <p>The runs of the operations name the store view in the keys of such orders, {@code 000000001 (store 2)}; keys of others stay
     * their numbers. An order whose store view the shop does not tell is refused by name, and so is one whose reference leads to another
     * store view's order. What was exported before by its number alone, or by another reference, is not sent again, but given up by name.
     *
     * @param byStore by number of the store view; empty to have one for all again
     * @throws IllegalArgumentException naming two store views whose orders of one number would have one reference
     */
    public OrderMapping withOrderNumbers(Map<Long, ReferenceMapping> byStore) {
        return with(new OrderNumbers(orderNumbers(), byStore));
    }

    private OrderMapping with(OrderNumbers orderNumbers) {
        OrderReferences changed = references().withOrderNumbers(orderNumbers);
        List<Rule<OrderSource>> reference = List.of(changed.orderRule());
        return by(options.referringBy(changed))
                .withOption(OrderPart.HEADER, reference)
                .withOption(OrderPart.SHIPMENT, reference);
    }

    /**
     * This mapping with SKUs that OrderFlow knows otherwise, the same as for products and inventory. The rule for {@code
     * product.externalReference} of a line becomes that of these SKUs. One of your own may follow, for a line that is of another product
     * of the shop's than its row says; it gives the reference of that one.
     */
    public OrderMapping withSkus(ReferenceMapping skus) {
        OrderReferences changed = references().withSkus(skus);
        return by(options.referringBy(changed)).withOption(OrderPart.LINE, List.of(changed.lineRule()));
    }

    /**
     * This mapping with lines that name a product by the SKU by which it was exported, without what custom options have added to the row's
     * ({@link io.github.orderflowmagento.magento.model.OrderItem#productSku}). The standard mapping sends the longer SKU, as the extension
     * does: for a warehouse that knows products by it. Despatches come back by the same. A row whose product's SKU the shop does not tell
     * refuses its order: in Magento 1 each with custom options, where a rule of your own can shorten the SKU, in Magento 2 one whose product
     * is gone.
     */
    public OrderMapping withProductSkus() {
        OrderReferences changed = references().leavingOutOptions();
        return by(options.referringBy(changed)).withOption(OrderPart.LINE, List.of(changed.lineRule()));
    }

    OrderReferences references() {
        return options.references();
    }

    /** What OrderFlow knows the products of the lines by; {@link ReferenceMapping#identity} unless it was said {@linkplain #withSkus otherwise}. */
    public ReferenceMapping skus() {
        return references().skus();
    }

    /**
     * What OrderFlow knows the orders by, but for those of the {@linkplain #orderNumbersByStore store views} that have references of their
     * own; {@link ReferenceMapping#identity} unless it was said {@linkplain #withOrderNumbers(ReferenceMapping) otherwise}.
     */
    public ReferenceMapping orderNumbers() {
        return references().orderNumbers().others();
    }

    /** What OrderFlow knows the orders of single store views by, by number of the store view. */
    public Map<Long, ReferenceMapping> orderNumbersByStore() {
        return references().orderNumbers().byStore();
    }

    /**
     * Which order it is: its number, with its store view if that has {@linkplain #orderNumbersByStore references of its own}. The text of
     * it is the key of the order in the runs of the operations: {@code 000000001}, or {@code 000000001 (store 2)}.
     */
    public OrderNumber orderNumber(OrderHead order) {
        return orderNumber(order.incrementId(), order.storeId());
    }

    /** The same for the order of a number in a store view; that is empty where the shop does not tell it. */
    public OrderNumber orderNumber(String incrementId, Optional<Long> storeId) {
        return references().orderNumbers().of(incrementId, storeId);
    }

    /**
     * What OrderFlow knows an order by.
     *
     * @throws IllegalArgumentException if its number does not come back by its reference
     */
    public String reference(OrderNumber number) {
        return references().orderNumbers().reference(number);
    }

    /**
     * The order that OrderFlow knows by a reference; empty if this mapping gives no order such a reference.
     *
     * @throws IllegalArgumentException if the way back fails for it
     */
    public Optional<OrderNumber> orderNumber(String reference) {
        return references().orderNumbers().order(reference);
    }

    private OrderMapping withAddressOption(List<Rule<OrderAddress>> rules) {
        return withOption(OrderPart.DELIVERY_ADDRESS, rules).withOption(OrderPart.INVOICE_ADDRESS, rules);
    }

    private <S> OrderMapping withOption(OrderPart<S> part, List<Rule<S>> rules) {
        return change(
                part,
                table -> table.with(
                        rules.stream().map(rule -> rule.from(Origin.STANDARD)).toList()));
    }

    /** The rules of a part, one for each property. */
    @SuppressWarnings("unchecked") // each part has a table of its own type: see change
    public <S> RuleTable<S> rules(OrderPart<S> part) {
        return (RuleTable<S>) Objects.requireNonNull(tables.get(part));
    }

    /** What an order must meet to be sent. */
    public Conditions<Order> conditions() {
        return conditions;
    }

    /**
     * This mapping with the rule in place of the one for the same property of the part, or added.
     *
     * @throws IllegalArgumentException if it is for {@code externalReference} of the header or the shipment, and gives an order another
     *     reference than OrderFlow knows it by: see {@link #withOrderNumbers}; or for {@code product.externalReference} of a line, and
     *     changes the SKU of a plain row without a way back: see {@link #withSkus}
     */
    public <S> OrderMapping with(OrderPart<S> part, Rule<S> rule) {
        return change(part, table -> table.with(rule));
    }

    /**
     * This mapping without the property of the part.
     *
     * @throws IllegalArgumentException if there is no rule for it, naming the nearest property that has one
     */
    public OrderMapping without(OrderPart<?> part, String property) {
        return change(part, table -> table.without(property));
    }

    /**
     * This mapping with a property that is one field of the order, as it is: the commonest rule. What is blank is not sent.
     *
     * @param part of an address the fields are those of the address, {@code street1} to {@code street4} among them; of a line those of its
     *     row, those of the row that holds the amounts as {@code priced.row_total} and of the order as {@code order.coupon_code}
     * @param property without the prefix of the part; one that OrderFlow does not document is a custom property
     * @param field by Magento's name; one with a point is nested: {@code payment.method}
     */
    public OrderMapping withField(OrderPart<?> part, String property, String field) {
        return change(part, table -> table.withField(property, field));
    }

    /**
     * This mapping with the rules of a part changed, for example {@code change(OrderPart.LINE, rules -> rules.decorate("description",
     * Rule::strict))}.
     *
     * @throws IllegalArgumentException as {@link #with(OrderPart, Rule)}
     */
    public <S> OrderMapping change(OrderPart<S> part, UnaryOperator<RuleTable<S>> change) {
        Map<OrderPart<?>, RuleTable<?>> changed = new HashMap<>(tables);
        changed.put(part, change.apply(rules(part)));
        OrderMapping mapping = new OrderMapping(changed, conditions, options);
        if (part.equals(OrderPart.HEADER) || part.equals(OrderPart.SHIPMENT)) {
            references()
                    .requireIn(mapping.rules(part.equals(OrderPart.HEADER) ? OrderPart.HEADER : OrderPart.SHIPMENT));
        } else if (part.equals(OrderPart.LINE)) {
            references().requireInLines(mapping.rules(OrderPart.LINE));
        }
        return mapping;
    }

    /**
     * This mapping for orders only that meet the condition, beside the conditions it has; the others are skipped. An order is looked at
     * again when it changes in the shop, not before: a condition that time alone makes true (an age, for example) would leave orders behind
     * for good.
     *
     * @param words the condition, as a skipped order says that it does not meet it: {@code no wholesale}
     * @param condition pure; what it throws concerns this order only
     */
    public OrderMapping onlyIf(String words, Predicate<Order> condition) {
        return changeConditions(all -> all.with(Condition.of(words, condition)));
    }

    /** This mapping with its conditions changed, for example {@code conditions -> conditions.without("no wholesale")}. */
    public OrderMapping changeConditions(UnaryOperator<Conditions<Order>> change) {
        return new OrderMapping(tables, change.apply(conditions), options);
    }

    /**
     * Why an order is not sent; empty if it is.
     *
     * @throws MappingException if the shop does not tell what a condition needs, or a condition fails
     */
    public Optional<String> reasonToSkip(Order order) {
        return conditions.reasonToSkip("order " + order.incrementId(), order);
    }

    @Override
    public Description describe() {
        List<Description.Part> parts = OrderPart.all().stream()
                .map(part -> new Description.Part(part.described(), rules(part).rules()))
                .toList();
        return new Description(parts).and(conditions.described());
    }

    /** This mapping with those rules and conditions of one origin that an earlier one did not have. */
    public OrderMapping from(Origin origin, OrderMapping earlier) {
        OrderMapping changed = changeConditions(all -> all.from(origin, earlier.conditions));
        for (OrderPart<?> part : OrderPart.all()) {
            changed = changed.from(origin, part, earlier);
        }
        return changed;
    }

    private <S> OrderMapping from(Origin origin, OrderPart<S> part, OrderMapping earlier) {
        return change(part, table -> table.from(origin, earlier.rules(part)));
    }

    /**
     * Which rules and conditions read what none of these orders has.
     *
     * @param exportedAt as for {@link #explain}
     */
    public Findings check(Collection<Order> samples, Instant exportedAt) {
        return OrderExplanation.check(
                this,
                samples.stream()
                        .map(order -> new OrderSource(order, lines(order), exportedAt))
                        .toList());
    }

    /**
     * What each rule does with an order.
     *
     * @param exportedAt the time of the batch that it is exported in
     */
    public Explanation explain(Order order, Instant exportedAt) {
        return OrderExplanation.of(this, new OrderSource(order, lines(order), exportedAt));
    }

    /** What of the order is to be despatched, line by line; empty if nothing is left. */
    public List<OrderLine> lines(Order order) {
        return OrderLine.of(order, options);
    }

    /**
     * What the export calls the product of each row, by number of the row: its {@code product.externalReference}, by which the
     * warehouse despatches. A row for which the rule fails has none, since it cannot have been exported; nor has one that consists of
     * others.
     */
    public Map<Long, String> productReferences(Order order) {
        Map<Long, String> references = new LinkedHashMap<>();
        for (OrderLine row : OrderLine.ofAllRows(order, options)) {
            try {
                rules(OrderPart.LINE)
                        .rule(OrderReferences.PRODUCT_REFERENCE)
                        .value()
                        .apply(row)
                        .filter(reference -> !reference.isBlank())
                        .ifPresent(reference -> references.put(row.item().itemId(), reference));
            } catch (RuntimeException e) {
                // the export refuses the order for it, or the row was never a line
            }
        }
        return Collections.unmodifiableMap(references);
    }

    /**
     * What of an order is to be read for it to be mapped: what rules and conditions {@linkplain Rule#reads read by name}, and what its
     * amounts are added up from. Everything, if one of them does not say what it reads.
     */
    public Projection projection() {
        Projection read = Projection.of(Amount.OF_ORDER_BY_NAME)
                .and(Projection.of(Amount.OF_ROW_BY_NAME))
                .and(conditions.reads().map(Projection::of).orElse(Projection.whole()));
        for (OrderPart<?> part : OrderPart.all()) {
            read = read.and(projection(part));
        }
        return read;
    }

    private <S> Projection projection(OrderPart<S> part) {
        return part.projection(rules(part));
    }

    /** What of an order is to be read to tell the {@link #productReferences}. */
    public Projection projectionOfReferences() {
        RuleTable<OrderLine> lines = rules(OrderPart.LINE);
        return OrderPart.LINE.projection(RuleTable.of(
                lines.fields(),
                lines.rules().stream()
                        .filter(rule -> rule.target().equals(OrderReferences.PRODUCT_REFERENCE))
                        .toList()));
    }

    /** Whether the shop tells of each row of the order what it is, without which no order can be mapped, and what the conditions need. */
    public boolean isTold(Order order) {
        return OrderLine.ofUntoldType(order).isEmpty() && conditions.areTold(order);
    }

    /**
     * The import of an order.
     *
     * @param exportedAt the time of the batch that it is exported in
     * @throws MappingException if the order has nothing left to despatch, the shop does not tell what its rows are, whether they are
     *     physical, how a bundle ships or where the goods go, a rule fails, or OrderFlow would not take a value:
     *     all of these are named
     */
    public ImportItem map(Order order, Instant exportedAt) {
        return map(order, exportedAt, warning -> {});
    }

    /**
     * The same.
     *
     * @param warnings is told of each value that was changed or left out, so that the rest could be sent
     */
    public ImportItem map(Order order, Instant exportedAt, Consumer<MappingWarning> warnings) {
        UnmappableOrders.refuseUntoldType(order);
        refuseUntoldParent(order);
        List<OrderLine> lines = lines(order);
        UnmappableOrders.refuse(order, lines);
        ImportItem item = OrderDocument.of(this, new OrderSource(order, lines, exportedAt), warnings);
        UnmappableOrders.refuseWithoutAddress(order, lines, item);
        return item;
    }

    /**
     * Refuses an order of which it is not known what belongs to a configurable or bundle.
     *
     * @throws MappingException naming the row
     */
    public static void refuseUntoldParent(Order order) {
        order.rowOfUntoldParent().ifPresent(item -> {
            throw new MappingException(
                    "order " + order.incrementId(),
                    "the shop does not tell whether " + item.described()
                            + " belongs to a configurable or bundle (parent_item_id), as SOAP v2 does not where the rows do not prove"
                            + " it: read the order over XML-RPC",
                    null);
        });
    }

    /**
     * Whether the amounts of an import add up to the order's total. What does not is a {@linkplain Reconciliation#warning warning},
     * no failure: the order may hold what is no line (a service, a payment fee, a gift card), and the warehouse can despatch it all
     * the same.
     *
     * @param item what {@link #map} has made of the order
     * @return empty if there is nothing to add up: this mapping sends no total, or no amounts of lines, or the shop's cannot be read
     */
    public Optional<Reconciliation> reconcile(Order order, ImportItem item) {
        try {
            return new SentAmounts(order, item.properties(), options).reconciliation();
        } catch (InvalidFieldException e) {
            return Optional.empty();
        }
    }
}
