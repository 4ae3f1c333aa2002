package io.github.orderflowmagento.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** Finds what somebody may have meant. */
public final class NearestName {
    private NearestName() {}

    /** The end of a message: {@code ; did you mean barcode?}, or which names there are if none is near. */
    public static String to(String name, Collection<String> valid) {
        return nearest(name, valid)
                .map(near -> "; did you mean " + near + "?")
                .orElseGet(() -> "; there are " + String.join(", ", valid));
    }

    /** The name that may have been meant; empty if none is near. */
    public static Optional<String> nearest(String name, Collection<String> valid) {
        return valid.stream()
                .min(Comparator.comparingInt(candidate -> distanceIgnoringCase(name, candidate)))
                .filter(near -> distanceIgnoringCase(name, near) <= Math.max(2, name.length() / 3));
    }

    private static int distanceIgnoringCase(String one, String other) {
        return distance(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }

    /** How many characters must be inserted, deleted or replaced to make one text of the other (Levenshtein). */
    static int distance(String one, String other) {
        // from the part of one that has been looked at to each beginning of other
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
