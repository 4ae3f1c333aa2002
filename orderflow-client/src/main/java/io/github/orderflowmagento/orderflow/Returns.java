package io.github.orderflowmagento.orderflow;

import java.util.List;
import java.util.stream.Stream;

import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportReport;

/**
 * Calls about returns: goods that customers send back to the warehouse.
 *
 * <p>Implementations are safe for use by several threads; a stream that they return is not.
 */
public interface Returns {

    /**
     * Announces returns in one call ({@code POST remotewarehouse/imports/importitems.xml}). A return that OrderFlow already has is reported
     * as a duplicate and not changed, so that the call can be repeated after a lost answer.
     *
     * @param returns items of type {@code RETURN} and operation {@code INSERT}, at least one; see {@link
     *     io.github.orderflowmagento.orderflow.imports.ReturnImport#item}
     * @return a result for each return, including those that OrderFlow's report does not mention
     * @throws IllegalArgumentException if the list is empty, holds an item of another type or operation, or two items with one external
     *     reference; nothing is sent then
     * @throws io.github.orderflowmagento.orderflow.imports.InvalidPropertyException if an item cannot be written; nothing is sent then
     * @throws OrderFlowException if there is no report; {@link OrderFlowException#outcomeUnknown} returns whether OrderFlow may have taken
     *     the returns anyway
     * @throws IllegalStateException if the client is closed
     */
    ImportReport insert(List<ImportItem> returns);

    /**
     * Announces any number of returns, in as many documents as they need; works like {@link Products#importAll}.
     *
     * @param returns items of type {@code RETURN} and operation {@code INSERT}
     * @return a batch for each document
     */
    Stream<ImportBatch> importAll(Stream<ImportItem> returns);
}
