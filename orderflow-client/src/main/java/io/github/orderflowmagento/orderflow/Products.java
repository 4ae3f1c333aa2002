package io.github.orderflowmagento.orderflow;

import java.util.List;
import java.util.stream.Stream;

import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportReport;
import io.github.orderflowmagento.orderflow.model.OperationResult;

/**
 * Calls about products. Imports are posted to {@code remotewarehouse/imports/importitems.xml}.
 *
 * <p>An import throws an {@link IllegalArgumentException}, and sends nothing, if its list is empty, holds an item of another type or
 * operation, or two items with one external reference, or if an item cannot be written ({@link
 * io.github.orderflowmagento.orderflow.imports.InvalidPropertyException}).
 *
 * <p>Implementations are safe for use by several threads; a stream that they return is not.
 */
public interface Products {

    /**
     * Creates products. One that already exists is reported as a duplicate and not changed.
     *
     * @param products items of type {@code PRODUCT} and operation {@code INSERT}, at least one
     * @return a result for each product, including those that OrderFlow's report does not mention
     * @throws IllegalArgumentException as described above; nothing is sent then
     * @throws OrderFlowException if there is no report; {@link OrderFlowException#outcomeUnknown} returns whether OrderFlow may have taken
     *     the products anyway
     * @throws IllegalStateException if the client is closed
     */
    ImportReport insert(List<ImportItem> products);

    /**
     * Creates products, and changes those that exist. Properties that are not sent keep their values. Safe to repeat.
     *
     * @param products items of type {@code PRODUCT} and operation {@code MERGE}, at least one
     * @return a result for each product, including those that OrderFlow's report does not mention
     * @throws IllegalArgumentException as described above; nothing is sent then
     * @throws OrderFlowException if there is no report; {@link OrderFlowException#outcomeUnknown} returns whether OrderFlow may have taken
     *     the products anyway
     * @throws IllegalStateException if the client is closed
     */
    ImportReport merge(List<ImportItem> products);

    /**
     * Changes products. One that OrderFlow does not know is reported as a failure. Properties that are not sent keep their values. Safe to
     * repeat.
     *
     * @param products items of type {@code PRODUCT} and operation {@code UPDATE}, at least one
     * @return a result for each product, including those that OrderFlow's report does not mention
     * @throws IllegalArgumentException as described above; nothing is sent then
     * @throws OrderFlowException if there is no report; {@link OrderFlowException#outcomeUnknown} returns whether OrderFlow may have taken
     *     the products anyway
     * @throws IllegalStateException if the client is closed
     */
    ImportReport update(List<ImportItem> products);

    /**
     * Notifies OrderFlow that the shop has a new product, so that OrderFlow can fetch it ({@code POST
     * remotewarehouse/product/update.xml}, {@code event=product.created}). Sends no product. Safe to repeat.
     *
     * @param thirdPartyReference the shop's key of the product; the library of the OrderFlow extension sends the SKU
     * @return whether OrderFlow acted on the notification
     * @throws OrderFlowException if there is no usable answer, or OrderFlow rejects the call
     * @throws IllegalStateException if the client is closed
     */
    OperationResult created(String thirdPartyReference);

    /**
     * Notifies OrderFlow that a product of the shop has changed ({@code event=product.modified}); works like {@link #created}.
     *
     * @param thirdPartyReference the shop's key of the product
     * @return whether OrderFlow acted on the notification
     * @throws OrderFlowException if there is no usable answer, or OrderFlow rejects the call
     * @throws IllegalStateException if the client is closed
     */
    OperationResult modified(String thirdPartyReference);

    /**
     * Sends any number of products, in as many documents as they need (see {@link OrderFlowClient.Builder#importDocuments}). A document is
     * sent when the returned stream reaches it: sending stops when iteration stops, and at most one document plus one item is held in
     * memory.
     *
     * <pre>{@code
     * try (Stream<ImportBatch> batches = warehouse.products().importAll(items)) {
     *     batches.forEach(batch -> batch.report().ifPresentOrElse(this::book, () -> this.keepForLater(batch)));
     * }
     * }</pre>
     *
     * <p>A rejected document does not stop the others. After a failure that would affect every document (no connection, no answer, busy,
     * credentials, permissions, address), and after the third failure in a row, nothing more is sent and no more items are taken from the
     * source; the last batch is marked ({@link ImportBatch#endsEarly()}). An item whose external reference is already in the document
     * starts the next one, so that both are sent, in order.
     *
     * <p>Consuming the stream throws what the source throws, an {@link IllegalArgumentException} for an item of another type, and an {@link
     * IllegalStateException} if the client is closed; the items collected for the current document are not sent then. Closing the stream
     * closes the source. The stream must not be made parallel.
     *
     * @param products items of type {@code PRODUCT} and any operation
     * @return a batch for each document; a failed call is a batch with a failure, not an exception
     */
    Stream<ImportBatch> importAll(Stream<ImportItem> products);
}
