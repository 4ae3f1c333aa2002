package io.github.orderflowmagento.mapping;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

import org.apache.commons.text.similarity.LevenshteinDistance;

/** Finds what somebody may have meant. */
public final class NearestName {
    private static final LevenshteinDistance DISTANCE = LevenshteinDistance.getDefaultInstance();

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
                .min(Comparator.comparingInt(candidate -> distance(name, candidate)))
                .filter(near -> distance(name, near) <= Math.max(2, name.length() / 3));
    }

    private static int distance(String one, String other) {
        return DISTANCE.apply(one.toLowerCase(Locale.ROOT), other.toLowerCase(Locale.ROOT));
    }
}
