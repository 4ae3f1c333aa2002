package io.github.orderflowmagento.orderflow.internal.xml;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

/** A named text from a message. A conversion that fails names owner and field. */
public record Field(String owner, String name, Optional<String> text) {

    /** No exponents and a limited number of digits: arithmetic with 1E999999999 would never end. */
    private static final Pattern PLAIN_DECIMAL = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,18})?");

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d{1,18}");

    private static final DateTimeFormatter DATE_TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);

    private static final int DAY = "yyyy-MM-dd".length();

    public static Field of(String owner, String name, @Nullable String text) {
        return new Field(
                owner, name, Optional.ofNullable(text).map(String::strip).filter(value -> !value.isEmpty()));
    }

    public static Field attribute(String owner, XmlElement element, String name) {
        return of(owner, name, element.attributes().get(name));
    }

    static Field child(String owner, XmlElement element, String name) {
        return of(owner, name, element.child(name).map(XmlElement::text).orElse(null));
    }

    public static Field attributeOrChild(String owner, XmlElement element, String name) {
        Field attribute = attribute(owner, element, name);
        return attribute.text().isPresent() ? attribute : child(owner, element, name);
    }

    public Optional<BigDecimal> decimal() {
        return as("a decimal number", value -> new BigDecimal(matching(PLAIN_DECIMAL, value)));
    }

    public Optional<Long> wholeNumber() {
        return as("a whole number", value -> Long.valueOf(matching(WHOLE_NUMBER, value)));
    }

    /**
     * Returns the date, or the date of a date and time; a zone is ignored. Empty if the text cannot be parsed: the date is informational
     * only.
     */
    public Optional<LocalDate> dateIfReadable() {
        return ifReadable(value -> {
            boolean hasTime = value.length() > DAY && "T ".indexOf(value.charAt(DAY)) >= 0;
            return LocalDate.parse(hasTime ? value.substring(0, DAY) : value, DateTimeFormatter.ISO_DATE);
        });
    }

    /** Returns the date and time as OrderFlow writes it, without a zone; empty if the text cannot be parsed. */
    public Optional<LocalDateTime> dateTimeIfReadable() {
        return ifReadable(value -> LocalDateTime.parse(value, DATE_TIME));
    }

    private <T> Optional<T> ifReadable(Function<String, T> conversion) {
        try {
            return text.map(conversion);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Returns the instant, in the format of XML Schema; without a zone it is UTC. */
    public Optional<Instant> instant() {
        return as("a time (yyyy-MM-ddTHH:mm:ss, with or without zone)", value -> {
            TemporalAccessor time =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(value, OffsetDateTime::from, LocalDateTime::from);
            return time instanceof OffsetDateTime zoned
                    ? zoned.toInstant()
                    : LocalDateTime.from(time).toInstant(ZoneOffset.UTC);
        });
    }

    /** Returns true for {@code true} and any number but 0, false for {@code false} and 0, and empty for no text. */
    public Optional<Boolean> flag() {
        return as("0 or 1", value -> switch (value) {
            case "true" -> true;
            case "false" -> false;
            default -> Long.parseLong(matching(WHOLE_NUMBER, value)) != 0;
        });
    }

    public <T> T required(Optional<T> value) {
        return value.orElseThrow(() -> new InvalidMessageException(owner + ": '" + name + "' is missing or empty"));
    }

    private <T> Optional<T> as(String kind, Function<String, T> conversion) {
        try {
            return text.map(conversion);
        } catch (DateTimeException | NumberFormatException e) {
            throw new InvalidMessageException(owner + ": '" + name + "' is not " + kind, e);
        }
    }

    private static String matching(Pattern pattern, String value) {
        if (!pattern.matcher(value).matches()) {
            throw new NumberFormatException("Not of the form " + pattern);
        }
        return value;
    }
}
