package io.github.orderflowmagento.orderflow;

import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.orderflow.message.UnreadableLine;

/** {@link Inventory} over HTTP. */
final class InventoryRetrieval implements Inventory {

    private final Http http;

    InventoryRetrieval(Http http) {
        this.http = http;
    }

    @Override
    public Stream<InventoryLine> lines(Consumer<UnreadableLine> unreadable) {
        return http.stream(
                "inventory", http.api()::inventory, document -> InventoryLine.parseLazily(document, unreadable));
    }

    @Override
    public List<InventoryLine> retrieve() {
        try (Stream<InventoryLine> lines =
                http.stream("inventory", http.api()::inventory, InventoryLine::parseLazily)) {
            return lines.toList();
        }
    }
}
