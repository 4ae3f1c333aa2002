package io.github.orderflowmagento.magento.internal.magento2;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Invoices;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.Chunks;
import io.github.orderflowmagento.magento.model.Invoice;
import io.github.orderflowmagento.magento.model.InvoiceSummary;
import io.github.orderflowmagento.magento.model.OrderHead;

final class Magento2Invoices implements Invoices {
    private static final int MOST = 100;
    private static final int PAGE = 300;
    private static final String LIST = "invoices";

    private final Magento2Service service;

    Magento2Invoices(Magento2Service service) {
        this.service = service;
    }

    @Override
    public List<InvoiceSummary> ofOrder(OrderHead order) {
        String operation = LIST + " of order " + order.incrementId();
        long id = order.orderId()
                .orElseThrow(() -> Magento2Service.notUnderstood(
                        operation, "the order is without orderId, by which Magento 2 knows it"));
        return pages(operation, new SearchCriteria().is("order_id", id))
                .map(row -> EntityReader.read(operation, Magento2Shape.invoice(row), InvoiceSummary::of))
                .toList();
    }

    @Override
    public List<Answer<Invoice>> details(List<String> incrementIds) {
        List<Answer<Invoice>> answers = new ArrayList<>();
        for (List<String> some : Chunks.of(incrementIds, MOST)) {
            Map<String, List<Map<String, @Nullable Object>>> found = new HashMap<>();
            pages(LIST, new SearchCriteria().anyOf("increment_id", some))
                    .forEach(row -> found.computeIfAbsent(
                                    String.valueOf(row.get("increment_id")), number -> new ArrayList<>())
                            .add(row));
            for (String number : some) {
                List<Map<String, @Nullable Object>> rows = found.getOrDefault(number, List.of());
                answers.add(EntityReader.answer(number, () -> only("invoice " + number, rows)));
            }
        }
        return answers;
    }

    private static Invoice only(String operation, List<Map<String, @Nullable Object>> rows) {
        if (rows.isEmpty()) {
            throw new MagentoException.NotFound(operation, "the shop has no invoice with this number");
        }
        if (rows.size() > 1) {
            throw new MagentoException.Rejected(operation, "several stores have an invoice of this number");
        }
        return EntityReader.read(operation, Magento2Shape.invoice(rows.get(0)), Invoice::of);
    }

    private Stream<Map<String, @Nullable Object>> pages(String operation, SearchCriteria criteria) {
        return EntityPages.stream(
                service, operation, RestApi::invoices, criteria, "entity_id", "entity_id", Projection.WHOLE, PAGE);
    }
}
