package io.github.orderflowmagento.mapping.inventory;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Decimals;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.Conditions;
import io.github.orderflowmagento.mapping.Explanation;
import io.github.orderflowmagento.mapping.Findings;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.Observer;
import io.github.orderflowmagento.mapping.Origin;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.RuleTable;
import io.github.orderflowmagento.mapping.SourceTable;
import io.github.orderflowmagento.mapping.TableMapping;
import io.github.orderflowmagento.mapping.inventory.StockCalculation.Adjustment;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

/**
 * Maps a line of the warehouse's inventory to a stock update of the shop. The properties are {@code sku}, {@code quantity} and {@code
 * is_in_stock}. A product is in stock if its quantity is above zero, unless a custom rule for {@code is_in_stock} returns {@code 1} or
 * {@code 0}, {@code true} or {@code false}.
 *
 * <p>Start with {@link #standard()}. Immutable and safe to share between threads, if the rules are.
 */
public final class InventoryMapping extends TableMapping<InventoryLine, InventoryMapping> {
    private static final String IN_STOCK = "is_in_stock";
    private static final String QUANTITY = "quantity";
    private static final String TOTAL = "total";
    private static final String ALLOCATED = "allocated";
    private static final String SOURCE = "source";
    private static final String RECEIVED = "quantity, else available, else total - allocated";

    private final Optional<String> source;
    private final Adjustment subtracts;
    private final Optional<SourceTable> sources;
    private final boolean addsUnshipped;
    private final ReferenceMapping skus;

    private InventoryMapping(
            RuleTable<InventoryLine> rules,
            Conditions<InventoryLine> conditions,
            Optional<String> source,
            Optional<SourceTable> sources,
            Adjustment subtracts,
            boolean addsUnshipped,
            ReferenceMapping skus) {
        super(rules, conditions);
        this.source = source;
        this.sources = sources;
        this.subtracts = subtracts;
        this.addsUnshipped = addsUnshipped;
        this.skus = skus;
    }

    /** @throws IllegalArgumentException if open orders would no longer be subtracted from the quantity */
    @Override
    protected InventoryMapping copy(RuleTable<InventoryLine> rules, Conditions<InventoryLine> conditions) {
        requireSubtraction(rules);
        RuleTable<InventoryLine> bounded = isBounded(rules()) ? bounded(rules) : rules;
        boolean isInStockByQuantity = bounded.targets().containsAll(List.of(QUANTITY, IN_STOCK))
                && bounded.rule(IN_STOCK).value() instanceof AboveZero;
        return new InventoryMapping(
                isInStockByQuantity ? bounded.with(inStock(bounded.rule(QUANTITY))) : bounded,
                conditions,
                source,
                sources,
                subtracts,
                addsUnshipped && quantities(bounded).equals(quantities(rules())),
                skus);
    }

    private void requireSubtraction(RuleTable<InventoryLine> changed) {
        if (subtracts == Adjustment.NONE || quantities(changed).equals(quantities(rules()))) {
            return;
        }
        throw new IllegalArgumentException("the mapping would no longer subtract " + subtracts
                + " with another rule for " + QUANTITY
                + ", and ordered units would be sold again: keep that rule,"
                + " or calculate the quantity with InventoryMapping.of(…).subtracting(…)");
    }

    /** Returns where quantities come from; the same for rules that only transform them. */
    private static List<Object> quantities(RuleTable<InventoryLine> rules) {
        return rules.rules().stream()
                .filter(rule -> rule.target().equals(QUANTITY))
                .flatMap(rule -> Stream.of(rule.source(), rule.fields()))
                .toList();
    }

    /**
     * Returns the mapping that writes the {@linkplain #received received} quantity: the free quantity or, for a shop that reserves units
     * for open orders, the quantity on hand. A negative quantity becomes zero, as in the extension by default, even if it comes from a
     * mapping file or {@code withField}; the result of a custom rule is written unchanged. The product is in stock if the quantity is above
     * zero.
     */
    public static InventoryMapping standard() {
        return of(Rule.optional(
                QUANTITY, RECEIVED, new AtLeastZero(line -> Amounts.text(InventoryMapping.received(line)))));
    }

    /**
     * Returns the {@link #standard} mapping with negative quantities written unchanged: the extension's option <em>Allow Negative
     * Quantities</em>.
     */
    public static InventoryMapping allowingNegativeQuantities() {
        return of(RECEIVED, InventoryMapping::received);
    }

    /**
     * Returns the {@link #standard} mapping that also subtracts units that customers have ordered or put into carts: the extension's option
     * <em>Adjust Inventory</em>. The calculation decides whether negative quantities are allowed. The quantity may be transformed further
     * ({@code decorate}); another rule for it is rejected, since it would subtract nothing.
     *
     * @param demand the demand read for this update; the next update needs another mapping
     */
    public static InventoryMapping calculated(StockCalculation calculation, ShopDemand demand) {
        return of(
                        switch (calculation.adjustment()) {
                            case NONE -> RECEIVED;
                            case UNSENT_ORDERS -> RECEIVED + "; less unsent orders";
                            case UNSENT_ORDERS_AND_CARTS -> RECEIVED + "; less unsent orders and active carts";
                        },
                        line -> received(line)
                                .map(received -> calculation
                                        .calculate(line.externalReference(), received, line.lastOrderExported(), demand)
                                        .quantity()))
                .subtracting(calculation.adjustment());
    }

    /**
     * Returns the {@link #standard} mapping for a warehouse that sends only the free quantity, with its open orders subtracted. For a shop
     * that {@linkplain StockKeeping#RESERVES reserves}, it calculates the quantity on hand: the free quantity plus the unshipped units of
     * exported orders. The shop then sells the warehouse's free quantity less the orders that the warehouse does not know yet. For other
     * shops it writes the free quantity. Units count until the shop has their shipment, so
     * {@code InventoryUpdate.Builder.despatchesWithoutShipment} does not add to them.
     *
     * <p>Orders missing from the demand are not added, which may lose a sale but never oversells. Read the demand right before the update,
     * after shipments were notified, and only orders that ship from the updated source; if several sources serve a website, the source of
     * an order's units is unknown.
     *
     * @param demand the ordered units from {@link OrderedUnits#of}, read for this update; carts are ignored
     */
    public static InventoryMapping addingUnshipped(ShopDemand demand) {
        return of(Rule.optional(
                        QUANTITY,
                        RECEIVED + "; plus unshipped units of exported orders where the shop reserves",
                        new AtLeastZero(line -> Amounts.text(freeAndUnshipped(line, demand)))))
                .withUnshipped();
    }

    private static Optional<BigDecimal> freeAndUnshipped(InventoryLine line, ShopDemand demand) {
        return line instanceof OnHandLine
                ? free(line)
                        .map(units -> units.add(
                                KnownOrders.unshipped(line.externalReference(), line.lastOrderExported(), demand)))
                : free(line);
    }

    private InventoryMapping withUnshipped() {
        return new InventoryMapping(rules(), conditions(), source, sources, subtracts, true, skus);
    }

    /** Returns whether unshipped units are added for a shop that reserves: {@link #addingUnshipped}. */
    public boolean addsUnshipped() {
        return addsUnshipped;
    }

    /**
     * Returns this mapping with a declaration of what its rules subtract, for a custom function that calculates with open orders ({@link
     * StockCalculation}). Call it last: a mapping that subtracts rejects another rule for {@code quantity}. The inventory update rejects
     * such a mapping if the shop subtracts open orders itself.
     */
    public InventoryMapping subtracting(Adjustment adjustment) {
        return new InventoryMapping(rules(), conditions(), source, sources, adjustment, addsUnshipped, skus);
    }

    /**
     * Returns this mapping with another mapping of SKUs, which must be the one used to export products and orders. The rule for {@code sku}
     * then converts the line's reference to the shop's SKU, and the demand of a {@linkplain #calculated calculation} is that of this SKU. A
     * line whose reference does not belong to this shop is not written. Other rules and conditions receive a line whose
     * {@code externalReference()} is the shop's SKU and whose attributes are as OrderFlow sent them.
     */
    public InventoryMapping withSkus(ReferenceMapping changed) {
        return new InventoryMapping(
                rules().with(new InventoryReference(changed).rule()),
                conditions(),
                source,
                sources,
                subtracts,
                addsUnshipped,
                changed);
    }

    /** Returns the mapping of SKUs to references. Default: {@link ReferenceMapping#identity}. */
    public ReferenceMapping skus() {
        return skus;
    }

    /**
     * Returns this mapping for the stock of another source. Default: {@value StockItem#DEFAULT_SOURCE}, which every shop has.
     *
     * @param code the source's code in the shop
     */
    public InventoryMapping inSource(String code) {
        return new InventoryMapping(
                rules(), conditions(), Optional.of(code), Optional.empty(), subtracts, addsUnshipped, skus);
    }

    /**
     * Returns this mapping for a warehouse whose lines name the place of the stock; each is written to the source of its place. A line
     * whose place is missing or not in the table is rejected by name. The keys of an update are then SKU and source: {@code MUG-001 in
     * uk_north}.
     *
     * @throws IllegalArgumentException if unshipped units {@linkplain #addingUnshipped are added} and there are several sources, since the
     *     source of an order's units is unknown
     */
    public InventoryMapping withSources(SourceTable table) {
        if (addsUnshipped && table.codes().size() > 1) {
            throw new IllegalArgumentException(
                    "unshipped units of orders would be added to, and sold from, each of the sources " + table.codes()
                            + ": configure OrderFlow to send the quantity on hand");
        }
        return new InventoryMapping(rules(), conditions(), source, Optional.of(table), subtracts, addsUnshipped, skus);
    }

    /** Returns the table of sources; empty if all stock is in one {@link #source}. */
    public Optional<SourceTable> sources() {
        return sources;
    }

    /**
     * Returns the code of the source of a line.
     *
     * @throws MappingException if its place is missing or not in the table; or if there is no table and the line's {@code source} is not
     *     the updated source
     */
    public String source(InventoryLine line) {
        if (sources.isPresent()) {
            SourceTable table = sources.get();
            return table.source(entity(line), LineFields.ALL.text(line, table.field()));
        }
        Optional<String> sent = LineFields.ALL.text(line, SOURCE);
        if (sent.isPresent() && !sent.get().equals(source())) {
            throw new MappingException(
                    entity(line),
                    "it is stock of the source '" + sent.get() + "', but that of '" + source()
                            + "' is updated: name the source of each site: site.UK1.source = 'uk_north' in a mapping file (in Java: withSources)",
                    null);
        }
        return source();
    }

    /**
     * Returns a mapping with a custom quantity. The mapping assumes that no open orders have been subtracted from it; see
     * {@link #subtracting}.
     *
     * @param from a readable description of where the quantity comes from
     * @param quantity returns the quantity; empty rejects the line. The product is in stock if the quantity is above zero
     */
    public static InventoryMapping of(String from, Function<InventoryLine, Optional<BigDecimal>> quantity) {
        return of(Rule.optional(QUANTITY, from, line -> Amounts.text(quantity.apply(line))));
    }

    private static InventoryMapping of(Rule<InventoryLine> rule) {
        RuleTable<InventoryLine> rules = RuleTable.of(
                        LineFields.ALL,
                        List.of(new InventoryReference(ReferenceMapping.identity()).rule(), rule, inStock(rule)))
                .from(Origin.STANDARD);
        return new InventoryMapping(
                rules,
                Conditions.none(LineFields.ALL),
                Optional.empty(),
                Optional.empty(),
                Adjustment.NONE,
                false,
                ReferenceMapping.identity());
    }

    /** Replaces a negative quantity by zero. */
    private record AtLeastZero(Function<? super InventoryLine, Optional<String>> quantity)
            implements Function<InventoryLine, Optional<String>> {
        @Override
        public Optional<String> apply(InventoryLine line) {
            return quantity.apply(line)
                    .map(text -> Decimals.parse(text)
                                    .filter(units -> units.signum() < 0)
                                    .isPresent()
                            ? "0"
                            : text);
        }
    }

    private static boolean isBounded(RuleTable<InventoryLine> rules) {
        return rules.targets().contains(QUANTITY) && rules.rule(QUANTITY).value() instanceof AtLeastZero;
    }

    /** Returns the rules with the quantity bounded by zero if the replaced rule was. */
    private static RuleTable<InventoryLine> bounded(RuleTable<InventoryLine> rules) {
        if (!rules.targets().contains(QUANTITY)
                || isBounded(rules)
                || rules.rule(QUANTITY).fields().isEmpty()) {
            return rules;
        }
        Rule<InventoryLine> field = rules.rule(QUANTITY);
        return rules.with(Rule.<InventoryLine>builder()
                .from(field)
                .transform("zero if negative")
                .value(new AtLeastZero(field.value()))
                .build());
    }

    private static Rule<InventoryLine> inStock(Rule<InventoryLine> quantity) {
        return Rule.optional(IN_STOCK, "1 if quantity is above zero, else 0", new AboveZero(quantity))
                .from(quantity.origin());
    }

    /** Whether the quantity of a rule is above zero. */
    private record AboveZero(Rule<InventoryLine> quantity) implements Function<InventoryLine, Optional<String>> {
        @Override
        public Optional<String> apply(InventoryLine line) {
            return quantity.value().apply(line).flatMap(Decimals::parse).map(units -> units.signum() > 0 ? "1" : "0");
        }
    }

    /** Returns the code of the source whose stock is updated, unless there is a {@linkplain #sources table}. */
    public String source() {
        return source.orElse(StockItem.DEFAULT_SOURCE);
    }

    /** Returns whether the source was set by {@link #inSource} or {@link #withSources}. */
    public boolean namesSource() {
        return source.isPresent() || sources.isPresent();
    }

    /**
     * Returns what the rules subtract from the warehouse's quantity. A shop that subtracts open orders itself ({@link
     * StockKeeping#RESERVES}) must be sent a quantity from which nothing was subtracted.
     */
    public Adjustment subtracts() {
        return subtracts;
    }

    /** Returns whether the quantity, not a custom rule, decides if a product is in stock. */
    public boolean isInStockByQuantity() {
        return !rules().targets().contains(IN_STOCK) || rules().rule(IN_STOCK).value() instanceof AboveZero;
    }

    /** Explains how each rule processes a line. */
    public Explanation explain(InventoryLine line) {
        return explain(entity(line), watched(ledBack(line)));
    }

    private static Function<Observer, InventoryLine> watched(InventoryLine line) {
        return observer -> observer.watch(InventoryLine.class, line, "");
    }

    /** Reports rules and conditions that read fields that none of these lines has. */
    public Findings check(Collection<InventoryLine> samples) {
        return check("inventory line", samples, InventoryMapping::watched);
    }

    /**
     * Returns why a line is skipped; empty if it is not.
     *
     * @throws MappingException if a field that a condition requires is missing, or a condition fails
     */
    public Optional<String> reasonToSkip(InventoryLine line) {
        return conditions().reasonToSkip(entity(line), ledBack(line));
    }

    private InventoryLine ledBack(InventoryLine line) {
        return new InventoryReference(skus).ledBack(entity(line), line);
    }

    private static String entity(InventoryLine line) {
        return "inventory of " + line.externalReference();
    }

    /**
     * Returns the quantity that the shop needs: the free quantity, which is the line's {@code quantity}, else {@code available}, else
     * {@code total} less {@code allocated}; for a shop that {@linkplain StockKeeping#RESERVES reserves}, the quantity
     * {@linkplain #onHand on hand}. Empty if the line does not have it. A total without the allocated quantity is not a free quantity, since
     * the allocated units would be sold twice.
     */
    public static Optional<BigDecimal> received(InventoryLine line) {
        return line instanceof OnHandLine physical ? onHand(physical) : free(line);
    }

    private static Optional<BigDecimal> free(InventoryLine line) {
        return net(line)
                .or(() -> line.decimal(TOTAL)
                        .flatMap(total -> line.decimal(ALLOCATED).map(total::subtract)));
    }

    private static Optional<BigDecimal> net(InventoryLine line) {
        return line.decimal(QUANTITY).or(() -> line.decimal("available"));
    }

    /**
     * Returns the quantity on hand, including units allocated to orders: the line's {@code total}, else the sum of {@code quantity} or
     * {@code available}, and {@code allocated}. Empty if the line has only the free quantity, from which a shop that reserves would
     * subtract open orders again.
     */
    public static Optional<BigDecimal> onHand(InventoryLine line) {
        return line.decimal(TOTAL)
                .or(() -> net(line).flatMap(net -> line.decimal(ALLOCATED).map(net::add)));
    }

    /** Like {@link #map(InventoryLine, StockKeeping)}, for a shop that {@linkplain StockKeeping#SUBTRACTS subtracts} ordered units. */
    public StockUpdate map(InventoryLine line) {
        return map(line, StockKeeping.SUBTRACTS);
    }

    /**
     * Returns the stock update of a line.
     *
     * @param keeping the meaning of the shop's quantities
     * @throws MappingException if the line's reference is not that of a SKU of this shop, or a rule returns another SKU than the one whose
     *     demand is subtracted; if the quantity is missing, invalid, or too large for the shop; or if {@code is_in_stock} is neither yes
     *     nor no
     */
    public StockUpdate map(InventoryLine line, StockKeeping keeping) {
        String entity = entity(line);
        InventoryReference reference = new InventoryReference(skus);
        InventoryLine led = reference.ledBack(entity, line);
        InventoryLine ledBack = keeping == StockKeeping.RESERVES ? new OnHandLine(led) : led;
        Map<String, String> fields = rules().apply(entity, ledBack);
        String sku = fields.getOrDefault(InventoryReference.TARGET, ledBack.externalReference());
        if (subtracts != Adjustment.NONE || addsUnshipped) {
            reference.requireDemandOf(sku, entity, ledBack);
        }
        String quantity = fields.get(QUANTITY);
        if (quantity == null) {
            String onHand = keeping == StockKeeping.RESERVES && free(line).isPresent()
                    ? " on hand (total, or allocated beside the free quantity), which a shop that reserves units for open orders needs;"
                            + " if one of the line's numbers is the quantity on hand, name it: total in a CSV file, or inventory.quantity = ..."
                            + " in a mapping file; if OrderFlow sends only the free quantity, a mapping in Java can add the units of open"
                            + " orders (addingUnshipped)"
                    : "";
            throw new MappingException(
                    entity,
                    "no quantity" + onHand + "; the line has "
                            + line.attributes().keySet(),
                    null);
        }
        BigDecimal units = number(entity, quantity);
        boolean isSaid = rules().targets().contains(IN_STOCK);
        String text = fields.get(IN_STOCK);
        if (isSaid && text == null) {
            throw new MappingException(
                    entity,
                    IN_STOCK + ": the line lacks the field that the rule reads; the line has "
                            + line.attributes().keySet(),
                    null);
        }
        boolean isInStock = text == null ? units.signum() > 0 : isYes(entity, IN_STOCK, text);
        StockUpdate.Builder update = StockUpdate.builder()
                .sku(sku)
                .source(source(line))
                .quantity(units)
                .isInStock(isInStock);
        try {
            return update.build();
        } catch (IllegalStateException e) {
            throw new MappingException(entity, String.valueOf(e.getMessage()), e);
        }
    }

    private static BigDecimal number(String entity, String quantity) {
        return Decimals.parse(quantity)
                .orElseThrow(
                        () -> new MappingException(entity, QUANTITY + ": '" + quantity + "' is not a number", null));
    }
}
