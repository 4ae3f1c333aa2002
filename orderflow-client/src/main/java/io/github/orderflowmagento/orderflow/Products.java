package io.github.orderflowmagento.orderflow;

import java.util.List;

import io.github.orderflowmagento.orderflow.model.ImportItem;
import io.github.orderflowmagento.orderflow.model.ImportReport;
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
}
