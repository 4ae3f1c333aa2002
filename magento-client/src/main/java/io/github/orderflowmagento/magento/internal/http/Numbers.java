package io.github.orderflowmagento.magento.internal.http;

import io.github.orderflowmagento.magento.model.Decimals;

/**
 * Parses numbers as PHP sends them. Anything else, or beyond the bounds of {@link Decimals}, remains text: PHP's INF in one field must not
 * make the whole answer unreadable.
 */
public final class Numbers {
    private Numbers() {}

    /** Returns a {@code Long}, or the text. */
    public static Object whole(String text) {
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return text.strip();
        }
    }

    /** Returns a {@code BigDecimal}, or the text. */
    public static Object decimal(String text) {
        return Decimals.parse(text).<Object>map(number -> number).orElseGet(text::strip);
    }
}
