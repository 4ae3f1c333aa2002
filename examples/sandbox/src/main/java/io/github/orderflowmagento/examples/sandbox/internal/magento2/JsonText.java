package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;

import org.jspecify.annotations.Nullable;

/** Writes JSON as PHP does: ASCII only, slashes escaped. */
final class JsonText {

    private final StringBuilder text = new StringBuilder();

    private JsonText() {}

    static String of(@Nullable Object value) {
        JsonText writer = new JsonText();
        writer.write(value);
        return writer.text.toString();
    }

    private void write(@Nullable Object value) {
        if (value instanceof Row row) {
            writeRow(row);
        } else if (value instanceof List<?> list) {
            writeList(list);
        } else if (value instanceof String string) {
            writeString(string);
        } else if (value instanceof BigDecimal number) {
            text.append(Numbers.plain(number).toPlainString());
        } else {
            text.append(value);
        }
    }

    /** An empty object is an empty array to PHP. */
    private void writeRow(Row row) {
        if (row.isEmpty()) {
            text.append("[]");
            return;
        }
        char before = '{';
        for (String name : row.names()) {
            text.append(before);
            writeString(name);
            text.append(':');
            write(row.get(name));
            before = ',';
        }
        text.append('}');
    }

    private void writeList(List<?> list) {
        text.append('[');
        for (Iterator<?> values = list.iterator(); values.hasNext(); ) {
            write(values.next());
            text.append(values.hasNext() ? "," : "");
        }
        text.append(']');
    }

    private void writeString(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"', '\\', '/' -> text.append('\\').append(c);
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '\b' -> text.append("\\b");
                case '\f' -> text.append("\\f");
                default -> text.append(c < ' ' || c > '~' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
            }
        }
        text.append('"');
    }
}
