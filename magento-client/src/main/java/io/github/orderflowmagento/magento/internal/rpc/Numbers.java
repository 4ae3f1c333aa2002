package io.github.orderflowmagento.magento.internal.rpc;

import java.math.BigDecimal;

/** Numbers as PHP sends them. What is none comes as its text: what PHP calls INF in one field must not cost the whole answer. */
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
        try {
            return new BigDecimal(text.strip());
        } catch (NumberFormatException e) {
            return text.strip();
        }
    }
}
