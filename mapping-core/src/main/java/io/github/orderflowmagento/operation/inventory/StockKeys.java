package io.github.orderflowmagento.operation.inventory;

import java.util.Optional;

import io.github.orderflowmagento.mapping.inventory.InventoryMapping;

/** What a run calls the stock of a SKU: as the warehouse calls the SKU and, where there is a table of sources, with the source. */
record StockKeys(InventoryMapping mapping) {
    private static final String IN = " in ";

    boolean areBySource() {
        return mapping.sources().isPresent();
    }

    String key(String reference, String source) {
        return areBySource() ? reference + IN + source : reference;
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
