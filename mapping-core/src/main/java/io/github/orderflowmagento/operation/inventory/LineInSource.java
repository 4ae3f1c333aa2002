package io.github.orderflowmagento.operation.inventory;

import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.orderflow.message.InventoryLine;

/**
 * A line of one of several sources, with a key of SKU and source: lines of one SKU in two sources concern two stocks.
 *
 * @param line as it was sent
 * @param externalReference the key
 */
record LineInSource(InventoryLine line, String externalReference) implements InventoryLine {
    @Override
    public Optional<Long> sequenceId() {
        return line.sequenceId();
    }

    @Override
    public Map<String, String> attributes() {
        return line.attributes();
    }

    static InventoryLine sent(InventoryLine line) {
        return line instanceof LineInSource inSource ? inSource.line() : line;
    }
}
