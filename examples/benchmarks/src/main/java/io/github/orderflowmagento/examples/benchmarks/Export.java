package io.github.orderflowmagento.examples.benchmarks;

import java.util.List;
import java.util.function.Function;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.orderflow.imports.ImportDocument;
import io.github.orderflowmagento.orderflow.imports.ImportItem;

/**
 * The export of one recorded entity.
 *
 * @param recording the shop's answer
 * @param reading converts the answer's fields to the entity
 * @param mapping converts the entity to the warehouse's document
 */
record Export<T>(Recording recording, Function<Fields, T> reading, Function<T, ImportItem> mapping) {
    /** Parses the entity again. */
    T parse() {
        return reading.apply(recording.parse());
    }

    ImportItem parseAndMap() {
        return mapping.apply(parse());
    }

    /** Parses, maps and writes. */
    byte[] parseMapAndWrite() {
        return ImportDocument.write(List.of(parseAndMap()));
    }
}
