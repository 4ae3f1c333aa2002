package io.github.orderflowmagento.mapping.inventory;

import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.orderflow.message.InventoryLine;

/** A line for a shop that stores the quantity on hand, which is then the received quantity. */
record OnHandLine(InventoryLine line) implements InventoryLine {
    @Override
    public String externalReference() {
        return line.externalReference();
    }

    @Override
    public Optional<Long> sequenceId() {
        return line.sequenceId();
    }

    @Override
    public Map<String, String> attributes() {
        return line.attributes();
    }
}
