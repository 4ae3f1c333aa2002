package io.github.orderflowmagento.operation.order;

import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.Reconciliation;
import io.github.orderflowmagento.orderflow.imports.ImportItem;

/** Notes on an order that is sent: amounts that do not add up, and anomalies in the shop's data. */
final class ExportNotes {
    private ExportNotes() {}

    /** Returns all notes; empty if there are none. */
    static String of(OrderMapping mapping, Order order, ImportItem item) {
        return Stream.of(
                        mapping.reconcile(order, item).flatMap(Reconciliation::warning).stream(),
                        order.duplicateRows().stream()
                                .map(number -> "row " + number + " came twice from the shop, and is sent once"),
                        order.items().stream()
                                .filter(row -> !row.hasReadableOptions())
                                .map(row -> "the product_options of " + row.described()
                                        + " cannot be read: the customer's choices are unknown"))
                .flatMap(Function.identity())
                .collect(Collectors.joining("; "));
    }
}
