package io.github.orderflowmagento.magento.internal.magento2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Names of fields and of fields within them, as in the parameter {@code fields}. A name without nested names includes everything within it.
 * Not thread-safe.
 */
final class FieldTree {
    /** The nested names of each name; null for everything within it. */
    private final Map<String, @Nullable FieldTree> names = new TreeMap<>();

    FieldTree add(List<String> path) {
        String first = path.get(0);
        if (path.size() == 1) {
            names.put(first, null);
        } else if (!names.containsKey(first)) {
            names.put(first, new FieldTree().add(path.subList(1, path.size())));
        } else {
            FieldTree within = names.get(first);
            if (within != null) {
                within.add(path.subList(1, path.size()));
            }
        }
        return this;
    }

    /** Returns the paths of all names, with points. */
    List<String> paths() {
        List<String> paths = new ArrayList<>();
        names.forEach((name, within) -> {
            if (within == null) {
                paths.add(name);
            } else {
                within.paths().forEach(path -> paths.add(name + "." + path));
            }
        });
        return paths;
    }

    /** In Magento's notation: {@code sku,items[name,qty]}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        names.forEach((name, within) ->
                text.append(text.isEmpty() ? "" : ",").append(name).append(within == null ? "" : "[" + within + "]"));
        return text.toString();
    }
}
