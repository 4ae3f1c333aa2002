package io.github.orderflowmagento.orderflow.imports;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;

import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * A property that OrderFlow documents, and what it says of its values. What it does not say is not checked. Found by {@link
 * ImportSchema}.
 */
@Value.Immutable
@ValueStyle
public interface ImportProperty {

    /** What a value is. */
    enum Kind {
        /** Any text. */
        TEXT("text"),
        /** A text by which others know a thing, such as a SKU or a bar code: altered, it could be another's. */
        KEY("key"),
        /** Digits, with a point before decimals; up to 18 on either side of it. */
        NUMBER("number", "[+-]?\\d{1,18}(\\.\\d{1,18})?", "a number (up to 18 digits on either side of a point)"),
        /** A whole number of up to nine digits. */
        WHOLE_NUMBER("whole number", "[+-]?\\d{1,9}", "a whole number (up to nine digits)"),
        /** Date and time without a zone: {@code 2026-11-23T08:30:00}. */
        TIME("time", "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}", "a time (yyyy-MM-ddTHH:mm:ss)"),
        /** One of the {@linkplain #allowed allowed} words. */
        WORD("word"),
        /** Yes or no: {@code 1} or {@code 0}, {@code true} or {@code false}. */
        FLAG("flag");

        private final String words;
        private final @Nullable Pattern form;
        private final String formInWords;

        Kind(String words) {
            this.words = words;
            this.form = null;
            this.formInWords = "";
        }

        Kind(String words, String form, String formInWords) {
            this.words = words;
            this.form = Pattern.compile(form);
            this.formInWords = formInWords;
        }

        private Optional<String> problem(String value) {
            return form == null || form.matcher(value).matches()
                    ? Optional.empty()
                    : Optional.of("is not " + formInWords);
        }

        /** The kind in words: {@code whole number}. */
        @Override
        public String toString() {
            return words;
        }
    }

    /** Its name, without the prefix of an address, a line or a shipment. */
    String name();

    /** What its values are. */
    Kind kind();

    /** The most characters of a value, counted as code points; empty if none is documented. */
    OptionalInt maxLength();

    /** The only values there are, as OrderFlow documents them; empty if any is allowed. */
    List<String> allowed();

    /** Whether each entity, or each part that there is of one, needs a value that is not blank. */
    @Value.Default
    default boolean isRequired() {
        return false;
    }

    /** Whether a value is, or may say, something of a person: it must be in no log, message or report. */
    @Value.Default
    default boolean isPersonal() {
        return false;
    }

    /**
     * Whether an entity must not be sent with a value of which a part was lost, nor without the value: a label with a gap leads
     * elsewhere, half a word or a time means something else.
     */
    @Value.Default
    default boolean mustBeWhole() {
        return kind() == Kind.TIME || kind() == Kind.WORD || kind() == Kind.FLAG;
    }

    /**
     * What is wrong with a value, and what is allowed, without the value: {@code has 121 characters, OrderFlow takes 120}. Empty if
     * OrderFlow takes it, as it takes an empty value.
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
            return Optional.of("is none of " + allowed());
        }
        return kind().problem(value);
    }
}
