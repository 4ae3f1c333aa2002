package io.github.orderflowmagento.magento.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * An order with its rows, addresses, payment and comments. Amounts are in the order's currency unless their name says
 * base.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableOrder.class)
public interface Order extends OrderHead {
    /** The gift message for the whole order; may have several lines. Rows may have their own. */
    @Value.Redacted
    Optional<String> giftMessage();

    /** Where to deliver; empty for a virtual order. */
    Optional<OrderAddress> shippingAddress();

    /** Who pays. */
    Optional<OrderAddress> billingAddress();

    /** How it is paid. */
    Optional<OrderPayment> payment();

    /** Every row of the order, parents and children of configurables and bundles alike; each once, see {@link #rowsToldTwice}. */
    List<OrderItem> items();

    /** The numbers of rows that the shop has told more than once, as the query of a module may bring them. */
    default List<Long> rowsToldTwice() {
        Map<String, Long> times = fields().list("items").stream()
                .flatMap(row -> row.nonBlank("item_id").stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return items().stream()
                .map(OrderItem::itemId)
                .filter(number -> times.getOrDefault(String.valueOf(number), 0L) > 1)
                .toList();
    }

    /** The order's history, newest first: every change of status, with or without a text. */
    @JsonProperty("status_history")
    List<Comment> comments();

    /** The rows that belong to the given one: what a configurable or a bundle consists of. */
    default List<OrderItem> childrenOf(OrderItem parent) {
        return items().stream()
                .filter(item -> item.parentItemId().equals(Optional.of(parent.itemId())))
                .toList();
    }

    /**
     * The first row that may belong to a configurable or bundle of the order, and of which the shop does not say whether it does. SOAP v2
     * does not where the rows themselves do not prove it. What of such an order is to be picked, and what has been shipped, is not known.
     */
    default Optional<OrderItem> rowOfUntoldParent() {
        return items().stream().anyMatch(Order::isComposite)
                ? items().stream()
                        .filter(item ->
                                !isComposite(item) && item.parentItemId().isEmpty())
                        .filter(item -> !item.fields().names().isEmpty()
                                && !item.fields().has("parent_item_id"))
                        .findFirst()
                : Optional.empty();
    }

    private static boolean isComposite(OrderItem item) {
        return item.type() == ProductType.CONFIGURABLE || item.type() == ProductType.BUNDLE;
    }

    /** The configurable or bundle that the row belongs to, if any. */
    default Optional<OrderItem> parentOf(OrderItem child) {
        return items().stream()
                .filter(item -> child.parentItemId().equals(Optional.of(item.itemId())))
                .findFirst();
    }

    /**
     * The rows that a shipment may name, by Magento's own rule: physical, not locked, with units left to ship, and of a
     * composite the parent, or its children where they {@linkplain OrderItem#shipsSeparately ship separately}. Not
     * right over SOAP v2, which does not tell children from rows of their own. Of a lock that the shop does not tell, the shop itself
     * knows, and leaves the row out of the shipment.
     *
     * @throws InvalidFieldException if it is not known whether a row is physical, or how a bundle, or what may be one, ships: REST
     *     tells of no row what it is
     */
    default List<OrderItem> shippableItems() {
        return items().stream()
                .filter(item -> item.isPhysical().orElse(true))
                .filter(item -> !item.lockedDoShip().orElse(false))
                .filter(item -> item.qtyToShip().signum() > 0)
                .filter(this::carriesShipments)
                .filter(Order::isPhysical)
                .toList();
    }

    private static boolean isPhysical(OrderItem item) {
        return item.isPhysical()
                .orElseThrow(() -> new InvalidFieldException(
                        "is_virtual", "of " + item.described() + " is missing: whether it is physical is not known"));
    }

    private boolean carriesShipments(OrderItem item) {
        Optional<OrderItem> parent = parentOf(item);
        return parent.isPresent()
                ? shipsSeparately(parent.get())
                : childrenOf(item).isEmpty() || !shipsSeparately(item);
    }

    private static boolean shipsSeparately(OrderItem bundle) {
        return bundle.shipsSeparately()
                .orElseThrow(() -> new InvalidFieldException(
                        "product_options",
                        "of " + bundle.described()
                                + " is missing or cannot be read: whether its parts ship separately is not known"));
    }

    /**
     * Reads the value from fields that have {@linkplain io.github.orderflowmagento.magento.model the names that all shops share}.
     *
     * @throws InvalidFieldException naming the field that is missing or does not hold what it should
     */
    static Order of(Fields fields) {
        return withEachRowOnce(ModelReader.read(fields, Order.class));
    }

    private static Order withEachRowOnce(Order order) {
        Map<Long, OrderItem> rows = new LinkedHashMap<>();
        for (OrderItem row : order.items()) {
            OrderItem same = rows.putIfAbsent(row.itemId(), row);
            if (same != null && !same.equals(row)) {
                throw new InvalidFieldException("items", "row " + row.itemId() + " is there twice, each time another");
            }
        }
        return rows.size() == order.items().size()
                ? order
                : builder().from(order).items(rows.values()).build();
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds Order values. */
    final class Builder extends ImmutableOrder.Builder {}
}
