package io.github.orderflowmagento.magento.internal.magento2;

/**
 * How many things are written by one request, which the shop does later.
 *
 * @param queue what waits in the shop
 * @param calls sends, and waits
 */
record Bulk(BulkQueue queue, BulkCalls calls) {}
