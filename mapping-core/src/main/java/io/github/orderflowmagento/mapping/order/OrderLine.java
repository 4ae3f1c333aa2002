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
 * An item of an order to be despatched; the input of line rules.
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

    /** The order of the line. */
    public abstract Order order();

    /** The row with the product to pick: SKU and name. */
    public abstract OrderItem item();

    /** The row with the amounts: the item itself, or the configurable or bundle it was bought as; empty if another line has the amounts. */
    public abstract Optional<OrderItem> priced();

    /** This line's share of the amounts of {@link #priced}. Default: all. */
    @Value.Default
    public Share share() {
        return Share.WHOLE;
    }

    /**
     * The configurable or bundle of which this is the first or only line; this line has the properties of the whole, such as its gift
     * message.
     */
    public abstract Optional<OrderItem> opens();

    /** The units left to despatch; may be a fraction. */
    public abstract BigDecimal quantity();

    /**
     * Returns the lines of an order: every row that is physical, is a stock item itself and has units left to ship. These include rows
     * bought through a grouped product; for configurables and bundles, their children. A mapping may have other lines: {@link
     * OrderMapping#lines}.
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

    /** Returns a line for each row that could be one, with all its units, whether or not any are left. */
    static List<OrderLine> ofAllRows(Order order, OrderOptions options) {
        List<OrderItem> rows = order.items().stream()
                .filter(item -> order.childrenOf(item).isEmpty())
                .toList();
        return rows.stream()
                .map(item -> of(order, item, rows, options, item.qtyOrdered()))
                .toList();
    }

    /**
     * Returns the first row without a type, as over REST: a service might be treated as a physical item, or a bundle's parts as whole
     * products.
     */
    static Optional<OrderItem> ofUnknownType(Order order) {
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
     * Returns this line's share of an amount.
     *
     * @param amount returns the amount of the row, for example {@code OrderItem::rowTotal}
     * @return empty if the row has no such amount, or another line has it
     */
    public Optional<BigDecimal> amount(Function<? super OrderItem, Optional<BigDecimal>> amount) {
        return priced().flatMap(amount).map(share()::of);
    }

    /** Returns whether the row is of one of the types and has no children. */
    private static boolean isOfType(Order order, OrderItem item, Set<ProductType> types) {
        return types.contains(type(item)) && order.childrenOf(item).isEmpty();
    }

    /**
     * Returns the row's type, or {@code VIRTUAL} if the shop marks the row as virtual, for example a service bought through a grouped
     * product. A row for which that is unknown keeps its type; no order is mapped with such a line.
     */
    private static ProductType type(OrderItem item) {
        boolean isVirtual = item.isPhysical().filter(isPhysical -> !isPhysical).isPresent();
        return isVirtual && item.type() != ProductType.DOWNLOADABLE ? ProductType.VIRTUAL : item.type();
    }

    /** Returns whether the row is a bundle whose parts ship together; false if that {@linkplain #isBundleOfUnknownShipment is unknown}. */
    public static boolean isBundleShippedTogether(OrderItem item) {
        return item.type() == ProductType.BUNDLE && !item.shipsSeparately().orElse(true);
    }

    /** Returns whether the row is a bundle and the shop's data do not show whether its parts ship together. */
    public static boolean isBundleOfUnknownShipment(OrderItem item) {
        return item.type() == ProductType.BUNDLE && item.shipsSeparately().isEmpty();
    }

    /**
     * Returns the units left by the row's own count and by its parent's, since Magento counts shipments of a composite on the parent. The
     * count of a bundle shipped separately is ignored, since it grows with every shipment of the order.
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

    /** Returns whether the amounts of a configurable or bundle are on its own row, not on its children. */
    static boolean isPricedAsOne(Order order, OrderItem parent) {
        return hasPrice(parent) && order.childrenOf(parent).stream().noneMatch(OrderLine::hasPrice);
    }

    /** Returns whether the amounts of the row count towards the order's. A composite's amounts are on it or on its children, not both. */
    static boolean holdsAmounts(Order order, OrderItem item) {
        return order.parentOf(item)
                .map(parent -> !isPricedAsOne(order, parent))
                .orElseGet(() -> order.childrenOf(item).isEmpty() || isPricedAsOne(order, item));
    }

    /**
     * Returns whether the row has a price in either currency, since a penny may round to zero in the other. If the total is unknown, the
     * unit price decides.
     */
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
