package io.github.orderflowmagento.magento.internal.magento2;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Invoices;
import io.github.orderflowmagento.magento.model.Invoice;
import io.github.orderflowmagento.magento.model.InvoiceSummary;
import io.github.orderflowmagento.magento.model.OrderHead;

final class Magento2Invoices implements Invoices {
    private static final int PAGE = 300;
    private static final String LIST = "invoices";

    private final Magento2Service service;
    private final EntityBatches whole;

    Magento2Invoices(Magento2Service service, EntityBatches whole) {
        this.service = service;
        this.whole = whole;
    }

    @Override
    public List<InvoiceSummary> ofOrder(OrderHead order) {
        String operation = LIST + " of order " + order.incrementId();
        long id = order.orderId()
                .orElseThrow(() ->
                        Magento2Service.notUnderstood(operation, "the order has no orderId, which Magento 2 needs"));
        return pages(operation, new SearchCriteria().is("order_id", id))
                .map(row -> Details.ofOrder(operation, id, row))
                .map(row -> EntityReader.read(operation, Magento2Shape.invoice(row), InvoiceSummary::of))
                .toList();
    }

    @Override
    public List<Answer<Invoice>> details(List<String> incrementIds) {
        return Details.of(
                "invoice",
                whole,
                incrementIds,
                criteria -> pages(LIST, criteria),
                row -> EntityReader.read(
                        "invoice " + row.get("increment_id"), Magento2Shape.invoice(row), Invoice::of));
    }

    private Stream<Map<String, @Nullable Object>> pages(String operation, SearchCriteria criteria) {
        return EntityPages.stream(
                service, operation, RestApi::invoices, criteria, "entity_id", "entity_id", RequestedFields.WHOLE, PAGE);
    }
}
