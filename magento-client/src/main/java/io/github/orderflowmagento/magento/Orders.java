package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderNumber;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Projection;
import io.github.orderflowmagento.magento.model.Watermark;

/**
 * The orders of a shop.
 *
 * <p>A method that acts on one order takes a row of the list or the order itself; both contain the order's number and the shop's internal
 * one. It throws {@link IllegalArgumentException} without sending anything if the order has no number, which may be missing in a broken row
 * of the list. Over REST, which can only read orders, these methods throw {@link MagentoException.Unsupported}.
 *
 * <p>Thread-safe. Every method may throw the {@link MagentoException}s that {@link Magento} lists.
 */
public interface Orders {
    /**
     * Returns the matching orders, in ascending order of {@link OrderHead#orderId}; rows whose number cannot be read come first in their
     * page. Nothing is sent before the stream is read. Each page is a request; pages hold about {@link
     * io.github.orderflowmagento.magento.client.Magento1Builder#pageSize pageSize} rows, and finding the end of the table takes a few more
     * requests. If the query names {@link OrderQuery#incrementIds}, a request takes up to 500 of them, or 250 in Magento 2. The stream
     * itself throws the {@link MagentoException}s that {@link Magento} lists.
     *
     * @return a stream for one thread, which need not be closed
     */
    Stream<OrderSummary> list(OrderQuery query);

    /**
     * Returns all matching orders that have changed since the last walk. Every save changes an order, including that of a comment and, in
     * Magento 1, of an invoice or a shipment. In Magento 2 an invoice or shipment changes the order if the order's status or amounts change
     * with it, but not if only its rows do, as with a further shipment of the same order; and in some shops an invoice that is created
     * through the API may change the order's status but not its time of change: see {@link
     * io.github.orderflowmagento.magento.client.Magento2Builder#followInvoices}. Costs as much as {@link #list}. Sends nothing before the
     * stream is read.
     *
     * @param query its {@link OrderQuery#updatedSince} is where the first walk begins; later walks ignore it
     * @param from what the last walk returned ({@link Changes#next}); {@link Watermark#initial} for the first walk
     */
    Changes<OrderSummary> changes(OrderQuery query, Watermark from);

    /**
     * Returns the orders with the given numbers, with their rows, addresses, payment and comments. Over XML-RPC and SOAP v1 up to {@link
     * io.github.orderflowmagento.magento.client.Magento1Builder#batchSize batchSize} orders share a request; over SOAP v2 each takes one.
     * In Magento 2 up to two hundred share one, with one more for products with custom options that customers chose ({@link
     * io.github.orderflowmagento.magento.model.OrderItem#selectedOptions}), and one for bundles. Names of options are cached for ten
     * minutes, and read again if an order has an unknown one; reading the attributes that distinguish variants takes one request in that
     * time, and one for the labels of each.
     *
     * @param incrementIds the numbers that customers know
     * @return one answer per number, in the order given; {@link MagentoException.NotFound} for a number that the shop does not have, {@link
     *     MagentoException.Ambiguous} for one that several stores of a Magento 2 have: use {@link #detailsOf} instead
     */
    default List<Answer<Order>> details(List<String> incrementIds) {
        return detailsOf(incrementIds.stream().map(OrderNumber::of).toList());
    }

    /**
     * As {@link #details}, with numbers that may also name a store view, for a shop whose stores use the same numbers. Takes no more
     * requests.
     *
     * @return one answer per number, in the order given, keyed by the number's text: {@code 000000001 (store 2)}. {@link
     *     MagentoException.NotFound} also if only another store has the number, {@link MagentoException.Ambiguous} if several candidate
     *     stores have it, and {@link MagentoException.Rejected} if the number names stores but the shop does not send the store of the
     *     order
     */
    List<Answer<Order>> detailsOf(List<OrderNumber> numbers);

    /** As {@link #detailsOf(List, Projection)}, by number only. */
    default List<Answer<Order>> details(List<String> incrementIds, Projection fields) {
        return detailsOf(incrementIds.stream().map(OrderNumber::of).toList(), fields);
    }

    /**
     * As {@link #detailsOf(List)}, but reads only the fields that are needed; see {@link Projection}. Only Magento 2 can leave out fields.
     * The default implementation reads all of them.
     *
     * @param fields the names that are read from {@code fields()} in addition to the typed accessors
     */
    default List<Answer<Order>> detailsOf(List<OrderNumber> numbers, Projection fields) {
        return detailsOf(numbers);
    }

    /**
     * Returns whether orders of several stores may have the same number, as in Magento 2, which numbers them by store view. In Magento 1
     * each number is unique. Sends nothing. The default implementation returns true.
     */
    default boolean areNumberedByStore() {
        return true;
    }

    /**
     * Adds a comment that only the merchant sees. The order keeps its status: Magento writes the status that comes with a comment into the
     * order, so the current one is read first and sent back. A status that someone else sets in between is overwritten. Two requests.
     *
     * <p>Repeating it adds the comment again. After a failure with {@link MagentoException#outcomeUnknown}, look for the comment first.
     *
     * @throws MagentoException.NotFound if there is no such order
     * @throws MagentoException.Rejected if the order has no status
     */
    void addComment(OrderHead order, String comment);

    /**
     * Adds a comment that only the merchant sees, and sets the order's status; its state does not change. Magento accepts any text as a
     * status, and does not check that the status exists or fits the state; that is up to the caller. One request.
     *
     * <p>Repeating it adds the comment again, as with {@link #addComment(OrderHead, String)}.
     *
     * @param status the code of a status, for example {@code processing_exported}
     * @throws MagentoException.NotFound if there is no such order
     * @throws IllegalArgumentException if the status is blank: Magento would accept it, and the order would have none
     */
    void addComment(OrderHead order, String comment, String status);

    /**
     * Adds a comment and sends it to the customer by e-mail; otherwise as {@link #addComment(OrderHead, String)}. Repeating it
     * sends the e-mail again.
     *
     * @throws MagentoException.NotFound if there is no such order
     * @throws MagentoException.Rejected if the order has no status
     */
    void addCommentAndNotify(OrderHead order, String comment);

    /**
     * Sets another system's name for the order ({@link OrderHead#extOrderId}); Magento 2 only. Three requests: the order is read, saved,
     * and read back.
     *
     * <p>Magento 2 can set it only by saving the whole order, which changes more than requested: the options chosen for a configurable or a
     * bundle are rewritten and lost. So it is saved only for orders that are known to remain otherwise unchanged: new or processing orders
     * of simple and virtual products without options and gift messages, with something to ship and nothing shipped yet. For all others,
     * {@link #addComment(OrderHead, String) add a comment}.
     *
     * <p>If the order already has this {@code ext_order_id}, only the first read is sent, so the call may be repeated even after a failure
     * with {@link MagentoException#outcomeUnknown}.
     *
     * @param extOrderId at most 32 visible ASCII characters
     * @throws MagentoException.NotFound if there is no such order
     * @throws MagentoException.Rejected if the order has another {@code ext_order_id}, which is not overwritten, or could be damaged, or
     *     the text is too long: nothing was saved then; or if the order read back differs from what was expected. The message says which
     * @throws MagentoException.Unsupported for a Magento 1
     * @throws IllegalArgumentException if the text is blank, or has leading or trailing blanks
     */
    void assignExtOrderId(OrderHead order, String extOrderId);

    /**
     * Puts an order on hold: it can be neither shipped nor invoiced until {@link #unhold}. One request.
     *
     * @throws MagentoException.NotFound if there is no such order
     * @throws MagentoException.Rejected if the order is on hold already, or can no longer be put on hold
     */
    void hold(OrderHead order);

    /**
     * Takes an order off hold, back into the state it had. One request.
     *
     * @throws MagentoException.NotFound if there is no such order
     * @throws MagentoException.Rejected if the order is not on hold
     */
    void unhold(OrderHead order);

    /**
     * Cancels the units of an order that are neither invoiced nor shipped. In Magento 1 the order is then read back, since a Magento before
     * 1.7 reports success whether or not it could cancel; if it cannot be read, this is logged, and the shop's report counts. Two requests;
     * one in Magento 2, whose report is reliable.
     *
     * @throws MagentoException.NotFound if there is no such order
     * @throws MagentoException.Rejected if the order cannot be cancelled: it is complete, on hold, or cancelled already
     */
    void cancel(OrderHead order);
}
