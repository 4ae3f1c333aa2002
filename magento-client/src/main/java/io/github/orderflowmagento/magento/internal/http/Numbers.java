package io.github.orderflowmagento.magento.internal.http;

import io.github.orderflowmagento.magento.model.Decimals;

/**
 * Numbers as PHP sends them. What is none, or beyond the bounds of {@link Decimals}, comes as its text: what PHP calls INF in one
 * field must not cost the whole answer.
 */
public final class Numbers {
    private Numbers() {}

    /** A {@code Long}, or the text. */
    public static Object whole(String text) {
        try {
            return Long.valueOf(text.strip());
        } catch (NumberFormatException e) {
            return text.strip();
        }
    }

    /** A {@code BigDecimal}, or the text. */
    public static Object decimal(String text) {
        return Decimals.parse(text).<Object>map(number -> number).orElseGet(text::strip);
    }
}
