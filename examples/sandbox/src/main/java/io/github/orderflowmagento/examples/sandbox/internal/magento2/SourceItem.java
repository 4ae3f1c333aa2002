package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.math.BigDecimal;

/** The quantity of a SKU in a source; the SKU need not be that of a product. */
final class SourceItem {

    private final String sku;
    private final String source;
    private BigDecimal quantity;
    private int status;
    private BigDecimal indexedQuantity;
    private int indexedStatus;

    SourceItem(String sku, String source, BigDecimal quantity, int status) {
        this.sku = sku;
        this.source = source;
        this.quantity = quantity;
        this.status = status;
        this.indexedQuantity = quantity;
        this.indexedStatus = status;
    }

    String sku() {
        return sku;
    }

    String source() {
        return source;
    }

    BigDecimal quantity() {
        return quantity;
    }

    boolean isInStock() {
        return status == 1;
    }

    /** Returns the quantity in the index, which is the salable part. */
    BigDecimal indexedQuantity() {
        return indexedQuantity;
    }

    boolean isIndexedInStock() {
        return indexedStatus == 1;
    }

    void set(BigDecimal newQuantity, int newStatus) {
        quantity = newQuantity;
        status = newStatus;
    }

    void index() {
        indexedQuantity = quantity;
        indexedStatus = status;
    }

    Row asSent() {
        return new Row()
                .put("sku", sku)
                .put("source_code", source)
                .put("quantity", quantity)
                .put("status", status);
    }
}
