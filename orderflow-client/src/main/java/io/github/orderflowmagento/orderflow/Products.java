package io.github.orderflowmagento.orderflow;

import java.util.List;

import io.github.orderflowmagento.orderflow.model.ImportItem;
import io.github.orderflowmagento.orderflow.model.ImportReport;

/** The products the warehouse knows. */
public interface Products {

    /**
     * Creates products or changes those that exist, in one call ({@code POST
     * remotewarehouse/imports/importitems.xml}). Safe to repeat.
     *
     * @param products items of type {@code PRODUCT} and operation {@code MERGE}, at least one
     * @return what became of each, those that OrderFlow does not name included
     * @throws IllegalArgumentException if the list is empty, holds another kind of item, or two items of one external
     *     reference; nothing is sent then
     * @throws OrderFlowException if there is no report
     */
    ImportReport merge(List<ImportItem> products);
}
