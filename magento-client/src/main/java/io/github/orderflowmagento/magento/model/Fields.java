package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

import org.jspecify.annotations.Nullable;

/**
 * The fields of one entity as the shop sent them, by Magento's names ({@code coupon_code}, {@code base_grand_total}, a custom
 * attribute's code) and, where it calls something otherwise, also by {@linkplain io.github.orderflowmagento.magento.model the name that all
 * shops share}. This is the way to whatever has no typed accessor.
 *
 * <p>A field may be absent, null or empty, and the shops do not use these consistently; {@link #has} tells absent from null,
 * {@link #text} tells null from empty. Numbers come as text or as number depending on shop and web service: read them with
 * {@link #decimal}. A text some of whose bytes could not be decoded holds {@link XmlCharacters#UNDECODED} in their place. Immutable and safe to share between threads. {@link #toString} shows names only, since values hold
 * customers' data.
 */
public final class Fields {
    private static final Fields NONE = new Fields(Map.of());

    private final Map<String, @Nullable Object> values;

    private Fields(Map<String, @Nullable Object> values) {
        this.values = values;
    }

    /** No fields at all. */
    public static Fields none() {
        return NONE;
    }

    /**
     * Fields with the given content.
     *
     * @param values field names to text, number, boolean, null, {@code List} or {@code Map} of the same; copied, but for {@code Fields}
     *     among them
     */
    public static Fields of(Map<String, ? extends @Nullable Object> values) {
        return values.isEmpty() ? NONE : new Fields(copy(values));
    }

    /**
     * Returns a new builder, which copies nothing that is fields already. Not thread-safe.
     *
     * @param expected about how many fields there will be
     */
    public static Builder builder(int expected) {
        return new Builder(expected);
    }

    /** The fields in a map that stands within other fields, and so has been copied. */
    @SuppressWarnings("unchecked") // copy() has made every nested key a string
    static Fields within(Map<?, ?> nested) {
        return nested.isEmpty() ? NONE : new Fields((Map<String, @Nullable Object>) nested);
    }

    /**
     * The same fields, each read of one by name told to a listener with what it holds (null if nothing): for showing what a rule
     * makes of them. Reads of what is nested are not told.
     */
    public Fields tellingReads(BiConsumer<String, @Nullable Object> listener) {
        return new Fields(new AbstractMap<>() {
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
        });
    }

    /** The names of all fields, in the order they were sent. */
    public Set<String> names() {
        return values.keySet();
    }

    /** Whether the field was sent, be it null or empty. */
    public boolean has(String name) {
        return values.containsKey(name);
    }

    /** Whether the field was sent, and with nothing in it, as of a column that nothing was ever written to. */
    public boolean isNull(String name) {
        return has(name) && values.get(name) == null;
    }

    /** The field's text; empty if it is absent, null, or not a single value. Numbers and booleans come as their text. */
    public Optional<String> text(String name) {
        Object value = values.get(name);
        return value instanceof Map || value instanceof List
                ? Optional.empty()
                : Optional.ofNullable(value).map(Fields::plain);
    }

    /** The field's text without surrounding white space; empty if nothing is left. */
    public Optional<String> nonBlank(String name) {
        return text(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    /**
     * The field's number; empty if it is absent, null or blank.
     *
     * @throws InvalidFieldException if it holds something that is no number, or one beyond the bounds of {@link Decimals}
     */
    public Optional<BigDecimal> decimal(String name) {
        return nonBlank(name)
                .map(text -> Decimals.parse(text)
                        .orElseThrow(() ->
                                new InvalidFieldException(name, "'" + Scalars.shortened(text) + "' is not a number")));
    }

    /** The entity nested in the field (say {@code gift_message}); no fields if there is none. */
    public Fields nested(String name) {
        return values.get(name) instanceof Map<?, ?> map ? within(map) : NONE;
    }

    /** The entities listed in the field (say {@code tier_price}); empty if there are none. Values that are no entity are left out. */
    public List<Fields> list(String name) {
        List<Fields> found = new ArrayList<>();
        for (Object element : elements(values.get(name))) {
            if (element instanceof Map<?, ?> map) {
                found.add(within(map));
            }
        }
        return List.copyOf(found);
    }

    /** The single values listed in the field (say {@code website_ids}), as text; empty if there are none. */
    public List<String> texts(String name) {
        return elements(values.get(name)).stream()
                .filter(element -> element != null && !(element instanceof Map) && !(element instanceof List))
                .map(Fields::plain)
                .toList();
    }

    /** All fields as plain Java values: text, {@code Long}, {@code BigDecimal}, {@code Boolean}, null, {@code List}, {@code Map}. Unmodifiable. */
    public Map<String, @Nullable Object> asMap() {
        return values;
    }

    /** A plain list, or the values of a map: PHP sends a list with gaps as a map from index to element. */
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

    /** Builds fields one by one. */
    public static final class Builder {
        private Map<String, @Nullable Object> values;

        private Builder(int expected) {
            values = withRoomFor(expected);
        }

        /** Sets a field: as in {@link Fields#of}, or {@code Fields}, or a list of them. */
        public Builder put(String name, @Nullable Object value) {
            values.put(name, copy(value));
            return this;
        }

        /** Returns the fields, and begins anew. */
        public Fields build() {
            Map<String, @Nullable Object> built = values;
            values = withRoomFor(0);
            return built.isEmpty() ? NONE : new Fields(Collections.unmodifiableMap(built));
        }
    }
}
