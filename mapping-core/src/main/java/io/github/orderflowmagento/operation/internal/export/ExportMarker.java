package io.github.orderflowmagento.operation.internal.export;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Orders;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.LeaseLost;
import io.github.orderflowmagento.operation.internal.RunRecorder;

/** Marks an order in the shop as exported. The order has reached the warehouse whether or not this succeeds. */
public final class ExportMarker {
    /** The prefix of the {@code ext_order_id} of an exported order, followed by the order's reference at OrderFlow. */
    public static final String EXT_ORDER_ID_PREFIX = "OrderFlow:";

    private final RunRecorder recorder;
    private final Predicate<Order> onOrder;
    private final Predicate<OrderSummary> onRow;
    private final Consumer<OrderHead> writing;
    private final Map<String, OrderHead> ofThisBatch = new HashMap<>();
    private @Nullable String whyNoneCanBe;

    private ExportMarker(
            RunRecorder recorder,
            Predicate<Order> onOrder,
            Predicate<OrderSummary> onRow,
            Consumer<OrderHead> writing) {
        this.recorder = recorder;
        this.onOrder = onOrder;
        this.onRow = onRow;
        this.writing = writing;
    }

    /**
     * Returns a marker with a comment.
     *
     * @param status the new status of the order; empty to keep it
     */
    public static ExportMarker comment(RunRecorder recorder, Orders orders, String comment, Optional<String> status) {
        return new ExportMarker(
                recorder,
                order -> order.comments().stream()
                        .anyMatch(
                                there -> there.comment().filter(comment::equals).isPresent()),
                row -> false,
                order -> status.ifPresentOrElse(
                        code -> orders.addComment(order, comment, code), () -> orders.addComment(order, comment)));
    }

    /**
     * Returns a marker with an {@code ext_order_id}.
     *
     * @param references returns the order's reference at OrderFlow
     */
    public static ExportMarker extOrderId(RunRecorder recorder, Orders orders, Function<OrderHead, String> references) {
        Function<OrderHead, String> mark = order -> EXT_ORDER_ID_PREFIX + references.apply(order);
        return new ExportMarker(
                recorder,
                order -> bears(order, mark),
                row -> bears(row, mark),
                order -> orders.assignExtOrderId(order, mark.apply(order)));
    }

    /** @throws MappingException if it has the mark of another order: it must neither be lost nor sent twice */
    private static boolean bears(OrderHead order, Function<OrderHead, String> mark) {
        Optional<String> there = order.extOrderId().filter(text -> text.startsWith(EXT_ORDER_ID_PREFIX));
        if (there.isEmpty()) {
            return false;
        }
        if (there.get().equals(mark.apply(order))) {
            return true;
        }
        throw new MappingException(
                "order " + order.incrementId(),
                "its ext_order_id says that it was exported as '"
                        + there.get().substring(EXT_ORDER_ID_PREFIX.length())
                        + "', which is not what this mapping calls it: check by hand whether OrderFlow has it, and empty"
                        + " the field if not",
                null);
    }

    /**
     * Returns whether the order has the mark.
     *
     * @throws MappingException if it has the mark of another order
     */
    public boolean isOn(Order order) {
        return onOrder.test(order);
    }

    /** Returns whether a row of the list proves that the order has the mark; false if the whole order is needed. */
    public boolean isSeenOn(OrderSummary row) {
        try {
            return onRow.test(row);
        } catch (MappingException | IllegalArgumentException e) {
            return false; // reported when the order is read whole
        }
    }

    public void beginBatch() {
        ofThisBatch.clear();
    }

    /** Adds an order that is sent with this batch. */
    public void met(String key, Order order) {
        // its numbers only, not the whole order
        OrderHead head = OrderSummary.builder()
                .orderId(order.orderId())
                .incrementId(order.incrementId())
                .storeId(order.storeId())
                .build();
        ofThisBatch.put(key, head);
    }

    /**
     * Marks an order.
     *
     * @param key the key of an order of this batch
     * @return a note if it could not be marked; otherwise an empty text
     */
    String put(String key) {
        if (whyNoneCanBe != null) {
            return notMarked(key, whyNoneCanBe);
        }
        OrderHead order = ofThisBatch.get(key);
        if (order == null) {
            return notMarked(key, "it is not in this batch");
        }
        try {
            writing.accept(order);
            return "";
        } catch (MagentoException e) {
            if (Failures.concernsEveryItem(e)) {
                whyNoneCanBe = Failures.reason(e);
            }
            return notMarked(key, Failures.reason(e));
        } catch (LeaseLost e) {
            recorder.endEarly(e);
            return "not marked in the shop: " + LeaseLost.BRIEFLY;
        }
    }

    private String notMarked(String key, String why) {
        recorder.warn("exported, but not marked in the shop", key);
        return "not marked in the shop: " + why;
    }
}
