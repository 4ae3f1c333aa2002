package io.github.orderflowmagento.orderflow.imports;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * A property that OrderFlow documents, with the values that it accepts. What is not documented is not checked. See {@link ImportSchema}.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface ImportProperty {

    /** The kinds of values. Immutable. */
    enum Kind {
        /** Any text. */
        TEXT("text"),
        /** A key, for example a SKU or a barcode. Never altered, since the result could be the key of something else. */
        KEY("key"),
        /** A decimal number, with an optional sign and a point before the decimals: up to 18 digits on either side of it. */
        NUMBER(
                "number",
                value -> Digits.isNumber(value, 18, 18),
                "a number (up to 18 digits on either side of a point)"),
        /** A whole number with an optional sign and up to nine digits. */
        WHOLE_NUMBER("whole number", value -> Digits.isNumber(value, 9, 0), "a whole number (up to nine digits)"),
        /** A date and time without a zone: {@code 2026-11-23T08:30:00}. */
        TIME(
                "time",
                Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}").asMatchPredicate(),
                "a time (yyyy-MM-ddTHH:mm:ss)"),
        /** One of the {@linkplain #allowed allowed} words. */
        WORD("word"),
        /** Yes or no: {@code 1} or {@code 0}, {@code true} or {@code false}. */
        FLAG("flag");

        private final String words;

        @SuppressWarnings("ImmutableEnumChecker") // the functions have no state
        private final Predicate<String> form;

        private final String formInWords;

        Kind(String words) {
            this(words, value -> true, "");
        }

        Kind(String words, Predicate<String> form, String formInWords) {
            this.words = words;
            this.form = form;
            this.formInWords = formInWords;
        }

        private Optional<String> problem(String value) {
            return form.test(value) ? Optional.empty() : Optional.of("is not " + formInWords);
        }

        /** The kind in words: {@code whole number}. */
        @Override
        public String toString() {
            return words;
        }
    }

    /** The name, without the prefix of an address, a line or a shipment. */
    String name();

    /** The kind of its values. */
    Kind kind();

    /** The maximum length of a value, in code points; empty if no maximum is documented. */
    OptionalInt maxLength();

    /** The only values that OrderFlow documents; empty if any value is allowed. */
    List<String> allowed();

    /** Whether each entity, or each part of it that is sent, needs a value that is not blank. Default: no. */
    @Value.Default
    default boolean isRequired() {
        return false;
    }

    /** Whether a value is or may contain personal data, and must not appear in logs, messages and reports. Default: no. */
    @Value.Default
    default boolean isPersonal() {
        return false;
    }

    /**
     * Whether an entity must be rejected rather than sent with a shortened value or without it: an incomplete label leads to another
     * address, and half a word or time means something else. Default: yes for times, words and flags, no for all others.
     */
    @Value.Default
    default boolean mustBeWhole() {
        return kind() == Kind.TIME || kind() == Kind.WORD || kind() == Kind.FLAG;
    }

    /**
     * Returns what is wrong with a value and what is allowed, without the value itself: {@code has 121 characters, OrderFlow takes
     * 120}.
     *
     * @param value a value as it would be sent; {@code ""} is always accepted
     * @return empty if OrderFlow accepts the value
     */
    default Optional<String> problem(String value) {
        if (value.isEmpty()) {
            return Optional.empty();
        }
        int length = value.codePointCount(0, value.length());
        if (length > maxLength().orElse(length)) {
            return Optional.of("has " + length + " characters, OrderFlow takes "
                    + maxLength().getAsInt());
        }
        if (!allowed().isEmpty() && !allowed().contains(value)) {
            return Optional.of("is not one of " + allowed());
        }
        return kind().problem(value);
    }
}
