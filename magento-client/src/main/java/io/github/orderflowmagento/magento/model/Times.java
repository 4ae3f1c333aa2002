package io.github.orderflowmagento.magento.model;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;

import org.jspecify.annotations.Nullable;

/** Parses Magento's times and days: in UTC without a zone; a date of zeros means none. */
final class Times {
    private static final String NONE = "0000-00-00";
    private static final int DAY_ONLY = "yyyy-MM-dd".length();
    private static final DateTimeFormatter UTC_WITHOUT_ZONE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    /** The format that the formatter reads; each 0 stands for a digit. */
    private static final String FORM = "0000-00-00 00:00:00";

    /** The last day that every month has. */
    private static final int LAST_DAY_OF_ALL = 28;

    private Times() {}

    /**
     * Parses a time, or a day as its beginning; null for none.
     *
     * @throws DateTimeException if it is neither
     */
    static @Nullable Instant instant(String text) {
        if (text.startsWith(NONE)) {
            return null;
        }
        if (text.length() == DAY_ONLY) {
            return LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
        }
        LocalDateTime usual = usual(text);
        if (usual != null) {
            return usual.toInstant(ZoneOffset.UTC);
        }
        try {
            return LocalDateTime.parse(text, UTC_WITHOUT_ZONE).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return OffsetDateTime.parse(text).toInstant();
        }
    }

    /**
     * Parses a day, optionally with midnight; null for none.
     *
     * @throws DateTimeException if it is anything else
     */
    static @Nullable LocalDate day(String text) {
        return text.startsWith(NONE) ? null : LocalDate.parse(text.substring(0, Math.min(DAY_ONLY, text.length())));
    }

    /** Parses the usual format as the formatter would, at a fraction of the cost; null if only the formatter can decide. */
    private static @Nullable LocalDateTime usual(String text) {
        if (!hasForm(text)) {
            return null;
        }
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        boolean isDay = year > 0 && month >= 1 && month <= 12 && day >= 1 && day <= LAST_DAY_OF_ALL;
        return isDay && hour < 24 && minute < 60 && second < 60
                ? LocalDateTime.of(year, month, day, hour, minute, second)
                : null;
    }

    private static boolean hasForm(String text) {
        if (text.length() != FORM.length()) {
            return false;
        }
        for (int i = 0; i < FORM.length(); i++) {
            char c = text.charAt(i);
            boolean fits = FORM.charAt(i) == '0' ? c >= '0' && c <= '9' : c == FORM.charAt(i);
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int from, int to) {
        return Integer.parseInt(text, from, to, 10);
    }
}
