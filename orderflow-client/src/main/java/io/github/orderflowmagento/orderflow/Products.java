package io.github.orderflowmagento.orderflow;

import java.util.List;
import java.util.stream.Stream;

import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportReport;
import io.github.orderflowmagento.orderflow.model.OperationResult;

/**
 * The products the warehouse knows. Imports are posted to {@code remotewarehouse/imports/importitems.xml}.
 *
 * <p>An import is refused with an {@link IllegalArgumentException}, and nothing sent, if its list is empty, holds another kind of
 * item or operation, or two items of one external reference. It fails with an {@link OrderFlowException} if there is no report.
 */
public interface Products {

    /**
     * Creates products. One that exists already is reported as a duplicate and left alone.
     *
     * @param products items of type {@code PRODUCT} and operation {@code INSERT}, at least one
     * @return what became of each, those that OrderFlow does not name included
     */
    ImportReport insert(List<ImportItem> products);

    /**
     * Creates products or changes those that exist. Safe to repeat.
     *
     * @param products items of type {@code PRODUCT} and operation {@code MERGE}, at least one
     * @return what became of each, those that OrderFlow does not name included
     */
    ImportReport merge(List<ImportItem> products);

    /**
     * Changes products. One that OrderFlow does not know is reported as a failure. Safe to repeat.
     *
     * @param products items of type {@code PRODUCT} and operation {@code UPDATE}, at least one
     * @return what became of each, those that OrderFlow does not name included
     */
    ImportReport update(List<ImportItem> products);

    /**
     * Tells OrderFlow that the shop has a new product, so that it may ask for it ({@code POST
     * remotewarehouse/product/update.xml}, {@code event=product.created}). Safe to repeat.
     *
     * @param thirdPartyReference the shop's key of the product; the extension's library takes the SKU
     * @throws OrderFlowException if there is no answer, or it is a refusal
     */
    OperationResult created(String thirdPartyReference);

    /**
     * Tells OrderFlow that a product of the shop has changed ({@code event=product.modified}); otherwise as {@link #created}.
     *
     * @param thirdPartyReference the shop's key of the product
     * @throws OrderFlowException if there is no answer, or it is a refusal
     */
    OperationResult modified(String thirdPartyReference);

    /**
     * Hands over products of any number, in as many documents as they need (see
     * {@code OrderFlowClient.Builder.importDocuments}). A document is made and sent when the walk of the returned
     * stream comes to it: who stops walking stops sending, and no more than one document's items are held, and one item
     * beyond.
     *
     * <pre>{@code
     * try (Stream<ImportBatch> batches = warehouse.products().importAll(items)) {
     *     batches.forEach(batch -> batch.report().ifPresentOrElse(this::book, () -> this.keepForLater(batch)));
     * }
     * }</pre>
     *
     * <p>A document that is refused does not keep the others from being sent. Nothing more is sent, and no more items
     * are taken, after a failure that every document would meet (no connection, no answer, busy, credentials, rights,
     * address), and after the third refusal in a row: a warehouse that is away is not hammered. The last batch says so
     * ({@link ImportBatch#endsEarly()}). An item whose external reference is in the document already begins the next
     * one, so that both are sent in their order.
     *
     * <p>What the source throws, and an {@link IllegalArgumentException} for an item that is not for here, comes out of
     * the walk; what was taken for the document in hand is not sent then. Closing the stream closes the source. Not for
     * parallel streams.
     *
     * @param products items of type {@code PRODUCT} and any operation
     */
    Stream<ImportBatch> importAll(Stream<ImportItem> products);
}
