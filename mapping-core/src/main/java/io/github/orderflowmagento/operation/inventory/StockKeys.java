package io.github.orderflowmagento.operation.inventory;

import java.util.Optional;

import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

/** What a run calls the stock of a SKU: as the warehouse calls the SKU and, where there is a table of sources, with the source. */
record StockKeys(InventoryMapping mapping) {
    private static final String IN = " in ";
    private static final String SOURCE = "source";

    boolean areBySource() {
        return mapping.sources().isPresent();
    }

    String key(String reference, String source) {
        return areBySource() ? reference + IN + source : reference;
    }

    /** Of a line whose source is not known. One of another source than the one that is updated is a line of another stock. */
    String ofRefused(InventoryLine line) {
        String reference = line.externalReference();
        String told = line.attributes().getOrDefault(SOURCE, "").strip();
        return areBySource() || told.isEmpty() || told.equals(mapping.source()) ? reference : reference + IN + told;
    }

    /** The source of a key; empty if it was made by another table, or by none. Codes of sources have no blanks. */
    Optional<String> source(String key) {
        return mapping.sources().isEmpty()
                ? Optional.of(mapping.source())
                : Optional.of(key.substring(key.lastIndexOf(IN) + 1))
                        .filter(end -> end.startsWith(IN.strip() + " "))
                        .map(end -> end.substring(IN.length() - 1))
                        .filter(mapping.sources().get().codes()::contains);
    }
}
