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
 * A line of the warehouse's inventory as a stock update of the shop. The properties are {@code sku}, {@code quantity} and {@code
 * is_in_stock}. Unless a rule of one's own says {@code 1} or {@code 0}, {@code true} or {@code false}, a product is in stock if its
 * quantity, by whatever rule, is above zero.
 *
 * <p>{@link #standard()} is where to start. Immutable and safe to share between threads, if the rules are.
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

    /** @throws IllegalArgumentException if the quantity would no longer be that from which open orders are subtracted */
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
                + ", and sell what customers have ordered: leave that rule as it is,"
                + " or give the calculation its quantity with InventoryMapping.of(…).subtracting(…)");
    }

    /** Where quantities come from, which stays the same whatever is done with them afterwards. */
    private static List<Object> quantities(RuleTable<InventoryLine> rules) {
        return rules.rules().stream()
                .filter(rule -> rule.target().equals(QUANTITY))
                .flatMap(rule -> Stream.of(rule.source(), rule.fields()))
                .toList();
    }

    /**
     * The quantity is what was {@linkplain #received received}: what is free or, for a shop that reserves units for open orders, what is on
     * hand. A negative quantity becomes zero, as the extension has
     * it by default, also one that a file or {@code withField} takes from elsewhere; what a rule of your own calculates is written as
     * it is. The product is in stock if the quantity is above zero.
     */
    public static InventoryMapping standard() {
        return of(Rule.optional(
                QUANTITY, RECEIVED, new AtLeastZero(line -> Amounts.text(InventoryMapping.received(line)))));
    }

    /**
     * As {@link #standard}, with negative quantities written as they are: the extension's option <em>Allow Negative
     * Quantities</em>.
     */
    public static InventoryMapping allowingNegativeQuantities() {
        return of(RECEIVED, InventoryMapping::received);
    }

    /**
     * As {@link #standard}, with the units subtracted that customers have ordered or put into carts: the extension's
     * option <em>Adjust Inventory</em>. The calculation says whether a negative quantity stands. What is done with the
     * quantity afterwards may be added ({@code decorate}); another rule in its place is refused, as it would subtract nothing.
     *
     * @param demand what customers want, read for this update; another one takes another mapping
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
     * As {@link #standard}, for a warehouse that tells only what is free, its open orders subtracted. To a shop that {@linkplain
     * StockKeeping#RESERVES reserves} it gives what is on hand: what is free, and the units of exported orders that the shop has not shipped,
     * so that the shop sells what the warehouse says is free, less the orders that the warehouse does not know yet. To other shops it
     * gives what is free. The units wait in those orders until the shop has their shipment, so {@code InventoryUpdate.Builder.unbooked}
     * adds nothing to them.
     *
     * <p>Orders that the demand lacks are not added: rather a sale too few than one too many. So read it right before the update, after
     * despatches were booked, and only orders that are shipped from the source that is updated; where several sources serve a website it is
     * not known whose an order's units are.
     *
     * @param demand what customers have ordered, by {@link OrderedUnits#of}, read for this update; carts make no difference
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

    /** Whether the quantity for a shop that reserves holds the units of orders that the shop has not shipped: {@link #addingUnshipped}. */
    public boolean addsUnshipped() {
        return addsUnshipped;
    }

    /**
     * The same, saying what its rules subtract from what the warehouse has: for a function of your own that calculates with open orders
     * ({@link StockCalculation}). Say it last: a mapping that subtracts refuses another rule for {@code quantity}. Where the shop subtracts
     * them by itself, the inventory update refuses such a mapping.
     */
    public InventoryMapping subtracting(Adjustment adjustment) {
        return new InventoryMapping(rules(), conditions(), source, sources, adjustment, addsUnshipped, skus);
    }

    /**
     * The same for SKUs that the warehouse knows otherwise: the mapping by which products and orders are exported. The rule for {@code sku}
     * becomes the SKU that the line's reference leads back to, and the demand of a {@linkplain #calculated calculation} is that of this
     * SKU. A line whose reference does not belong to this shop is not written. Other rules, and conditions, are given a line as the shop has it: its
     * {@code externalReference()} is the shop's SKU, and its attributes are as OrderFlow sent them.
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

    /** What the warehouse knows the SKUs by; {@link ReferenceMapping#identity} unless it was said {@linkplain #withSkus otherwise}. */
    public ReferenceMapping skus() {
        return skus;
    }

    /**
     * The same for the stock of another source. The standard is {@value StockItem#DEFAULT_SOURCE}, which every shop has.
     *
     * @param code the source's code in the shop
     */
    public InventoryMapping inSource(String code) {
        return new InventoryMapping(
                rules(), conditions(), Optional.of(code), Optional.empty(), subtracts, addsUnshipped, skus);
    }

    /**
     * The same for a warehouse whose lines tell where the stock is, each of which is written to its own source. A line whose place is not in
     * the table, or that does not tell it, is refused by name. Keys of an update are then SKU and source: {@code MUG-001 in uk_north}.
     *
     * @throws IllegalArgumentException if unshipped units {@linkplain #addingUnshipped are added}, and there are several sources: which of
     *     them an order's units are in is not known
     */
    public InventoryMapping withSources(SourceTable table) {
        if (addsUnshipped && table.codes().size() > 1) {
            throw new IllegalArgumentException("unshipped units of orders would be added to each of the sources "
                    + table.codes() + ", and sold as often: have OrderFlow tell what is on hand");
        }
        return new InventoryMapping(rules(), conditions(), source, Optional.of(table), subtracts, addsUnshipped, skus);
    }

    /** The table of sources; empty if all stock is that of one {@link #source}. */
    public Optional<SourceTable> sources() {
        return sources;
    }

    /**
     * Code of the source that a line is for.
     *
     * @throws MappingException if the table does not have it; if there is no table, and the line itself tells that it is of another source
     *     of the shop ({@code source}) than the one that is updated
     */
    public String source(InventoryLine line) {
        if (sources.isPresent()) {
            SourceTable table = sources.get();
            return table.source(entity(line), LineFields.ALL.text(line, table.field()));
        }
        Optional<String> told = LineFields.ALL.text(line, SOURCE);
        if (told.isPresent() && !told.get().equals(source())) {
            throw new MappingException(
                    entity(line),
                    "it is stock of the source '" + told.get() + "', and that of '" + source()
                            + "' is updated: name the shop's sources (withSources(SourceTable.ofCodes(...)))",
                    null);
        }
        return source();
    }

    /**
     * A mapping that takes the quantity from elsewhere. It is taken for one of which no open orders were subtracted.
     *
     * @param from where it comes from, in words
     * @param quantity the quantity; the product is in stock if it is above zero
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

    /** A quantity that becomes zero if it is negative. */
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

    /** The rules with a field for the quantity no lower than zero, as the rule was that it took the place of. */
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

    /** Whether the quantity that a rule gives is above zero. */
    private record AboveZero(Rule<InventoryLine> quantity) implements Function<InventoryLine, Optional<String>> {
        @Override
        public Optional<String> apply(InventoryLine line) {
            return quantity.value().apply(line).flatMap(Decimals::parse).map(units -> units.signum() > 0 ? "1" : "0");
        }
    }

    /** Code of the source whose stock is updated, unless there is a {@linkplain #sources table}. */
    public String source() {
        return source.orElse(StockItem.DEFAULT_SOURCE);
    }

    /** Whether it was said whose stock is updated, by {@link #inSource} or {@link #withSources}; else it is that of the standard. */
    public boolean namesSource() {
        return source.isPresent() || sources.isPresent();
    }

    /**
     * What the rules subtract from what the warehouse has. A shop that subtracts open orders by itself ({@link StockKeeping#RESERVES}) must
     * be sent a quantity of which nothing was subtracted.
     */
    public Adjustment subtracts() {
        return subtracts;
    }

    /** Whether a product is in stock as long as there are units of it, and no rule of one's own says otherwise. */
    public boolean isInStockByQuantity() {
        return !rules().targets().contains(IN_STOCK) || rules().rule(IN_STOCK).value() instanceof AboveZero;
    }

    /** What each rule does with a line. */
    public Explanation explain(InventoryLine line) {
        return explain(entity(line), watched(ledBack(line)));
    }

    private static Function<Observer, InventoryLine> watched(InventoryLine line) {
        return observer -> observer.watch(InventoryLine.class, line, "");
    }

    /** Which rules and conditions read what none of these lines has. */
    public Findings check(Collection<InventoryLine> samples) {
        return check("inventory line", samples, InventoryMapping::watched);
    }

    /**
     * Why a line does not count; empty if it does.
     *
     * @throws MappingException if the warehouse does not tell what a condition needs, or a condition fails
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
     * What the warehouse has, as the shop keeps it: what is free to be sold, which is what the line calls {@code quantity}, else {@code
     * available}, else {@code total} less {@code allocated}; for a shop that {@linkplain StockKeeping#RESERVES reserves}, what is {@linkplain
     * #onHand on hand}. Empty also if the line tells a total, but not how much of it is allocated: that would be sold twice.
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
     * What is physically there, units allocated to orders among them: what the line calls {@code total}, else {@code quantity} or {@code
     * available} and {@code allocated} together. Empty if the line tells what is free alone: a shop that reserves would subtract open
     * orders from it once more.
     */
    public static Optional<BigDecimal> onHand(InventoryLine line) {
        return line.decimal(TOTAL)
                .or(() -> net(line).flatMap(net -> line.decimal(ALLOCATED).map(net::add)));
    }

    /** As {@link #map(InventoryLine, StockKeeping)}, for a shop that {@linkplain StockKeeping#SUBTRACTS subtracts} what is ordered. */
    public StockUpdate map(InventoryLine line) {
        return map(line, StockKeeping.SUBTRACTS);
    }

    /**
     * The stock update of a line.
     *
     * @param keeping what the quantities of the shop mean
     * @throws MappingException if the line is of no SKU of this shop, or a rule gives it another than the one whose demand is subtracted;
     *     if it has no quantity, one that is no number, or one that the shop cannot hold; if {@code is_in_stock} is neither a yes nor a no
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
                    ? " on hand (total, or allocated beside what is free), which a shop that reserves units for open orders is to be sent;"
                            + " if one of the line's numbers is what is on hand, name it: withField(\"quantity\", \"...\");"
                            + " if OrderFlow tells what is free alone: InventoryMapping.addingUnshipped(demand)"
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
                    IN_STOCK + ": the line does not tell what the rule for it reads; the line has "
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
