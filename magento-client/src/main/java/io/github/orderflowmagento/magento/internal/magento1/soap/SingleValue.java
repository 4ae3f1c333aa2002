package io.github.orderflowmagento.magento.internal.magento1.soap;

import java.math.BigDecimal;

/** Single values and their types in XML Schema. */
final class SingleValue {
    private SingleValue() {}

    /** @throws IllegalArgumentException if SOAP cannot carry it */
    static Typed.Text of(Object value) {
        if (value instanceof Typed.Text typed) {
            return typed;
        }
        if (value instanceof String text) {
            return new Typed.Text("string", text);
        }
        if (value instanceof Boolean flag) {
            return new Typed.Text("boolean", flag.toString());
        }
        if (value instanceof Integer || value instanceof Long) {
            return whole(((Number) value).longValue());
        }
        if (value instanceof BigDecimal number) {
            BigDecimal plain = number.stripTrailingZeros();
            return new Typed.Text(plain.scale() <= 0 ? "int" : "double", plain.toPlainString());
        }
        throw new IllegalArgumentException(
                "SOAP cannot carry a " + value.getClass().getName());
    }

    private static Typed.Text whole(long number) {
        return new Typed.Text(number == (int) number ? "int" : "long", String.valueOf(number));
    }
}
