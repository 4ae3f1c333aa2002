package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Watermark;

/**
 * The orders of a shop. What acts on one order takes a row of the list or the order itself: that holds its number and the shop's internal
 * one. One without a number, from a broken row, is refused by {@link IllegalArgumentException}.
 */
public interface Orders {
    /**
     * The orders that match, in ascending order of their number, read page by page while the stream is walked.
     *
     * @throws MagentoException from the walking of the stream
     */
    Stream<OrderSummary> list(OrderQuery query);

    /**
     * The orders that match and have changed, so that none is missed from one walk to the next. An order changes with
     * every save: by a comment, an invoice or a shipment too.
     *
     * @param query its {@link OrderQuery#updatedSince} says where the first walk begins, and is ignored by later ones
     * @param from what the last walk left; {@link Watermark#initial} for the first
     */
    Changes<OrderSummary> changes(OrderQuery query, Watermark from);

    /**
     * The orders with the given numbers, whole, in few round trips.
     *
     * @param incrementIds the numbers customers know
     * @return one answer per number, in the order given; {@link MagentoException.NotFound} for a number that the shop does not
     *     have
     */
    List<Answer<Order>> details(List<String> incrementIds);

    /**
     * Adds a comment that only the merchant sees. The order keeps its status: Magento writes the status that comes with
     * a comment into the order, so the current one is read first and sent back. A status that someone else changes in
     * between is undone.
     *
     * <p>May not be repeated blindly: see {@link MagentoException#outcomeUnknown}, and look for the comment first.
     *
     * @throws MagentoException.NotFound if there is no such order
     */
    void addComment(OrderHead order, String comment);

    /**
     * Adds a comment that only the merchant sees, and gives the order another status; its state stays. Magento takes any text for a
     * status, and does not look whether the shop knows it or whether it goes with the order's state: that is the caller's affair.
     *
     * <p>May not be repeated blindly, as {@link #addComment(OrderHead, String)}.
     *
     * @param status the code of a status, for example {@code processing_exported}
     * @throws MagentoException.NotFound if there is no such order
     * @throws IllegalArgumentException if the status is blank: Magento would take it, and the order would have none
     */
    void addComment(OrderHead order, String comment, String status);

    /** Adds a comment and mails it to the customer; otherwise as {@link #addComment(OrderHead, String)}. */
    void addCommentAndNotify(OrderHead order, String comment);

    /**
     * Puts an order on hold: it can be neither shipped nor invoiced until {@link #unhold}.
     *
     * @throws MagentoException.NotFound if there is no such order
     * @throws MagentoException.Rejected if the order is on hold already, or past it
     */
    void hold(OrderHead order);

    /**
     * Takes an order off hold, back into the state it had.
     *
     * @throws MagentoException.NotFound if there is no such order
     * @throws MagentoException.Rejected if the order is not on hold
     */
    void unhold(OrderHead order);

    /**
     * Cancels what is neither invoiced nor shipped of an order. The order is read back, since a Magento before 1.7 says
     * yes whether or not it could; where that fails, the shop's word counts.
     *
     * @throws MagentoException.NotFound if there is no such order
     * @throws MagentoException.Rejected if the order cannot be cancelled: it is complete, on hold, or cancelled already
     */
    void cancel(OrderHead order);
}
