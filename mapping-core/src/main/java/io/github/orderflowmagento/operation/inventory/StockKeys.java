package io.github.orderflowmagento.operation.inventory;

import java.util.Optional;

import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

/** A run's keys of stocks: the warehouse's SKU and, with a table of sources, the source. */
record StockKeys(InventoryMapping mapping) {
    private static final String IN = " in ";
    private static final String SOURCE = "source";

    boolean areBySource() {
        return mapping.sources().isPresent();
    }

    String key(String reference, String source) {
        return areBySource() ? reference + IN + source : reference;
    }

    /** The key of a line whose source is unknown. A line of a source that is not updated concerns another stock. */
    String ofRefused(InventoryLine line) {
        String reference = line.externalReference();
        String source = line.attributes().getOrDefault(SOURCE, "").strip();
        return areBySource() || source.isEmpty() || source.equals(mapping.source())
                ? reference
                : reference + IN + source;
    }

    /** Returns the source of a key; empty if the key is from another table, or without one. Source codes contain no blanks. */
    Optional<String> source(String key) {
        return mapping.sources().isEmpty()
                ? Optional.of(mapping.source())
                : Optional.of(key.substring(key.lastIndexOf(IN) + 1))
                        .filter(end -> end.startsWith(IN.strip() + " "))
                        .map(end -> end.substring(IN.length() - 1))
                        .filter(mapping.sources().get().codes()::contains);
    }
}
