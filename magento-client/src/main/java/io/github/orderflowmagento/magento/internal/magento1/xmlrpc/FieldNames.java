package io.github.orderflowmagento.magento.internal.magento1.xmlrpc;

import org.jspecify.annotations.Nullable;

/** Interns the names of fields, which repeat with each entity. Not thread-safe. */
final class FieldNames {
    /** A power of two; an order and its rows have some two hundred. */
    private static final int PLACES = 512;

    private final @Nullable String[] names = new String[PLACES];

    /** Returns the name in a part of a buffer. */
    String of(char[] buffer, int from, int length) {
        int hash = 0;
        for (int i = from; i < from + length; i++) {
            hash = 31 * hash + buffer[i];
        }
        int place = (hash ^ (hash >>> 16)) & (PLACES - 1);
        String known = names[place];
        if (known != null && isAt(buffer, from, length, known)) {
            return known;
        }
        String name = new String(buffer, from, length);
        names[place] = name;
        return name;
    }

    private static boolean isAt(char[] buffer, int from, int length, String name) {
        if (name.length() != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (buffer[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
