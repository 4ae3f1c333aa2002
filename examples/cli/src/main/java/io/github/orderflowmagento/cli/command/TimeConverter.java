package io.github.orderflowmagento.cli.command;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.function.Function;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

import io.github.orderflowmagento.cli.config.ConfigurationException;
import io.github.orderflowmagento.cli.config.Key;

/**
 * A point in time as people write it: {@code 2026-12-01}, {@code 2026-12-01T08:00}, both in the time zone of this machine, {@code
 * 2026-12-01T08:00:00Z}, or how long ago: {@code 90m}, {@code 24h}, {@code 7d}.
 */
final class TimeConverter implements ITypeConverter<Instant> {
    private static final List<Function<String, Instant>> FORMS = List.of(
            text -> OffsetDateTime.parse(text).toInstant(),
            text -> LocalDateTime.parse(text).atZone(ZoneId.systemDefault()).toInstant(),
            text -> LocalDate.parse(text).atStartOfDay(ZoneId.systemDefault()).toInstant());

    /** Returns the time of a key of the configuration. */
    static Instant configured(Key key, String text) {
        try {
            return new TimeConverter().convert(text);
        } catch (TypeConversionException e) {
            throw new ConfigurationException(key + ": " + e.getMessage());
        }
    }

    @Override
    public Instant convert(String text) {
        if (text.matches("\\d{1,6}[mhd]")) {
            long count = Long.parseLong(text.substring(0, text.length() - 1));
            Duration ago = switch (text.charAt(text.length() - 1)) {
                case 'm' -> Duration.ofMinutes(count);
                case 'h' -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
            return Instant.now().minus(ago);
        }
        for (Function<String, Instant> form : FORMS) {
            try {
                return form.apply(text);
            } catch (DateTimeException e) {
                // another form, perhaps
            }
        }
        throw new TypeConversionException(
                "'" + text + "' is not a time: write 2026-12-01, 2026-12-01T08:00:00Z, or 24h for 24 hours ago");
    }
}
