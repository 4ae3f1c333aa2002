package io.github.orderflowmagento.orderflow.imports;

import java.util.List;

/**
 * The prefix of the properties of one part of an import, as they are sent.
 *
 * @param starts the possible beginnings
 * @param form what follows it
 */
record NamePrefix(List<String> starts, Form form) {

    /** Returns the part between the prefix and the property's own name. */
    enum Form {
        /** Nothing. */
        NAME,
        /** Nothing; the name begins with a capital letter. */
        CAPITAL,
        /** A number from 1 on and a point. */
        NUMBER
    }

    NamePrefix {
        starts = List.copyOf(starts);
    }

    static NamePrefix of(String start) {
        return new NamePrefix(List.of(start), Form.NAME);
    }

    /** {@code deliveryPostCode}. */
    static NamePrefix beforeCapital(String... starts) {
        return new NamePrefix(List.of(starts), Form.CAPITAL);
    }

    /** {@code orderLine.2.quantity}. */
    static NamePrefix numbered(String start) {
        return new NamePrefix(List.of(start), Form.NUMBER);
    }

    /** Returns where the property's own name begins in a name as it is sent; -1 if the name is of another part. */
    int end(String sent) {
        for (String start : starts) {
            if (sent.startsWith(start)) {
                int end = end(sent, start.length());
                if (end >= 0) {
                    return end;
                }
            }
        }
        return -1;
    }

    private int end(String sent, int from) {
        return switch (form) {
            case NAME -> from;
            case CAPITAL ->
                from < sent.length() && Character.getType(sent.codePointAt(from)) == Character.UPPERCASE_LETTER
                        ? from
                        : -1;
            case NUMBER -> endOfNumber(sent, from);
        };
    }

    private static int endOfNumber(String sent, int from) {
        int end = Digits.end(sent, from);
        return end > from && sent.charAt(from) != '0' && end < sent.length() && sent.charAt(end) == '.' ? end + 1 : -1;
    }
}
