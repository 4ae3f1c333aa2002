package io.github.orderflowmagento.examples.benchmarks;

import java.util.List;
import java.util.function.Function;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.orderflow.imports.ImportDocument;
import io.github.orderflowmagento.orderflow.imports.ImportItem;

/**
 * The way of one recorded entity.
 *
 * @param recording the shop's answer
 * @param reading from the answer's fields to the entity
 * @param mapping from the entity to what the warehouse is sent
 */
record Export<T>(Recording recording, Function<Fields, T> reading, Function<T, ImportItem> mapping) {
    /** The entity, parsed anew. */
    T parse() {
        return reading.apply(recording.parse());
    }

    ImportItem parseAndMap() {
        return mapping.apply(parse());
    }

    /** The whole way. */
    byte[] parseMapAndWrite() {
        return ImportDocument.write(List.of(parseAndMap()));
    }
}
