package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.List;
import java.util.Set;

/** {@code /V1/invoices}. */
final class InvoiceRoutes {

    private static final Set<String> NO_COLUMNS = Set.of("items", "comments", "extension_attributes");
    private static final Set<String> ALWAYS =
            Set.of("entity_id", "order_id", "increment_id", "created_at", "updated_at");

    private final List<Row> invoices;
    private final Lists lists;

    InvoiceRoutes(List<Row> invoices, Lists lists) {
        this.invoices = invoices;
        this.lists = lists;
    }

    List<Route> routes() {
        return List.of(
                new Route("GET", "/invoices", Right.INVOICES, this::list),
                new Route("GET", "/invoices/:id", Right.INVOICES, this::one));
    }

    private Row list(Call call) {
        EntityList list = EntityList.ofTable(field -> ALWAYS.contains(field)
                || (!NO_COLUMNS.contains(field) && invoices.stream().anyMatch(invoice -> invoice.has(field))));
        return lists.answer(list, invoices.stream(), call, invoice -> invoice);
    }

    private Row one(Call call) {
        int id = call.id(0);
        return invoices.stream()
                .filter(invoice -> invoice.integer("entity_id") == id)
                .findFirst()
                .orElseThrow(RestException::unknownEntity);
    }
}
