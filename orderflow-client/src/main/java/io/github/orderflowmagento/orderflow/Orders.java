package io.github.orderflowmagento.orderflow;

import java.util.List;
import java.util.stream.Stream;

import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportReport;
import io.github.orderflowmagento.orderflow.model.OperationResult;
import io.github.orderflowmagento.orderflow.model.OrderDetail;

/**
 * Calls about orders for the warehouse to fulfil.
 *
 * <p>Implementations are safe for use by several threads; a stream that they return is not.
 */
public interface Orders {

    /**
     * Sends orders in one call ({@code POST remoteorder/imports/importitems.xml}). An order that OrderFlow already has is reported as a
     * duplicate and not changed, so that repeating the call after a lost answer creates no second order.
     *
     * @param orders items of type {@code ORDER} and operation {@code INSERT}, at least one; see {@link
     *     io.github.orderflowmagento.orderflow.imports.OrderImport#item}
     * @return a result for each order, including those that OrderFlow's report does not mention
     * @throws IllegalArgumentException if the list is empty, holds an item of another type or operation, or two items with one external
     *     reference; nothing is sent then
     * @throws io.github.orderflowmagento.orderflow.imports.InvalidPropertyException if an item cannot be written; nothing is sent then
     * @throws OrderFlowException if there is no report; {@link OrderFlowException#outcomeUnknown} returns whether OrderFlow may have taken
     *     the orders anyway
     * @throws IllegalStateException if the client is closed
     */
    ImportReport insert(List<ImportItem> orders);

    /**
     * Returns what OrderFlow knows about one order ({@code POST remoteorder/order/detail.xml}). Changes nothing.
     *
     * @param externalReference the shop's order number
     * @throws OrderFlowException if there is no such order (inferred: {@link OrderFlowException.Rejected}) or no usable answer
     * @throws IllegalStateException if the client is closed
     */
    OrderDetail detail(String externalReference);

    /**
     * Cancels an order ({@code POST remoteorder/order/cancel.xml}). Safe to repeat. For an order that is already cancelled, or can no
     * longer be cancelled, the result is that nothing was done; {@link #detail} distinguishes the two.
     *
     * @param externalReference the shop's order number
     * @return whether OrderFlow cancelled the order
     * @throws OrderFlowException if there is no such order (inferred: {@link OrderFlowException.Rejected}) or no usable answer; {@link
     *     OrderFlowException#outcomeUnknown} returns whether the order may have been cancelled anyway
     * @throws IllegalStateException if the client is closed
     */
    OperationResult cancel(String externalReference);

    /**
     * Notifies OrderFlow that the shop has a new order, so that OrderFlow can fetch it ({@code POST remoteorder/order/update.xml},
     * {@code event=order.created}). Sends no order. Safe to repeat.
     *
     * @param thirdPartyReference the shop's key of the order
     * @return whether OrderFlow acted on the notification
     * @throws OrderFlowException if there is no usable answer, or OrderFlow rejects the call
     * @throws IllegalStateException if the client is closed
     */
    OperationResult created(String thirdPartyReference);

    /**
     * Like {@link #created(String)}, and also passes the order number to use.
     *
     * @param thirdPartyReference the shop's key of the order
     * @param externalReference the shop's order number
     * @return whether OrderFlow acted on the notification
     * @throws OrderFlowException if there is no usable answer, or OrderFlow rejects the call
     * @throws IllegalStateException if the client is closed
     */
    OperationResult created(String thirdPartyReference, String externalReference);

    /**
     * Notifies OrderFlow that an order of the shop has changed ({@code event=order.modified}). Inferred from the notification for
     * products: the library of the OrderFlow extension has none for orders. A warehouse that does not support it answers that
     * nothing was done.
     *
     * @param thirdPartyReference the shop's key of the order
     * @return whether OrderFlow acted on the notification
     * @throws OrderFlowException if there is no usable answer, or OrderFlow rejects the call
     * @throws IllegalStateException if the client is closed
     */
    OperationResult modified(String thirdPartyReference);

    /**
     * Sends any number of orders, in as many documents as they need; works like {@link Products#importAll}.
     *
     * @param orders items of type {@code ORDER} and operation {@code INSERT}
     * @return a batch for each document
     */
    Stream<ImportBatch> importAll(Stream<ImportItem> orders);
}
