package io.github.orderflowmagento.magento.model;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import org.jspecify.annotations.Nullable;

/**
 * Parses Magento's single values: numbers as text or number, flags as 0 and 1, times as UTC without a zone, and missing values as null, as
 * empty text, or as a date of zeros. An optional field with an invalid value is absent, so that one odd field does not make an order
 * unreadable; its text stays in {@link Fields}.
 */
final class Scalars {
    private static final int SHORT = 40;

    /** Digits of the longest number that may be too large for a {@code long}. */
    private static final int LONGEST_LONG = 19;

    /** More decimal places than Magento stores or calculates, except for the last digits of a division. */
    private static final int USUAL_SCALE = 12;

    /** The fields that identify entities or determine their type. */
    private static final Set<String> KEYS =
            Set.of("sku", "increment_id", "number", "code", "carrier_code", "type_id", "product_type");

    private Scalars() {}

    /** The problem of a missing required value. */
    static final String MISSING = "is missing";

    static SimpleModule module() {
        return new SimpleModule("magento-scalars")
                .addDeserializer(BigDecimal.class, new Lenient<>(BigDecimal.class, "a number", Scalars::number, false))
                .addDeserializer(Long.class, new Lenient<>(Long.class, "a whole number", Scalars::whole, false))
                .addDeserializer(Long.TYPE, new Required<>(Long.class, "a whole number", Scalars::whole))
                .addDeserializer(Boolean.class, new Lenient<>(Boolean.class, "a flag", Scalars::flag, true))
                .addDeserializer(Boolean.TYPE, new Required<>(Boolean.class, "a flag", Scalars::flag))
                .addDeserializer(Instant.class, new Lenient<>(Instant.class, "a time", Times::instant, true))
                .addDeserializer(LocalDate.class, new Lenient<>(LocalDate.class, "a day", Times::day, true))
                .addDeserializer(String.class, new Text(""));
    }

    static String shortened(String sent) {
        String text = sent.replace(XmlCharacters.UNDECODED, XmlCharacters.REPLACEMENT);
        return text.length() <= SHORT ? text : text.substring(0, SHORT) + "…";
    }

    private static BigDecimal number(String text) {
        return Decimals.parse(text).orElseThrow(() -> new NumberFormatException("a number within the bounds"));
    }

    private static Long whole(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (i == LONGEST_LONG - 1 || text.charAt(i) < '0' || text.charAt(i) > '9') {
                return number(text).longValueExact();
            }
        }
        return Long.valueOf(text);
    }

    /** Returns a number that was sent as one; null if it was not, or may be beyond the bounds of {@link Decimals} when written out. */
    private static @Nullable BigDecimal sentNumber(JsonParser parser) throws IOException {
        if (!parser.currentToken().isNumeric()) {
            return null;
        }
        Number number = parser.getNumberValue();
        if (number instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        }
        return number instanceof BigDecimal decimal
                        && decimal.scale() >= 0
                        && decimal.scale() <= USUAL_SCALE
                        && decimal.precision() < LONGEST_LONG
                ? decimal
                : null;
    }

    private static Boolean flag(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> number(text).signum() != 0;
        };
    }

    /** Returns a flag of the entity; empty if it was not sent, or is invalid. */
    static Optional<Boolean> flag(Fields fields, String name) {
        try {
            return fields.nonBlank(name).map(Scalars::flag);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        @Nullable
        T of(String text);
    }

    /** Reads a value from text, number or boolean alike; blank text, and an invalid value in an optional field, count as absent. */
    private static final class Lenient<T> extends StdScalarDeserializer<T> implements ContextualDeserializer {
        private static final long serialVersionUID = 1L;

        private final String expected;
        private final transient Reading<T> reading;
        private final boolean nonsenseIsNothing;

        Lenient(Class<T> type, String expected, Reading<T> reading, boolean nonsenseIsNothing) {
            super(type);
            this.expected = expected;
            this.reading = reading;
            this.nonsenseIsNothing = nonsenseIsNothing;
        }

        @Override
        @SuppressWarnings("unchecked") // the class of a T
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            boolean optional = property != null && property.getType().hasRawClass(Optional.class);
            return new Lenient<>((Class<T>) handledType(), expected, reading, nonsenseIsNothing || optional);
        }

        @Override
        @SuppressWarnings({"NullAway", "unchecked"}) // Jackson's way to say "no value" is null; a T is what is handled
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.currentToken().isScalarValue()) {
                String kind = parser.currentToken().name();
                parser.skipChildren();
                return nonsense(kind, context);
            }
            if (handledType() == BigDecimal.class) {
                BigDecimal number = sentNumber(parser);
                if (number != null) {
                    return (T) number;
                }
            }
            String text = parser.getText().strip();
            if (text.isEmpty()) {
                return null;
            }
            try {
                return reading.of(text);
            } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
                return nonsense(text, context);
            }
        }

        @SuppressWarnings("NullAway")
        private T nonsense(String text, DeserializationContext context) throws IOException {
            if (nonsenseIsNothing) {
                return null;
            }
            throw context.weirdStringException(text, handledType(), "is not " + expected);
        }
    }

    /** A required value: missing and invalid ones are rejected. */
    private static final class Required<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final Lenient<T> lenient;

        Required(Class<T> type, String expected, Reading<T> reading) {
            super(type);
            this.lenient = new Lenient<>(type, expected, reading, false);
        }

        @Override
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            T value = lenient.deserialize(parser, context);
            if (value == null) {
                throw context.weirdStringException("", handledType(), MISSING);
            }
            return value;
        }
    }

    /** A text; a list or an entity instead is invalid. A key must be complete, and the number of an entity must not be blank. */
    private static final class Text extends StdScalarDeserializer<String> implements ContextualDeserializer {
        private static final long serialVersionUID = 1L;

        private final boolean isKey;
        private final boolean isNumber;

        Text(String name) {
            super(String.class);
            this.isKey = KEYS.contains(name);
            this.isNumber = name.equals("increment_id");
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            return new Text(property == null ? "" : property.getName());
        }

        @Override
        @SuppressWarnings("NullAway") // Jackson's way to say "no value" is null
        public String deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.currentToken().isScalarValue()) {
                parser.skipChildren();
                return null;
            }
            String text = parser.getText();
            if (isKey && text.contains(XmlCharacters.UNDECODED)) {
                throw context.weirdStringException(
                        text, String.class, "is not a text: some of its bytes cannot be decoded");
            }
            return isNumber && text.isBlank() ? null : text;
        }
    }

    /** A flag that only 1 sets: 2 is Magento's "not applicable". Anything else is absent. */
    static final class One extends StdScalarDeserializer<Boolean> {
        private static final long serialVersionUID = 1L;

        One() {
            super(Boolean.TYPE);
        }

        @Override
        @SuppressWarnings("NullAway") // Jackson's way to say "no value" is null
        public Boolean deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.getText().strip();
            parser.skipChildren();
            return switch (text) {
                case "1", "true" -> true;
                case "0", "2", "false" -> false;
                default -> null;
            };
        }
    }

    /** The numbers in a list; other elements are left out. Anything but a list is absent. */
    static final class Numbers extends JsonDeserializer<List<Long>> {
        @Override
        @SuppressWarnings("NullAway") // Jackson's way to say "no value" is null
        public List<Long> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            JsonNode list = context.readTree(parser);
            if (!list.isContainerNode()) {
                return null;
            }
            List<Long> numbers = new ArrayList<>();
            for (JsonNode element : list) {
                try {
                    numbers.add(whole(element.asText().strip()));
                } catch (IllegalArgumentException | ArithmeticException e) {
                    // not a number
                }
            }
            return numbers;
        }
    }

    /** The street: one text with line feeds (Magento 1) or a list of lines (Magento 2). */
    static final class StreetLines extends JsonDeserializer<List<String>> {
        @Override
        public List<String> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String text = parser.hasToken(JsonToken.START_ARRAY) ? joined(parser) : parser.getText();
            return text.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }

        private static String joined(JsonParser parser) throws IOException {
            StringJoiner lines = new StringJoiner("\n");
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (parser.currentToken().isScalarValue() && !parser.hasToken(JsonToken.VALUE_NULL)) {
                    lines.add(parser.getText());
                } else {
                    parser.skipChildren();
                }
            }
            return lines.toString();
        }
    }
}
