package io.github.orderflowmagento.operation.order;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Orders;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderNumber;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.Projection;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.export.ExportedOrders;
import io.github.orderflowmagento.operation.internal.export.OrderKeys;
import io.github.orderflowmagento.operation.internal.export.OrderLookup;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.orderflow.model.OrderDetail;

/**
 * Holds back orders that replace others as long as one of those may be despatched. Magento edits an order by cancelling it and placing
 * another, which may be edited again, so every predecessor is checked.
 */
final class Replacements {
    /** How long OrderFlow may work on a document that got no answer. */
    private static final Duration ON_ITS_WAY = Duration.ofHours(1);

    /** The id of the replaced order, if the shop returns only that. */
    private static final String REPLACED_ID = "relation_parent_id";

    /** The fields of an order read for this. */
    static final Projection PROJECTION = Projection.of(REPLACED_ID);

    private static final Pattern NUMBER_OF_REPLACEMENT = Pattern.compile(".+-\\d{1,4}");

    private final Orders shop;
    private final OrderKeys keys;
    private final Function<String, List<OrderLookup>> lookups;
    private final ExportedOrders exported;
    private final Instant startedAt;

    /** By key, the reason to wait for each replaced order that was checked in this batch. */
    private final Map<String, Optional<String>> requested = new HashMap<>();

    private @Nullable String away;

    Replacements(
            Orders shop,
            OrderKeys keys,
            Function<String, List<OrderLookup>> lookups,
            ExportedOrders exported,
            Instant startedAt) {
        this.shop = shop;
        this.keys = keys;
        this.lookups = lookups;
        this.exported = exported;
        this.startedAt = startedAt;
    }

    void beginBatch() {
        requested.clear();
    }

    /** Returns why the order must wait; empty if it replaces none, or none that may be despatched, or was sent before. */
    Optional<String> reasonToWait(Order order) {
        if (exported.knows(keys.of(order))) {
            return Optional.empty();
        }
        if (mayReplaceAnother(order)) {
            return Optional.of("the shop does not report whether order " + order.incrementId()
                    + " replaces another, as its number suggests");
        }
        Set<String> met = new HashSet<>();
        met.add(keys.of(order));
        Optional<Order> replacement = Optional.of(order);
        while (replacement.isPresent()) {
            Optional<String> replaced = replacedBy(replacement.get());
            if (replaced.isEmpty()) {
                return unnamed(replacement.get());
            }
            String number = keys.ofSameStore(replacement.get(), replaced.get());
            if (!met.add(number)) {
                return Optional.empty(); // they replace each other: all of them have been checked
            }
            Optional<String> reason = requested.computeIfAbsent(number, this::reasonToWaitFor);
            if (reason.isPresent()) {
                return reason;
            }
            try {
                replacement = inShop(number, replaced.get(), replacement.get());
                Optional<String> other = replacement.flatMap(exported::byOtherKey);
                if (other.isPresent()) {
                    return notAsked("it replaces order " + number, other.get());
                }
                if (replacement.filter(Replacements::isOpen).isPresent()) {
                    return Optional.of("it replaces order " + number + ", which is not cancelled in the shop");
                }
            } catch (MagentoException e) {
                return Optional.of("it replaces order " + number
                        + ", and the shop does not report which order that replaced: " + Failures.reason(e));
            }
        }
        return Optional.empty();
    }

    /** Magento gives a replacement the number of the original order, followed by -1, -2 and so on. */
    private static boolean mayReplaceAnother(Order order) {
        return !order.fields().names().isEmpty()
                && !order.fields().has("relation_parent_real_id")
                && NUMBER_OF_REPLACEMENT.matcher(order.incrementId()).matches();
    }

    /** Returns whether the order may be exported yet: Magento first saves the replacement, then cancels the original. */
    private static boolean isOpen(Order order) {
        return order.state() != OrderState.CANCELED && order.state() != OrderState.CLOSED;
    }

    private static Optional<String> replacedBy(Order order) {
        return order.relationParentRealId().map(String::strip).filter(number -> !number.isEmpty());
    }

    /** For a replacement, the shop may return the id of the original but not its number. */
    private static Optional<String> unnamed(Order order) {
        return order.fields()
                .nonBlank(REPLACED_ID)
                .map(String::strip)
                .filter(id -> !id.equals("0"))
                .map(id -> "order " + order.incrementId() + " replaces the order of id " + id
                        + ", whose number the shop did not send");
    }

    /** Returns the original, which belongs to the store of its replacement; empty if the shop no longer has it. */
    private Optional<Order> inShop(String key, String incrementId, Order replacement) {
        OrderNumber number =
                replacement.storeId().map(OrderNumber.of(incrementId)::inStore).orElseGet(() -> keys.number(key));
        try {
            return Optional.of(
                    shop.detailsOf(List.of(number), PROJECTION).get(0).orThrow());
        } catch (MagentoException.NotFound e) {
            return Optional.empty();
        }
    }

    /** Returns the original in any channel, preferably one that is not cancelled. */
    private Optional<OrderDetail> atTheWarehouse(String number) {
        List<OrderDetail> found = lookups.apply(number).stream()
                .flatMap(channel -> channel.find(number).stream())
                .toList();
        return found.stream()
                .filter(order -> !OrderLookup.isCancelled(order))
                .findFirst()
                .or(() -> found.stream().findFirst());
    }

    private static Optional<String> notAsked(String replaces, String why) {
        return Optional.of(replaces + ", and OrderFlow cannot be queried for it: " + why
                + "; once that is cancelled there by hand, forget its export, which releases this one");
    }

    private Optional<String> reasonToWaitFor(String number) {
        String replaces = "it replaces order " + number;
        Optional<String> other = exported.byOtherReference(number);
        if (other.isPresent()) {
            return notAsked(replaces, other.get());
        }
        if (away != null) {
            return Optional.of(replaces + ", and it is unknown whether OrderFlow has cancelled that: " + away);
        }
        try {
            Optional<OrderDetail> found = atTheWarehouse(number);
            if (found.isEmpty()) {
                return exported.sentSince(number, startedAt.minus(ON_ITS_WAY))
                        ? Optional.of(replaces + ", which may be on its way to OrderFlow")
                        : Optional.empty();
            }
            return found.filter(order -> !OrderLookup.isCancelled(order))
                    .map(order -> replaces + ", which OrderFlow has "
                            + order.state().map(state -> "as " + state).orElse("in an unknown state")
                            + ": it will be sent when that is cancelled at OrderFlow");
        } catch (OrderFlowException e) {
            if (!Failures.mayLieInTheItem(e)) {
                away = Failures.reason(e);
            }
            return Optional.of(
                    replaces + ", and it is unknown whether OrderFlow has cancelled that: " + Failures.reason(e));
        }
    }
}
