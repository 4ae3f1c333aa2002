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
 * Maps an order of the shop to an order import for the warehouse: header, both addresses, one line for each item to be despatched, and the
 * shipment block. Amounts are in one currency throughout and have the shop's decimal places; quotients are rounded half up to four places.
 *
 * <p>Start with {@link #standard()}. The options ({@code withDiscountedLines}, {@code inBaseCurrency}, …) replace the rules of their
 * properties, so the last call wins. Immutable and safe to share between threads, if the rules are.
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

    /**
     * Returns the mapping of the OrderFlow extension for Magento 1 with default settings, without its defects (see {@code differences.md}
     * of this module).
     */
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
     * Returns this mapping with line amounts after discount: the extension's option <em>Calculate Discounts</em>. With R = row_total, H =
     * hidden_tax_amount, W = weee_tax_applied_row_amount, D = discount_amount without its sign, T = tax_amount and Q = qty_ordered of the
     * row that holds the amounts:
     *
     * <pre>
     * totalPriceNet   = R + H + W - D
     * totalTax        = T + W
     * totalPriceGross = R + T + W + H - D
     * unitX           = totalX / Q          (four decimal places, half up)
     * </pre>
     *
     * <p>Totals are not rounded: they have the decimal places of Magento's amounts. For a fixed-price bundle, whose amounts are on its
     * first line, Q is the number of units of that line.
     */
    public OrderMapping withDiscountedLines() {
        return withOptions(options.afterDiscount());
    }

    /**
     * Returns this mapping with all amounts in the shop's base currency, from the fields that begin with {@code base_}; {@code currency} is
     * then the base currency. The standard mapping sends all amounts in the currency in which the customer pays, as the extension does
     * except for one amount (H-09 in {@code differences.md}).
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
     * Returns this mapping with lines for rows of these types only. The standard mapping has lines for {@code SIMPLE}, {@code GROUPED} and,
     * for types of other modules, {@code UNKNOWN} rows; the extension has lines for {@code SIMPLE} rows only, and loses products bought
     * through a grouped product (H-05 in {@code differences.md}). {@code VIRTUAL} includes rows of other types that the shop marks as
     * virtual. OrderFlow's documentation excludes virtual products, so use it only if the warehouse knows these SKUs.
     *
     * @throws IllegalArgumentException for {@code CONFIGURABLE} and {@code BUNDLE}, whose children are the lines
     */
    public OrderMapping withLineTypes(ProductType... types) {
        return by(options.ofTypes(Set.of(types)));
    }

    /**
     * Returns this mapping with the amounts of a fixed-price bundle shared by all its lines, by ordered units and in pennies (two decimal
     * places, rounded half up; the last line has the remainder). The standard mapping has the whole amount on the bundle's first line, the
     * extension on none (H-06 in {@code differences.md}). Magento does not have prices of the parts of such a bundle, so the shares are
     * inferred.
     */
    public OrderMapping withSharedBundleAmounts() {
        return by(options.sharingBundles());
    }

    private OrderMapping by(OrderOptions changed) {
        return new OrderMapping(tables, conditions, changed);
    }

    /**
     * Returns this mapping with fixed address lines: street in lines 1 to 4, city in line 5, region in line 6. The extension's table has
     * these lines, but the extension closes gaps when it sends them, and so does the standard mapping.
     */
    public OrderMapping withFixedAddressLines() {
        return withAddressOption(AddressRules.fixedLines());
    }

    /**
     * Returns this mapping with names in addresses assembled from these parts, in Magento's order. Default: first, middle and last name, as
     * in a shop with default settings. Web services do not expose the shop's setting: for a shop that shows prefixes or suffixes
     * ({@code customer/address/prefix_show}), add them here; the extension sends them from inside the shop. If the web service does not
     * send prefix or suffix (SOAP v2), the name is sent without it, with a warning.
     *
     * @throws IllegalArgumentException if no parts are given
     */
    public OrderMapping withNameParts(NamePart... parts) {
        if (parts.length == 0) {
            throw new IllegalArgumentException("name parts: needs at least one");
        }
        return withAddressOption(List.of(ContactName.of(Set.of(parts)).rule()));
    }

    /**
     * Returns this mapping with payment methods sent by title. Web services send only a method's code ({@code checkmo}); the extension,
     * inside the shop, sends the title ({@code Check / Money order}).
     *
     * @param titles code to title; a method that is not in the map is sent by its code
     */
    public OrderMapping withPaymentMethodTitles(Map<String, String> titles) {
        return withOption(
                OrderPart.HEADER, List.of(HeaderRules.paymentMethod("title of payment.method", Map.copyOf(titles))));
    }

    /**
     * Returns this mapping with gift messages: the order's message as {@code giftMessage}, a row's message as
     * {@code orderLine.N.giftMessage}. The message of a configurable or bundle is on its first line. The extension does not send them and
     * OrderFlow does not document them: these are custom properties with inferred names, for which the warehouse must be configured.
     */
    public OrderMapping withGiftMessages() {
        return withOption(OrderPart.HEADER, List.of(HeaderRules.giftMessage()))
                .withOption(OrderPart.LINE, List.of(LineRules.giftMessage()));
    }

    /**
     * Returns this mapping with coupon code and discount description also on lines whose rows have a discount, as {@code promotionCode} and
     * {@code promotionPriceDescription}. The extension and the standard mapping send them in the header only. Inferred: Magento does not
     * record which of several promotions lowered a row's price.
     */
    public OrderMapping withPromotionsOnLines() {
        return withOption(OrderPart.LINE, LineRules.promotions());
    }

    /**
     * Returns this mapping with the warehouse's codes of tax rates: for a line by its row's {@code tax_percent} ({@code totalTaxCode},
     * {@code unitTaxCode}); for the order ({@code taxCode}, {@code goodsTaxCode}) if all its lines have the same code. For a rate without a
     * code, no code is sent. {@code shippingTaxCode} needs a custom rule, since Magento does not send the rate. The extension and the
     * standard mapping send codes only if the shop has fields for them.
     *
     * @param codes rate in percent to code, for example 20 to {@code T1}
     */
    public OrderMapping withTaxCodes(Map<BigDecimal, String> codes) {
        TaxCodes byRate = new TaxCodes(codes);
        return withOption(OrderPart.HEADER, HeaderRules.taxCodes(byRate))
                .withOption(OrderPart.LINE, LineRules.taxCodes(byRate));
    }

    /**
     * Returns this mapping with the weight of the shipment: the sum of unit weight times units over all lines, not rounded; no weight is
     * sent if the weight of any line is unknown. The extension does not send it.
     *
     * @param units the unit of the shop's weights, as the warehouse names it; Magento does not record it
     */
    public OrderMapping withShipmentWeight(String units) {
        return withOption(OrderPart.SHIPMENT, ShipmentRules.weight(units));
    }

    /**
     * Returns this mapping with a {@code source} of orders by store view. The extension does not send it. An order of a store view without
     * a source is rejected by name.
     */
    public OrderMapping withSources(ByStore<String> byStore) {
        return withOption(OrderPart.HEADER, List.of(HeaderRules.source(byStore)));
    }

    /** Returns the sources of orders by store view; empty if there are none, or a custom rule sets them. */
    public Optional<ByStore<String>> sources() {
        return HeaderRules.sources(rules(OrderPart.HEADER));
    }

    /**
     * Returns this mapping with another mapping of order numbers. For example, {@code ReferenceMapping.prefixed("UK-")} distinguishes the
     * orders of several shops in one channel, whose numbers all begin at 100000001. OrderFlow sends these
     * {@linkplain #reference references} back, so the order export, the order cancellation and the shipment notification need the same
     * mapping. An order that was exported with another reference is not sent again but given up by name. Replaces the rules for
     * {@code externalReference} of header and shipment.
     *
     * @throws IllegalArgumentException if it conflicts with the mapping of a store view: see {@link #withOrderNumbers(Map)}
     */
    public OrderMapping withOrderNumbers(ReferenceMapping orderNumbers) {
        return with(new OrderNumbers(orderNumbers, orderNumbersByStore()));
    }

    /**
     * Returns this mapping with other mappings of order numbers for these store views:
     * {@code withOrderNumbers(Map.of(2L, ReferenceMapping.prefixed("FR-")))}. For stores of one shop with overlapping order numbers: in
     * Magento 2 each store view has its own sequence, so a number is unique only within its store view. All other store views keep
     * {@link #orderNumbers}. Replaces all earlier mappings by store view.
     *
     * <p>In the runs of the operations, the keys of such orders contain the store view: {@code 000000001 (store 2)}; the keys of other
     * orders are their numbers. An order whose store view the shop did not send is rejected by name, and so is an order whose reference
     * converts to another store view's order. Orders that were exported with another reference are not sent again but given up by name.
     *
     * @param byStore the mappings by number of the store view; empty to use {@link #orderNumbers} for all store views again
     * @throws IllegalArgumentException if orders of two store views with the same number would have the same reference; the message names
     *     the store views
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
     * Returns this mapping with another mapping of SKUs, the same as for products and inventory. Replaces the rule for
     * {@code product.externalReference} of a line. A custom rule that is added later may return the reference of another product of the
     * shop than the row's.
     */
    public OrderMapping withSkus(ReferenceMapping skus) {
        OrderReferences changed = references().withSkus(skus);
        return by(options.referringBy(changed)).withOption(OrderPart.LINE, List.of(changed.lineRule()));
    }

    /**
     * Returns this mapping with the SKUs of products on lines, without the suffix that custom options add to the row's
     * ({@link io.github.orderflowmagento.magento.model.OrderItem#productSku}). The standard mapping sends the longer SKU, as the extension
     * does. Despatches contain the same SKU. An order is rejected if a row does not have the SKU of its product: in Magento 1, every row
     * with custom options, for which a custom rule can shorten the SKU; in Magento 2, a row whose product was deleted.
     */
    public OrderMapping withProductSkus() {
        OrderReferences changed = references().leavingOutOptions();
        return by(options.referringBy(changed)).withOption(OrderPart.LINE, List.of(changed.lineRule()));
    }

    OrderReferences references() {
        return options.references();
    }

    /** Returns the mapping of SKUs to references. Default: {@link ReferenceMapping#identity}. */
    public ReferenceMapping skus() {
        return references().skus();
    }

    /**
     * Returns the mapping of order numbers to references for all store views without {@linkplain #orderNumbersByStore their own}. Default:
     * {@link ReferenceMapping#identity}.
     */
    public ReferenceMapping orderNumbers() {
        return references().orderNumbers().others();
    }

    /** Returns the mappings of order numbers of single store views, by number of the store view. Default: empty. */
    public Map<Long, ReferenceMapping> orderNumbersByStore() {
        return references().orderNumbers().byStore();
    }

    /**
     * Returns the identity of an order: its number, with its store view if that has {@linkplain #orderNumbersByStore its own references}.
     * Its text is the key of the order in the runs of the operations: {@code 000000001}, or {@code 000000001 (store 2)}.
     */
    public OrderNumber orderNumber(OrderHead order) {
        return orderNumber(order.incrementId(), order.storeId());
    }

    /** Like {@link #orderNumber(OrderHead)}, for a number and a store view, which is empty if unknown. */
    public OrderNumber orderNumber(String incrementId, Optional<Long> storeId) {
        return references().orderNumbers().of(incrementId, storeId);
    }

    /**
     * Returns OrderFlow's reference of an order.
     *
     * @throws IllegalArgumentException if the reference does not convert back to the number
     */
    public String reference(OrderNumber number) {
        return references().orderNumbers().reference(number);
    }

    /**
     * Returns the identity of the order with a reference of OrderFlow; empty if no order can have such a reference.
     *
     * @throws IllegalArgumentException if the conversion fails
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

    /** Returns the rules of a part, one for each property. */
    @SuppressWarnings("unchecked") // each part has its own table type: see change
    public <S> RuleTable<S> rules(OrderPart<S> part) {
        return (RuleTable<S>) Objects.requireNonNull(tables.get(part));
    }

    /** Returns the conditions that an order must meet to be sent. */
    public Conditions<Order> conditions() {
        return conditions;
    }

    /**
     * Returns this mapping with the rule replacing the one for the same property of the part, or added.
     *
     * @throws IllegalArgumentException if a rule for {@code externalReference} of header or shipment returns another reference than
     *     {@link #withOrderNumbers}; or if a rule for {@code product.externalReference} of a line changes the SKU of a plain row in another
     *     way than {@link #withSkus}
     */
    public <S> OrderMapping with(OrderPart<S> part, Rule<S> rule) {
        return change(part, table -> table.with(rule));
    }

    /**
     * Returns this mapping without the property of the part.
     *
     * @throws IllegalArgumentException if there is no rule for it; suggests the nearest property
     */
    public OrderMapping without(OrderPart<?> part, String property) {
        return change(part, table -> table.without(property));
    }

    /**
     * Returns this mapping with a rule that sends one field of the order, unchanged, as the property. A missing or blank field is not sent.
     *
     * @param part the part. For an address, the fields are those of the address, including {@code street1} to {@code street4}. For a line,
     *     they are those of its row; fields of the row with the amounts have the prefix {@code priced.}, for example
     *     {@code priced.row_total}, and fields of the order have the prefix {@code order.}, for example {@code order.coupon_code}
     * @param property the property, without the prefix of the part; a property that OrderFlow does not document is a custom property
     * @param field Magento's name of the field; a dot denotes a nested field, for example {@code payment.method}
     */
    public OrderMapping withField(OrderPart<?> part, String property, String field) {
        return change(part, table -> table.withField(property, field));
    }

    /**
     * Returns this mapping with the rules of a part changed, for example {@code change(OrderPart.LINE, rules ->
     * rules.decorate("description", Rule::strict))}.
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
     * Returns this mapping with one more condition; orders that do not meet it are skipped. Replaces a condition of the same name. A
     * skipped order is read again only when it changes in the shop: with a condition that becomes true only because time passes, for
     * example a minimum age, orders would never be exported.
     *
     * @param words the condition's name, which appears in the reason for skipping, for example {@code no wholesale}
     * @param condition a pure function; if it throws, only that order is rejected
     */
    public OrderMapping onlyIf(String words, Predicate<Order> condition) {
        return changeConditions(all -> all.with(Condition.of(words, condition)));
    }

    /** Returns this mapping with its conditions changed, for example {@code conditions -> conditions.without("no wholesale")}. */
    public OrderMapping changeConditions(UnaryOperator<Conditions<Order>> change) {
        return new OrderMapping(tables, change.apply(conditions), options);
    }

    /**
     * Returns why an order is skipped; empty if it is not.
     *
     * @throws MappingException if a field that a condition requires is missing, or a condition fails
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

    /** Returns this mapping, with this origin for each rule and condition that {@code earlier} does not contain. */
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
     * Reports rules and conditions that read fields that none of these orders has.
     *
     * @param exportedAt the time of the batch, as for {@link #explain}
     */
    public Findings check(Collection<Order> samples, Instant exportedAt) {
        return OrderExplanation.check(
                this,
                samples.stream()
                        .map(order -> new OrderSource(order, lines(order), exportedAt))
                        .toList());
    }

    /**
     * Explains how each rule processes an order.
     *
     * @param exportedAt the time of the batch in which it is exported
     */
    public Explanation explain(Order order, Instant exportedAt) {
        return OrderExplanation.of(this, new OrderSource(order, lines(order), exportedAt));
    }

    /** Returns the lines to despatch; empty if nothing is left. */
    public List<OrderLine> lines(Order order) {
        return OrderLine.of(order, options);
    }

    /**
     * Returns the reference of each row's product, by number of the row ({@code item_id}): the {@code product.externalReference} of its
     * line, which despatches contain. Rows with children are not included, nor are rows for which the rule fails, since they cannot have
     * been exported.
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
                // the export rejects the order for it, or the row was never a line
            }
        }
        return Collections.unmodifiableMap(references);
    }

    /**
     * Returns the fields of an order to read for mapping: the fields that rules and conditions {@linkplain Rule#reads read by name}, and
     * those of its amounts; all fields if a rule or condition does not declare what it reads.
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

    /** Returns the fields of an order to read for the {@link #productReferences}. */
    public Projection projectionOfReferences() {
        RuleTable<OrderLine> lines = rules(OrderPart.LINE);
        return OrderPart.LINE.projection(RuleTable.of(
                lines.fields(),
                lines.rules().stream()
                        .filter(rule -> rule.target().equals(OrderReferences.PRODUCT_REFERENCE))
                        .toList()));
    }

    /**
     * Returns whether the shop sent the type of each row, without which no order can be mapped, and the fields that the conditions require.
     */
    public boolean isComplete(Order order) {
        return OrderLine.ofUnknownType(order).isEmpty() && conditions.areFieldsSent(order);
    }

    /**
     * Returns the import of an order.
     *
     * @param exportedAt the time of the batch in which it is exported
     * @throws MappingException if nothing of the order is left to despatch; if the shop did not send the types of rows, whether they are
     *     physical, how a bundle ships, or an address; if a rule fails; or if OrderFlow would reject values: the message names all of them
     */
    public ImportItem map(Order order, Instant exportedAt) {
        return map(order, exportedAt, warning -> {});
    }

    /**
     * Like {@link #map(Order, Instant)}, with warnings.
     *
     * @param warnings receives each value that was changed or left out
     */
    public ImportItem map(Order order, Instant exportedAt, Consumer<MappingWarning> warnings) {
        UnmappableOrders.rejectUnknownType(order);
        rejectUnknownParent(order);
        List<OrderLine> lines = lines(order);
        UnmappableOrders.refuse(order, lines);
        ImportItem item = OrderDocument.of(this, new OrderSource(order, lines, exportedAt), warnings);
        UnmappableOrders.refuseWithoutAddress(order, lines, item);
        return item;
    }

    /**
     * Rejects an order if it is unknown which rows belong to a configurable or bundle.
     *
     * @throws MappingException if there is such a row; the message names the first
     */
    public static void rejectUnknownParent(Order order) {
        order.rowWithUnknownParent().ifPresent(item -> {
            throw new MappingException(
                    "order " + order.incrementId(),
                    "the shop did not send whether " + item.described()
                            + " belongs to a configurable or bundle (parent_item_id), as over SOAP v2, and the rows do not show"
                            + " it: read the order over XML-RPC",
                    null);
        });
    }

    /**
     * Checks whether the amounts of an import add up to the order's total. A difference is a {@linkplain Reconciliation#warning warning},
     * not a failure: the order may include a service, a payment fee or a gift card, and the warehouse can despatch it nevertheless.
     *
     * @param item the result of {@link #map}
     * @return the comparison; empty if it is not possible: this mapping sends no total or no amounts of lines, or the shop's amounts are
     *     invalid
     */
    public Optional<Reconciliation> reconcile(Order order, ImportItem item) {
        try {
            return new SentAmounts(order, item.properties(), options).reconciliation();
        } catch (InvalidFieldException e) {
            return Optional.empty();
        }
    }
}
