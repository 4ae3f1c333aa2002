package io.github.orderflowmagento.orderflow;

import java.util.List;
import java.util.stream.Stream;

import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportReport;
import io.github.orderflowmagento.orderflow.model.OperationResult;
import io.github.orderflowmagento.orderflow.model.OrderDetail;

/** The orders the warehouse shall fulfil. */
public interface Orders {

    /**
     * Hands over orders in one call ({@code POST remoteorder/imports/importitems.xml}). An order that OrderFlow has
     * already is reported as a duplicate and left alone, so that a repeat after a lost answer doubles nothing.
     *
     * @param orders items of type {@code ORDER} and operation {@code INSERT}, at least one
     * @return what became of each, those that OrderFlow does not name included
     * @throws IllegalArgumentException if the list is empty, holds another kind of item, or two items of one external
     *     reference; nothing is sent then
     * @throws OrderFlowException if there is no report
     */
    ImportReport insert(List<ImportItem> orders);

    /**
     * What OrderFlow says of one order ({@code POST remoteorder/order/detail.xml}). Changes nothing.
     *
     * @param externalReference the shop's order number
     * @throws OrderFlowException if there is no such order or no answer
     */
    OrderDetail detail(String externalReference);

    /**
     * Cancels an order ({@code POST remoteorder/order/cancel.xml}). Safe to repeat: what is cancelled already, or can no longer
     * be, is answered with a result that says that nothing was done. Ask for {@link #detail} to tell the two apart.
     *
     * @param externalReference the shop's order number
     * @throws OrderFlowException if there is no such order or no answer
     */
    OperationResult cancel(String externalReference);

    /**
     * Tells OrderFlow that the shop has a new order, so that it may ask for it ({@code POST remoteorder/order/update.xml},
     * {@code event=order.created}). Safe to repeat.
     *
     * @param thirdPartyReference the shop's key of the order
     * @throws OrderFlowException if there is no answer, or it is a refusal
     */
    OperationResult created(String thirdPartyReference);

    /**
     * The same, naming also the number under which OrderFlow shall know the order.
     *
     * @param thirdPartyReference the shop's key of the order
     * @param externalReference the order number
     * @throws OrderFlowException if there is no answer, or it is a refusal
     */
    OperationResult created(String thirdPartyReference, String externalReference);

    /**
     * Tells OrderFlow that an order of the shop has changed ({@code event=order.modified}). Inferred from the notification for
     * products: the extension's library has none for orders, and a warehouse that knows none answers that nothing was done.
     *
     * @param thirdPartyReference the shop's key of the order
     * @throws OrderFlowException if there is no answer, or it is a refusal
     */
    OperationResult modified(String thirdPartyReference);

    /**
     * Hands over orders of any number, in as many documents as they need; otherwise as {@link Products#importAll}.
     *
     * @param orders items of type {@code ORDER} and operation {@code INSERT}
     */
    Stream<ImportBatch> importAll(Stream<ImportItem> orders);
}
