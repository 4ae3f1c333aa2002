package io.github.orderflowmagento.mapping;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

import io.github.orderflowmagento.magento.model.Fields;

/** Reads fields by name, and nested fields by a path with dots, for example {@code payment.method}. */
public final class FieldPath {
    private FieldPath() {}

    /** Returns the text of the field without surrounding white space; empty if the field is missing or blank. */
    public static Optional<String> text(Fields fields, String path) {
        int dot = path.indexOf('.');
        return dot < 0 ? fields.nonBlank(path) : text(fields.nested(path.substring(0, dot)), path.substring(dot + 1));
    }

    /** Returns whether the shop sent the field. A field nested in a field that was sent empty counts as sent, without a value. */
    public static boolean isSent(Fields fields, String path) {
        int dot = path.indexOf('.');
        if (dot < 0) {
            return fields.has(path);
        }
        String first = path.substring(0, dot);
        Fields nested = fields.nested(first);
        return fields.has(first) && (nested.names().isEmpty() || isSent(nested, path.substring(dot + 1)));
    }

    /** Returns the paths of all fields, including nested ones. */
    public static Set<String> names(Fields fields) {
        Set<String> names = new LinkedHashSet<>(fields.names());
        for (String name : fields.names()) {
            names(fields.nested(name)).forEach(inner -> names.add(name + "." + inner));
        }
        return names;
    }
}
