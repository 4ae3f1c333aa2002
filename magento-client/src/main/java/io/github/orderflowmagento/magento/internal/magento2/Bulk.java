package io.github.orderflowmagento.magento.internal.magento2;

/**
 * Writes many things by one request, which the shop executes later.
 *
 * @param queue the shop's queue
 * @param looks the content of the queue when orders' shipments were read
 * @param calls sends requests, and waits
 */
record Bulk(BulkQueue queue, QueueSnapshots looks, BulkCalls calls) {}
