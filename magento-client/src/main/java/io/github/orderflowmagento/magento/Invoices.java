package io.github.orderflowmagento.magento;

import java.util.List;

import io.github.orderflowmagento.magento.model.Invoice;
import io.github.orderflowmagento.magento.model.InvoiceSummary;
import io.github.orderflowmagento.magento.model.OrderHead;

/**
 * Reads the invoices of a shop. Thread-safe. Every method may throw the {@link MagentoException}s that {@link Magento} lists, and throws
 * {@link MagentoException.Unsupported} over REST, which has no invoices.
 */
public interface Invoices {
    /**
     * Returns the invoices of an order, oldest first. One request, or two in Magento 2, whose {@linkplain Magento lists} may take one more.
     *
     * @return empty if the order has none
     * @throws MagentoException.NotUnderstood without a request if the order has no {@link OrderHead#orderId}: it is a broken row of the
     *     list
     */
    List<InvoiceSummary> ofOrder(OrderHead order);

    /**
     * Returns the invoices with the given numbers, with their rows and comments. Over XML-RPC and SOAP v1 up to {@link
     * io.github.orderflowmagento.magento.client.Magento1Builder#batchSize batchSize} invoices share a request; over SOAP v2 each takes one.
     * In Magento 2 up to a hundred share one.
     *
     * @param incrementIds invoices' numbers ({@link InvoiceSummary#incrementId}), not orders'
     * @return one answer per number, in the order given; {@link MagentoException.NotFound} for a number that the shop does not have
     */
    List<Answer<Invoice>> details(List<String> incrementIds);
}
