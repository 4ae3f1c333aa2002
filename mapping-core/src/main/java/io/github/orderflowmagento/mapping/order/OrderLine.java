package io.github.orderflowmagento.mapping.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * What line rules map from: one item of an order that is to be despatched.
 *
 * <table>
 * <caption>How rows of an order become lines</caption>
 * <tr><th>bought as</th><th>rows in Magento</th><th>lines</th><th>amounts</th></tr>
 * <tr><td>simple</td><td>one</td><td>the row</td><td>its own</td></tr>
 * <tr><td>grouped</td><td>one for each product</td><td>each</td><td>their own</td></tr>
 * <tr><td>configurable</td><td>parent and child</td><td>the child</td><td>the parent's</td></tr>
 * <tr><td>bundle, dynamic price</td><td>parent and children</td><td>each child</td><td>their own</td></tr>
 * <tr><td>bundle, fixed price</td><td>parent and children</td><td>each child</td><td>the parent's, on the first line or shared by units</td></tr>
 * <tr><td>virtual, downloadable</td><td>one</td><td>none</td><td></td></tr>
 * </table>
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public abstract class OrderLine {
    private static final int PLACES = 4;

    OrderLine() {}

    /** The order that the line is of. */
    public abstract Order order();

    /** The row that says what to pick: SKU, name. */
    public abstract OrderItem item();

    /**
     * The row that holds the amounts: the item itself, or the configurable or bundle it was bought as; empty if the amounts stand on
     * another line already.
     */
    public abstract Optional<OrderItem> priced();

    /** The part of those amounts that is this line's. Default: all. */
    @Value.Default
    public Share share() {
        return Share.WHOLE;
    }

    /** The configurable or bundle of which this is the only or first line: what concerns it as a whole is said here. */
    public abstract Optional<OrderItem> opens();

    /** Units left to despatch. */
    public abstract BigDecimal quantity();

    /**
     * The lines of an order: every row that is physical, stands for a stock item of its own and has units left to ship. Rows
     * bought over a grouped product are among them; configurables and bundles are not, their children are. A mapping may see it
     * otherwise: {@link OrderMapping#lines}.
     */
    public static List<OrderLine> of(Order order) {
        return of(order, OrderOptions.standard());
    }

    static List<OrderLine> of(Order order, OrderOptions options) {
        List<OrderItem> rows = order.items().stream()
                .filter(item -> isOfType(order, item, options.lineTypes()))
                .filter(item -> quantity(order, item).signum() > 0)
                .toList();
        return rows.stream()
                .map(item -> of(order, item, rows, options, quantity(order, item)))
                .toList();
    }

    /** A line for each row that could be one, with all its units, whether or not any are left. */
    static List<OrderLine> ofAllRows(Order order, OrderOptions options) {
        List<OrderItem> rows = order.items().stream()
                .filter(item -> order.childrenOf(item).isEmpty())
                .toList();
        return rows.stream()
                .map(item -> of(order, item, rows, options, item.qtyOrdered()))
                .toList();
    }

    /**
     * The first row of which the shop does not tell what it is, as over REST: a service would be taken for a parcel, a bundle's parts
     * for whole products.
     */
    static Optional<OrderItem> ofUntoldType(Order order) {
        return order.items().stream()
                .filter(item -> item.productType().isEmpty())
                .filter(item -> !item.fields().names().isEmpty())
                .filter(item -> !item.fields().has("product_type"))
                .findFirst();
    }

    private static OrderLine of(
            Order order, OrderItem item, List<OrderItem> rows, OrderOptions options, BigDecimal quantity) {
        Optional<OrderItem> parent = order.parentOf(item);
        if (parent.isEmpty()) {
            return OrderLine.builder()
                    .order(order)
                    .item(item)
                    .priced(item)
                    .quantity(quantity)
                    .build();
        }
        List<OrderItem> parts = rows.stream()
                .filter(row -> row.parentItemId().equals(item.parentItemId()))
                .toList();
        Optional<OrderItem> opens = parent.filter(row -> parts.get(0).itemId() == item.itemId());
        if (!isPricedAsOne(order, parent.get())) {
            return OrderLine.builder()
                    .order(order)
                    .item(item)
                    .priced(item)
                    .opens(opens)
                    .quantity(quantity)
                    .build();
        }
        return options.bundlesShared()
                ? OrderLine.builder()
                        .order(order)
                        .item(item)
                        .priced(parent)
                        .share(share(item, parts))
                        .opens(opens)
                        .quantity(quantity)
                        .build()
                : OrderLine.builder()
                        .order(order)
                        .item(item)
                        .priced(opens)
                        .opens(opens)
                        .quantity(quantity)
                        .build();
    }

    private static Share share(OrderItem item, List<OrderItem> parts) {
        BigDecimal before = units(parts.stream().takeWhile(part -> part.itemId() != item.itemId()));
        return new Share(before, before.add(item.qtyOrdered()), units(parts.stream()));
    }

    private static BigDecimal units(Stream<OrderItem> rows) {
        return rows.map(OrderItem::qtyOrdered).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /**
     * What this line carries of an amount.
     *
     * @param amount of the row that holds the amounts: {@code OrderItem::rowTotal}
     * @return empty if that row has none, or another line carries it
     */
    public Optional<BigDecimal> amount(Function<? super OrderItem, Optional<BigDecimal>> amount) {
        return priced().flatMap(amount).map(share()::of);
    }

    /** Whether the row is of one of the types and does not consist of others. */
    private static boolean isOfType(Order order, OrderItem item, Set<ProductType> types) {
        return types.contains(type(item)) && order.childrenOf(item).isEmpty();
    }

    /**
     * The row's type, where what the shop calls virtual is virtual: for example a service bought over a grouped product. A row of which that is
     * not known keeps its type; no order is mapped with such a line.
     */
    private static ProductType type(OrderItem item) {
        boolean isVirtual = item.isPhysical().filter(isPhysical -> !isPhysical).isPresent();
        return isVirtual && item.type() != ProductType.DOWNLOADABLE ? ProductType.VIRTUAL : item.type();
    }

    /** Whether the row is a bundle whose parts ship as one. False also where that {@linkplain #isBundleOfUnknownShipment is not known}. */
    public static boolean isBundleShippedTogether(OrderItem item) {
        return item.type() == ProductType.BUNDLE && !item.shipsSeparately().orElse(true);
    }

    /** Whether the row is a bundle of which the shop does not tell in a readable form whether its parts ship as one. */
    public static boolean isBundleOfUnknownShipment(OrderItem item) {
        return item.type() == ProductType.BUNDLE && item.shipsSeparately().isEmpty();
    }

    /**
     * Units left by the row's own count and, since Magento counts a composite's shipments on the parent, by the parent's. The count
     * of a bundle shipped separately means nothing: it grows with every shipment of the order.
     */
    private static BigDecimal quantity(Order order, OrderItem item) {
        BigDecimal own = item.qtyToShip();
        Optional<OrderItem> parent = order.parentOf(item)
                .filter(row -> row.qtyOrdered().signum() > 0)
                .filter(row -> row.type() != ProductType.BUNDLE || isBundleShippedTogether(row));
        return parent.map(row -> item.qtyOrdered()
                        .multiply(row.qtyToShip())
                        .divide(row.qtyOrdered(), PLACES, RoundingMode.HALF_UP)
                        .min(own))
                .orElse(own);
    }

    /** Whether the amounts of a configurable or bundle stand on its own row, not on those it consists of. */
    static boolean isPricedAsOne(Order order, OrderItem parent) {
        return hasPrice(parent) && order.childrenOf(parent).stream().noneMatch(OrderLine::hasPrice);
    }

    /** Whether the amounts of the row count towards the order's: those of a composite stand on it or on its children, not both. */
    static boolean holdsAmounts(Order order, OrderItem item) {
        return order.parentOf(item)
                .map(parent -> !isPricedAsOne(order, parent))
                .orElseGet(() -> order.childrenOf(item).isEmpty() || isPricedAsOne(order, item));
    }

    /** In either currency: a price of a penny may be less than half a unit of the other. Of a total that is not known the price tells. */
    private static boolean hasPrice(OrderItem item) {
        return Stream.of(item.rowTotal().or(item::price), item.baseRowTotal().or(item::basePrice))
                .flatMap(Optional::stream)
                .anyMatch(total -> total.signum() != 0);
    }

    /** Returns a builder of lines. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds lines. Not thread-safe. */
    public static final class Builder extends ImmutableOrderLine.Builder {
        Builder() {}
    }
}
