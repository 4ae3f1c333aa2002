package io.github.orderflowmagento.magento.model;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import org.jspecify.annotations.Nullable;

/**
 * How Magento writes single values: numbers as text or number, flags as 0 and 1, times as UTC without a zone, and nothing at
 * all as null, as empty text, or as a date of zeros.
 */
final class Scalars {
    private static final int SHORT = 40;
    private static final DateTimeFormatter UTC_WITHOUT_ZONE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private Scalars() {}

    static SimpleModule module() {
        return new SimpleModule("magento-scalars")
                .addDeserializer(BigDecimal.class, new Lenient<>(BigDecimal.class, "a number", BigDecimal::new))
                .addDeserializer(Long.class, new Lenient<>(Long.class, "a whole number", Scalars::whole))
                .addDeserializer(Long.TYPE, new Lenient<>(Long.class, "a whole number", Scalars::whole))
                .addDeserializer(Boolean.class, new Lenient<>(Boolean.class, "a flag (0 or 1)", Scalars::flag))
                .addDeserializer(Boolean.TYPE, new Lenient<>(Boolean.class, "a flag (0 or 1)", Scalars::flag))
                .addDeserializer(Instant.class, new Lenient<>(Instant.class, "a time", Scalars::instant));
    }

    static String shortened(String text) {
        return text.length() <= SHORT ? text : text.substring(0, SHORT) + "…";
    }

    private static Long whole(String text) {
        return new BigDecimal(text).longValueExact();
    }

    private static Boolean flag(String text) {
        return switch (text) {
            case "1", "true" -> true;
            case "0", "false" -> false;
            default -> throw new IllegalArgumentException("neither 0 nor 1");
        };
    }

    private static @Nullable Instant instant(String text) {
        if (text.startsWith("0000-00-00")) {
            return null;
        }
        try {
            return LocalDateTime.parse(text, UTC_WITHOUT_ZONE).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return OffsetDateTime.parse(text).toInstant();
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        @Nullable
        T of(String text);
    }

    /** Reads a value from text, number or boolean alike; blank text is no value. */
    private static final class Lenient<T> extends StdScalarDeserializer<T> {
        private static final long serialVersionUID = 1L;

        private final String expected;
        private final transient Reading<T> reading;

        Lenient(Class<T> type, String expected, Reading<T> reading) {
            super(type);
            this.expected = expected;
            this.reading = reading;
        }

        @Override
        @SuppressWarnings("NullAway") // Jackson's way to say "no value" is null
        public T deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (!parser.currentToken().isScalarValue()) {
                throw context.weirdStringException(parser.currentToken().name(), handledType(), "is not " + expected);
            }
            String text = parser.getText().strip();
            if (text.isEmpty()) {
                return null;
            }
            try {
                return reading.of(text);
            } catch (IllegalArgumentException | ArithmeticException | DateTimeParseException e) {
                throw context.weirdStringException(text, handledType(), "is not " + expected);
            }
        }
    }

    /** The street: one text with line feeds (Magento 1) or a list of lines (Magento 2). */
    static final class StreetLines extends JsonDeserializer<List<String>> {
        @Override
        public List<String> deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            if (parser.currentToken() == JsonToken.START_ARRAY) {
                return List.of(context.readValue(parser, String[].class));
            }
            return parser.getText()
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
    }
}
