package io.github.orderflowmagento.orderflow;

import java.util.List;

import io.github.orderflowmagento.orderflow.model.ImportItem;
import io.github.orderflowmagento.orderflow.model.ImportReport;
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
}
