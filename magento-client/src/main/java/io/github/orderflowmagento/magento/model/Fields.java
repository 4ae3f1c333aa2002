package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * The fields of one entity as the shop sent them, by Magento's names ({@code coupon_code}, {@code base_grand_total}, the code of a custom
 * attribute) and, if the shop sends a field under another name, also by the {@linkplain io.github.orderflowmagento.magento.model shared
 * name}. Use it for everything without a typed accessor.
 *
 * <p>Where only some fields were requested, as for rows of Magento 2's lists and with a {@link Projection}, reading another one throws
 * {@link FieldNotRequestedException}, whose message explains how to request it; {@link #wasRequested} checks this beforehand.
 *
 * <p>A field may be absent, null or empty, and shops do not use these consistently; {@link #has} distinguishes absent from null, {@link
 * #text} distinguishes null from empty. Numbers come as text or as numbers, depending on shop and web service: read them with {@link
 * #decimal}. In a text with bytes that could not be decoded, {@link XmlCharacters#UNDECODED} replaces each of them.
 *
 * <p>Immutable and thread-safe. {@link #toString} shows the names only, since values hold personal data.
 */
public final class Fields {
    private static final Fields NONE = new Fields(Map.of());

    private final Map<String, @Nullable Object> values;
    private final @Nullable Asked requested;

    /**
     * Which fields were requested, and how to request the others.
     *
     * @param parts the requested fields, each with its requested parts, or null for all of it
     * @param others whether fields that are not among these were requested
     * @param unasked those that were not requested, if others were
     */
    private record Asked(Map<String, @Nullable Asked> parts, boolean others, Set<String> unasked, String remedy) {
        static Asked of(Collection<String> paths, boolean others, Set<String> unasked, String remedy) {
            Set<String> whole = new HashSet<>();
            Map<String, List<String>> within = new LinkedHashMap<>();
            for (String path : paths) {
                int dot = path.indexOf('.');
                if (dot < 0) {
                    whole.add(path);
                } else {
                    within.computeIfAbsent(path.substring(0, dot), part -> new ArrayList<>())
                            .add(path.substring(dot + 1));
                }
            }
            Map<String, @Nullable Asked> parts = new HashMap<>();
            within.forEach((part, names) -> parts.put(part, of(names, false, Set.of(), remedy)));
            whole.forEach(name -> parts.put(name, null));
            return new Asked(parts, others, unasked, remedy);
        }

        boolean has(String name) {
            return parts.containsKey(name) || (others && !unasked.contains(name));
        }
    }

    private Fields(Map<String, @Nullable Object> values) {
        this(values, null);
    }

    private Fields(Map<String, @Nullable Object> values, @Nullable Asked requested) {
        this.values = values;
        this.requested = requested;
    }

    /** Returns empty fields. */
    public static Fields none() {
        return NONE;
    }

    /**
     * Returns fields with the given content.
     *
     * @param values from field name to text, number, boolean, null, {@code Fields}, or a {@code List} or {@code Map} of these; copied
     */
    public static Fields of(Map<String, ? extends @Nullable Object> values) {
        return values.isEmpty() ? NONE : new Fields(copy(values));
    }

    /**
     * Returns fields with the given content, without copying it.
     *
     * @param values from field name to text, number, boolean, null, or an unmodifiable {@code List} or {@code Map} of these; handed over:
     *     neither the map nor anything in it may change afterwards
     */
    public static Fields takingOver(Map<String, @Nullable Object> values) {
        return values.isEmpty() ? NONE : new Fields(Collections.unmodifiableMap(values));
    }

    /**
     * Returns a new builder.
     *
     * @param expected about how many fields there will be; more are possible
     */
    public static Builder builder(int expected) {
        return new Builder(expected);
    }

    /** Returns the fields of a nested map, from a field or a list in a field. */
    @SuppressWarnings("unchecked") // copy() has made every nested key a string
    Fields within(String name, Map<?, ?> nested) {
        Asked part = requested == null ? null : requested.parts().get(name);
        return nested.isEmpty() && part == null ? NONE : new Fields((Map<String, @Nullable Object>) nested, part);
    }

    /**
     * Returns these fields with a listener for each read of a field by name, for example to show which fields a rule uses. Reads within
     * nested entities and lists are not reported.
     *
     * @param listener receives the field's name, and its value or null; it runs on the thread that reads
     */
    public Fields withReadListener(BiConsumer<String, @Nullable Object> listener) {
        return new Fields(
                new AbstractMap<>() {
                    @Override
                    public Set<Entry<String, @Nullable Object>> entrySet() {
                        return values.entrySet();
                    }

                    @Override
                    public @Nullable Object get(@Nullable Object name) {
                        Object value = values.get(name);
                        listener.accept(String.valueOf(name), value);
                        return value;
                    }
                },
                requested);
    }

    /** Returns these fields with one field added or replaced. */
    public Fields with(String name, @Nullable Object value) {
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(values);
        changed.put(name, copy(value));
        return new Fields(Collections.unmodifiableMap(changed), requested);
    }

    /**
     * Returns these fields, marked as the result of a partial request. Reading another field, which would look as if it were empty in the
     * shop, throws {@link FieldNotRequestedException}, also within parts of the entity.
     *
     * @param paths the requested fields; a field of a part, or of each of several, follows a point: {@code items.sku}. A part named without
     *     a field was requested as a whole
     * @param remedy how to request others; continues a sentence
     */
    public Fields withRequested(Collection<String> paths, String remedy) {
        return new Fields(values, Asked.of(paths, false, Set.of(), remedy));
    }

    /** Returns these fields with the same requested fields as another entity. */
    public Fields withRequestedOf(Fields other) {
        return new Fields(values, other.requested);
    }

    /**
     * Returns these fields, marked as the result of a request for all fields but some.
     *
     * @param names the fields that were not requested
     * @param paths the requested fields of parts that were requested partially
     * @param remedy as for {@link #withRequested}
     */
    public Fields withAllRequestedBut(Collection<String> names, Collection<String> paths, String remedy) {
        return new Fields(values, Asked.of(paths, true, Set.copyOf(names), remedy));
    }

    /**
     * Returns whether the field was requested, so that an empty field is empty in the shop. An entity that was read whole has every field;
     * otherwise see {@link Projection}, and for rows of lists {@link io.github.orderflowmagento.magento.client.Magento2Builder#allFields}.
     */
    public boolean wasRequested(String name) {
        return requested == null || requested.has(name) || values.get(name) != null;
    }

    private @Nullable Object value(String name) {
        if (requested != null && !wasRequested(name)) {
            throw new FieldNotRequestedException(name, requested.remedy());
        }
        return values.get(name);
    }

    /** The names of all fields, in the order in which they were sent. Unmodifiable. */
    public Set<String> names() {
        return values.keySet();
    }

    /** Whether the field was sent, even if it is null or empty. A field that was not {@linkplain #wasRequested requested} was not sent. */
    public boolean has(String name) {
        return values.containsKey(name) && wasRequested(name);
    }

    /** Whether the field was sent as null: its column was never written. */
    public boolean isNull(String name) {
        return has(name) && values.get(name) == null;
    }

    /** The field as text; empty if it is absent, null, a list or an entity. A number is written without an exponent. */
    public Optional<String> text(String name) {
        Object value = value(name);
        return value instanceof Map || value instanceof List
                ? Optional.empty()
                : Optional.ofNullable(value).map(Fields::plain);
    }

    /** The field as text without surrounding white space; empty if nothing is left. */
    public Optional<String> nonBlank(String name) {
        return text(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    /**
     * The field as a number; empty if it is absent, null or blank.
     *
     * @throws InvalidFieldException if it is not a number within the bounds of {@link Decimals}
     */
    public Optional<BigDecimal> decimal(String name) {
        return nonBlank(name)
                .map(text -> Decimals.parse(text)
                        .orElseThrow(() ->
                                new InvalidFieldException(name, "'" + Scalars.shortened(text) + "' is not a number")));
    }

    /** The entity in the field, for example {@code shipping_address}; no fields if there is none. */
    public Fields nested(String name) {
        return within(name, value(name) instanceof Map<?, ?> map ? map : Map.of());
    }

    /**
     * The entities in the list in the field, for example {@code tier_price}; elements of another kind are left out. Empty if
     * there are none.
     */
    public List<Fields> list(String name) {
        List<Fields> found = new ArrayList<>();
        for (Object element : elements(value(name))) {
            if (element instanceof Map<?, ?> map) {
                found.add(within(name, map));
            }
        }
        return List.copyOf(found);
    }

    /**
     * The single values in the list in the field, for example {@code website_ids}, as text; others are left out. Empty if
     * there are none.
     */
    public List<String> texts(String name) {
        return elements(value(name)).stream()
                .filter(element -> element != null && !(element instanceof Map) && !(element instanceof List))
                .map(Fields::plain)
                .toList();
    }

    /**
     * All fields as plain Java values: text, {@code Long}, {@code BigDecimal}, {@code Boolean}, null, {@code List}, {@code Map}.
     * Unmodifiable.
     */
    public Map<String, @Nullable Object> asMap() {
        return values;
    }

    /** A list, or the values of a map: PHP sends a list with gaps as a map from index to element. */
    private static Collection<?> elements(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return list;
        }
        return value instanceof Map<?, ?> map ? map.values() : List.of();
    }

    private static String plain(Object scalar) {
        return scalar instanceof BigDecimal number && Decimals.isBounded(number)
                ? number.toPlainString()
                : scalar.toString();
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> source) {
        Map<String, @Nullable Object> copy = withRoomFor(source.size());
        source.forEach((key, value) -> copy.put(String.valueOf(key), copy(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static Map<String, @Nullable Object> withRoomFor(int entries) {
        return new LinkedHashMap<>(entries * 4 / 3 + 1);
    }

    private static @Nullable Object copy(@Nullable Object value) {
        if (value instanceof String) {
            return value; // as most are
        }
        if (value instanceof Fields fields) {
            return fields.values;
        }
        if (value instanceof Map<?, ?> map) {
            return copy(map);
        }
        if (value instanceof List<?> list) {
            List<@Nullable Object> copy = new ArrayList<>(list.size());
            list.forEach(element -> copy.add(copy(element)));
            return Collections.unmodifiableList(copy);
        }
        return value;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Fields fields && values.equals(fields.values);
    }

    @Override
    public int hashCode() {
        return Objects.hash(values);
    }

    @Override
    public String toString() {
        return "Fields" + values.keySet();
    }

    /** Builds {@link Fields} field by field. Not thread-safe. */
    public static final class Builder {
        private Map<String, @Nullable Object> values;

        private Builder(int expected) {
            values = withRoomFor(expected);
        }

        /** Sets a field, replacing an earlier value; for the values see {@link Fields#of}. */
        public Builder put(String name, @Nullable Object value) {
            values.put(name, copy(value));
            return this;
        }

        /** Returns the fields, and empties the builder. */
        public Fields build() {
            Map<String, @Nullable Object> built = values;
            values = withRoomFor(0);
            return built.isEmpty() ? NONE : new Fields(Collections.unmodifiableMap(built));
        }
    }
}
