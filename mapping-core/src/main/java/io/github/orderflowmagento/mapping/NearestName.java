package io.github.orderflowmagento.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Suggests the closest valid name for a misspelled one. */
public final class NearestName {
    private NearestName() {}

    /** Returns the end of an error message: {@code ; did you mean barcode?}, or the list of valid names if none of them is close. */
    public static String to(String name, Collection<String> valid) {
        return nearest(name, valid)
                .map(near -> "; did you mean " + near + "?")
                .orElseGet(() -> "; there are " + String.join(", ", valid));
    }

    /** Returns the closest valid name, ignoring case; empty if no name is close. */
    public static Optional<String> nearest(String name, Collection<String> valid) {
        return valid.stream()
                .min(Comparator.comparingInt(candidate -> distanceIgnoringCase(name, candidate)))
                .filter(near -> distanceIgnoringCase(name, near) <= Math.max(2, name.length() / 3))
                .filter(near -> distanceIgnoringCase(name, near) < name.length()); // else no letter is the same
    }

    private static int distanceIgnoringCase(String one, String other) {
        return distance(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }

    /** Returns the Levenshtein distance: the number of characters to insert, delete or replace. */
    static int distance(String one, String other) {
        // distances from the processed part of one to each prefix of other
        int[] distances = IntStream.rangeClosed(0, other.length()).toArray();
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = distances[0];
            distances[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = distances[j];
                distances[j] = Math.min(replaced, 1 + Math.min(distances[j - 1], distances[j]));
            }
        }
        return distances[other.length()];
    }
}
