package io.github.orderflowmagento.mapping.file;

import java.util.Optional;

import io.github.orderflowmagento.magento.model.Fields;

/** Reads fields by name, nested ones by a path with points. */
final class FieldPath {
    private FieldPath() {}

    static Optional<String> read(Fields fields, String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? fields.nonBlank(path) : read(fields.nested(path.substring(0, dot)), path.substring(dot + 1));
    }
}
