package io.github.orderflowmagento.operation.order;

import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.Reconciliation;
import io.github.orderflowmagento.orderflow.imports.ImportItem;

/** What is to be said of an order that is sent: amounts that do not add up, and what of it the shop tells oddly. */
final class ExportNotes {
    private ExportNotes() {}

    /** All of it; empty if there is nothing to say. */
    static String of(OrderMapping mapping, Order order, ImportItem item) {
        return Stream.of(
                        mapping.reconcile(order, item).flatMap(Reconciliation::warning).stream(),
                        order.duplicateRows().stream()
                                .map(number -> "row " + number + " came twice from the shop, and is sent once"),
                        order.items().stream()
                                .filter(row -> !row.hasReadableOptions())
                                .map(row -> "the product_options of " + row.described()
                                        + " cannot be read: what the customer chose is not known"))
                .flatMap(Function.identity())
                .collect(Collectors.joining("; "));
    }
}
