package io.github.orderflowmagento.magento.internal.magento2;

/**
 * How many things are written by one request, which the shop does later.
 *
 * @param queue what waits in the shop
 * @param looks what waited there when orders' shipments were read
 * @param calls sends, and waits
 */
record Bulk(BulkQueue queue, QueueLooks looks, BulkCalls calls) {}
