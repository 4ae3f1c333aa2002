package io.github.orderflowmagento.examples.sandbox;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

import io.github.orderflowmagento.examples.sandbox.internal.magento2.Json;
import io.github.orderflowmagento.examples.sandbox.internal.magento2.Row;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** The recorded shop's ids of bulks, and the times at which its consumers ran. */
final class RecordedBulks {

    /** By the recorded exchange that came next: how many operations were executed before. */
    private static final Map<String, Integer> EXECUTED = Map.of(
            "async/status-single", 14, "timing/async-bulk-100-operations", 22, "timing/async-status-bulk-100", 100);

    private RecordedBulks() {}

    static Supplier<String> uuids(List<RecordedExchange> exchanges) {
        Iterator<String> uuids = exchanges.stream()
                .filter(exchange -> exchange.answer().status() == 202)
                .map(exchange ->
                        ((Row) requireNonNull(Json.read(exchange.answer().text()))).text("bulk_uuid"))
                .iterator();
        return uuids::next;
    }

    static void executeBefore(RecordedExchange exchange, SandboxConsumers consumers) {
        int operations = EXECUTED.getOrDefault(exchange.name(), 0);
        assertThat(consumers.run(operations)).isEqualTo(operations);
    }
}
