package io.github.orderflowmagento.examples.sandbox;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.function.Supplier;

/** The UUIDs of a shop's bulks: the same sequence in each shop. Not thread-safe. */
final class BulkUuids implements Supplier<String> {

    private int last;

    @Override
    public String get() {
        return UUID.nameUUIDFromBytes(("bulk " + ++last).getBytes(StandardCharsets.UTF_8))
                .toString();
    }
}
