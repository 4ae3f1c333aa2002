package io.github.orderflowmagento.orderflow;

import java.util.List;
import java.util.stream.Stream;

import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportReport;

/** The goods that customers send back to the warehouse. */
public interface Returns {

    /**
     * Announces returns in one call ({@code POST remotewarehouse/imports/importitems.xml}). A return that OrderFlow has already is
     * reported as a duplicate and left alone.
     *
     * @param returns items of type {@code RETURN} and operation {@code INSERT}, at least one
     * @return what became of each, those that OrderFlow does not name included
     * @throws IllegalArgumentException if the list is empty, holds another kind of item, or two items of one external
     *     reference; nothing is sent then
     * @throws OrderFlowException if there is no report
     */
    ImportReport insert(List<ImportItem> returns);

    /**
     * Announces returns of any number, in as many documents as they need; otherwise as {@link Products#importAll}.
     *
     * @param returns items of type {@code RETURN} and operation {@code INSERT}
     */
    Stream<ImportBatch> importAll(Stream<ImportItem> returns);
}
