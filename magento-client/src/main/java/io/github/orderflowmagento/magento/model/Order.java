package io.github.orderflowmagento.magento.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/**
 * An order with its rows, addresses, payment and comments. Amounts are in the order's currency unless their name begins with
 * {@code base}. Immutable. {@code toString} hides personal data.
 */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableOrder.class)
public interface Order extends OrderHead {
    /** The gift message for the whole order; may have several lines. Rows may have their own messages. */
    @Value.Redacted
    Optional<String> giftMessage();

    /** The delivery address; empty for a virtual order. */
    Optional<OrderAddress> shippingAddress();

    /** The address of the payer. */
    Optional<OrderAddress> billingAddress();

    /** How the order is paid. */
    Optional<OrderPayment> payment();

    /** All rows of the order, parents and children of configurables and bundles alike. Each appears once, see {@link #duplicateRows}. */
    List<OrderItem> items();

    /**
     * Numbers of the rows that the shop has sent more than once, which a query of a third-party module may cause. If the contents are the
     * same, the row is in {@link #items} once; if they differ, {@link #of} rejects the order.
     */
    default List<Long> duplicateRows() {
        Map<String, Long> times = fields().list("items").stream()
                .flatMap(row -> row.nonBlank("item_id").stream())
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        return items().stream()
                .map(OrderItem::itemId)
                .filter(number -> times.getOrDefault(String.valueOf(number), 0L) > 1)
                .toList();
    }

    /** The order's history, newest first: every change of status, with or without a comment. */
    @JsonProperty("status_history")
    List<Comment> comments();

    /** The rows whose parent is the given one: what a configurable or a bundle consists of. Empty for any other row. */
    default List<OrderItem> childrenOf(OrderItem parent) {
        List<OrderItem> children = new ArrayList<>();
        for (OrderItem item : items()) {
            if (item.parentItemId().filter(id -> id == parent.itemId()).isPresent()) {
                children.add(item);
            }
        }
        return Collections.unmodifiableList(children);
    }

    /**
     * The first row that may belong to a configurable or bundle of the order, but for which the shop does not state whether it does; empty
     * if the parent of every row is known. Over SOAP v2 it is not known unless the rows themselves prove it. What is to be picked for an
     * order with such a row, and what of it has been shipped, is unknown.
     */
    default Optional<OrderItem> rowWithUnknownParent() {
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

    /** The configurable or bundle that the row belongs to; empty if it belongs to none. */
    default Optional<OrderItem> parentOf(OrderItem child) {
        if (child.parentItemId().isPresent()) {
            long parent = child.parentItemId().get();
            for (OrderItem item : items()) {
                if (item.itemId() == parent) {
                    return Optional.of(item);
                }
            }
        }
        return Optional.empty();
    }

    /**
     * The rows that a shipment may name, by Magento's own rule: physical, not locked, with units left to ship, and of a configurable or
     * bundle the parent, or the children if they {@linkplain OrderItem#shipsSeparately ship separately}. May be wrong over SOAP v2, if a
     * {@linkplain #rowWithUnknownParent row's parent is unknown}. If the shop does not send whether a row is locked, the row is included,
     * and the shop itself leaves it out of the shipment.
     *
     * @throws InvalidFieldException if it is not known whether a row is physical, or how a bundle, or a row that may be one, ships; always
     *     over REST, which does not send the types of rows
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
                                + " is missing or cannot be read: it is unknown whether its parts ship separately"));
    }

    /**
     * Reads the value from fields with the {@linkplain io.github.orderflowmagento.magento.model shared names}.
     *
     * @throws InvalidFieldException if a required field is missing or cannot be read, or if a row comes twice with different
     *     content; it names the field
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

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link Order} values. Required: {@code incrementId}. {@code build()} throws {@link IllegalStateException}
     * if it is missing. Not thread-safe.
     */
    final class Builder extends ImmutableOrder.Builder {}
}
