package io.github.orderflowmagento.magento.internal.magento1;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.MagentoException.Details;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.shape.Magento1Shape;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.InvalidFieldException;
import io.github.orderflowmagento.magento.model.XmlCharacters;

/** Reads values from the trees that a transport returns. */
final class ResponseTrees {
    private static final Logger LOG = LoggerFactory.getLogger(ResponseTrees.class);

    private ResponseTrees() {}

    /** Returns the entity in a tree that is one map. */
    static <T> T entity(ApiCall call, @Nullable Object tree, Function<Fields, T> reading) {
        if (!(tree instanceof Map<?, ?> map)) {
            throw new MagentoException.NotUnderstood(call.description(), "expected one entity, got " + kind(tree));
        }
        try {
            return reading.apply(Magento1Shape.fields(call.resourcePath(), map));
        } catch (InvalidFieldException e) {
            throw new MagentoException.NotUnderstood(Details.of(call.description(), String.valueOf(e.getMessage()))
                    .concerning(Concern.ITEM)
                    .causedBy(e));
        }
    }

    /** Returns the entities in a tree that is a list. */
    static <T> List<T> entities(ApiCall call, @Nullable Object tree, Function<Fields, T> reading) {
        return elements(call, tree).stream()
                .<T>map(element -> entity(call, element, reading))
                .toList();
    }

    /**
     * Returns the entities in a tree that is a list, without those that cannot be read.
     *
     * @param unreadable receives each of these: its fields, none if it has no fields at all, and what is wrong with it
     */
    static <T> List<T> entities(
            ApiCall call,
            @Nullable Object tree,
            Function<Fields, T> reading,
            BiConsumer<Fields, MagentoException> unreadable) {
        List<T> readable = new ArrayList<>();
        for (Object element : elements(call, tree)) {
            try {
                readable.add(entity(call, element, reading));
            } catch (MagentoException.NotUnderstood e) {
                unreadable.accept(
                        element instanceof Map<?, ?> map
                                ? Magento1Shape.fields(call.resourcePath(), map)
                                : Fields.none(),
                        e);
            }
        }
        return readable;
    }

    /**
     * Returns the rows in a tree that is a list. A row that is not an entity, or whose number cannot be read, is returned without its
     * number, and a text that could not be decoded is left out, so that neither affects the other rows and fields.
     *
     * @param number of a row, empty if it could not be read
     */
    static <T> List<T> rows(
            ApiCall call, @Nullable Object tree, Function<T, Optional<Long>> number, Function<Fields, T> reading) {
        List<T> rows = new ArrayList<>();
        for (Object element : elements(call, tree)) {
            T row = entity(call, element instanceof Map<?, ?> map ? decoded(map) : Map.of(), reading);
            if (number.apply(row).isEmpty()) {
                LOG.warn("A row is read without its number: {}", call.description());
            }
            rows.add(row);
        }
        return List.copyOf(rows);
    }

    private static Map<?, ?> decoded(Map<?, ?> row) {
        Map<Object, @Nullable Object> decoded = new LinkedHashMap<>(row);
        row.forEach((name, value) -> {
            if (value instanceof String text && text.contains(XmlCharacters.UNDECODED)) {
                decoded.remove(name);
                LOG.warn("A row is read without its {}, whose bytes cannot be decoded", name);
            }
        });
        return decoded;
    }

    private static Collection<?> elements(ApiCall call, @Nullable Object tree) {
        // PHP sends a list with gaps as a map from index to element
        if (tree instanceof Map<?, ?> map) {
            return map.values();
        }
        if (tree instanceof List<?> list) {
            return list;
        }
        throw new MagentoException.NotUnderstood(call.description(), "expected a list, got " + kind(tree));
    }

    static String text(ApiCall call, @Nullable Object tree) {
        if (tree == null || tree instanceof Map || tree instanceof List) {
            throw new MagentoException.NotUnderstood(call.description(), "expected a single value, got " + kind(tree));
        }
        return tree.toString();
    }

    static long number(ApiCall call, @Nullable Object tree) {
        String text = text(call, tree);
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw new MagentoException.NotUnderstood(call.description(), "expected a whole number");
        }
    }

    /**
     * Checks the answer to a call that changes something. Anything but yes or no is not the answer to this call: it may come from a cache
     * or a proxy, and the call may or may not have been executed.
     */
    static void done(ApiCall call, @Nullable Object tree) {
        String answer = tree instanceof Map || tree instanceof List ? "" : String.valueOf(tree);
        switch (answer) {
            case "true", "1" -> {}
            case "false", "0" ->
                throw new MagentoException.Rejected(call.description(), "the shop answers that nothing was done");
            default ->
                throw new MagentoException.NotUnderstood(
                        call.description(),
                        "expected yes or no, got " + (answer.isEmpty() || tree == null ? kind(tree) : "another text"));
        }
    }

    private static String kind(@Nullable Object tree) {
        return tree == null
                ? "nothing"
                : tree instanceof List ? "a list" : tree instanceof Map ? "a map" : "a single value";
    }
}
