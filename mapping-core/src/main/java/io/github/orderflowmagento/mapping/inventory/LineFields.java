package io.github.orderflowmagento.mapping.inventory;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import io.github.orderflowmagento.mapping.SourceFields;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

/** Reads the attributes of an inventory line. Every line has a SKU, whatever the attribute's name. */
final class LineFields implements SourceFields<InventoryLine> {
    static final SourceFields<InventoryLine> ALL = new LineFields();

    private static final String SKU = "externalReference";

    private LineFields() {}

    @Override
    public Optional<String> text(InventoryLine line, String field) {
        return field.equals(SKU)
                ? Optional.of(line.externalReference())
                : Optional.ofNullable(line.attributes().get(field))
                        .map(String::strip)
                        .filter(text -> !text.isEmpty());
    }

    @Override
    public boolean isSent(InventoryLine line, String field) {
        return field.equals(SKU) || line.attributes().containsKey(field);
    }

    @Override
    public Set<String> names(InventoryLine line) {
        Set<String> names = new LinkedHashSet<>(line.attributes().keySet());
        names.add(SKU);
        return names;
    }

    @Override
    public String sender() {
        return "the warehouse";
    }
}
