package io.github.orderflowmagento.magento;

import java.util.List;

import io.github.orderflowmagento.magento.model.Invoice;
import io.github.orderflowmagento.magento.model.InvoiceSummary;
import io.github.orderflowmagento.magento.model.OrderHead;

/** The invoices of a shop. */
public interface Invoices {
    /** The invoices of an order, oldest first. */
    List<InvoiceSummary> ofOrder(OrderHead order);

    /**
     * The invoices with the given numbers, whole, in few round trips.
     *
     * @return one answer per number, in the order given; {@link MagentoException.NotFound} for a number that the shop
     *     does not have
     */
    List<Answer<Invoice>> details(List<String> incrementIds);
}
