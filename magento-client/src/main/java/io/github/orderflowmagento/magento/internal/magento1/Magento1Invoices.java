package io.github.orderflowmagento.magento.internal.magento1;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Invoices;
import io.github.orderflowmagento.magento.internal.Batches;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.model.Invoice;
import io.github.orderflowmagento.magento.model.InvoiceSummary;
import io.github.orderflowmagento.magento.model.OrderHead;

final class Magento1Invoices implements Invoices {
    private static final Comparator<InvoiceSummary> OLDEST_FIRST = Comparator.comparing(
                    (InvoiceSummary invoice) -> invoice.createdAt().orElse(Instant.MIN))
            .thenComparing(InvoiceSummary::incrementId);

    private final Transport transport;
    private final Batches<ApiCall, Reply> batches;

    Magento1Invoices(Transport transport, Batches<ApiCall, Reply> batches) {
        this.transport = transport;
        this.batches = batches;
    }

    @Override
    public List<InvoiceSummary> ofOrder(OrderHead order) {
        ApiCall call = ApiCall.about(
                "of order " + order.incrementId(),
                "sales_order_invoice.list",
                Filters.ofOrder(order).asArgument());
        return ResponseTrees.entities(call, transport.call(call), InvoiceSummary::of).stream()
                .sorted(OLDEST_FIRST)
                .toList();
    }

    @Override
    public List<Answer<Invoice>> details(List<String> incrementIds) {
        return Details.of(batches, "sales_order_invoice.info", incrementIds, Invoice::of);
    }
}
