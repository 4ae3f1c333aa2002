package io.github.orderflowmagento.operation.internal.export;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Orders;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.LeaseLost;
import io.github.orderflowmagento.operation.internal.RunRecorder;

/** Writes a comment, and a status perhaps, into an order that was exported. The order has reached the warehouse, whether or not that succeeds. */
public final class ExportedComment {
    private final Orders orders;
    private final String comment;
    private final Optional<String> status;
    private final RunRecorder recorder;
    private final Map<String, OrderHead> ofThisBatch = new HashMap<>();
    private @Nullable String whyNoneCanBe;

    /** @param status to be given to the order; empty if it keeps its own */
    public ExportedComment(RunRecorder recorder, Orders orders, String comment, Optional<String> status) {
        this.recorder = recorder;
        this.orders = orders;
        this.comment = comment;
        this.status = status;
    }

    /** Whether the order has the comment. */
    public boolean isOn(Order order) {
        return order.comments().stream()
                .anyMatch(there -> there.comment().filter(comment::equals).isPresent());
    }

    public void beginBatch() {
        ofThisBatch.clear();
    }

    /** The order is sent with this batch. */
    public void met(String key, Order order) {
        // both of its numbers, and not all that the order holds
        OrderHead head = OrderSummary.builder()
                .orderId(order.orderId())
                .incrementId(order.incrementId())
                .build();
        ofThisBatch.put(key, head);
    }

    /**
     * Adds the comment.
     *
     * @param key of an order of this batch
     * @return a remark on one that could not be added; empty text if it was
     */
    String put(String key) {
        if (whyNoneCanBe != null) {
            return notMarked(key, whyNoneCanBe);
        }
        OrderHead order = ofThisBatch.get(key);
        if (order == null) {
            return notMarked(key, "it is none of this batch's");
        }
        try {
            status.ifPresentOrElse(
                    code -> orders.addComment(order, comment, code), () -> orders.addComment(order, comment));
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
