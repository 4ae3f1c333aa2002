package io.github.orderflowmagento.magento.detect;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A number such as {@code 1.9.4.5}; missing parts count as 0. Text after the number ({@code -dev}) is ignored. */
record VersionNumber(List<Integer> parts) implements Comparable<VersionNumber> {
    private static final int PARTS = 4;
    private static final Pattern NUMBER = Pattern.compile("[vV]?(\\d{1,4}(?:\\.\\d{1,4}){0,3})(?!\\d).*");

    /** Returns the number that the text begins with; empty if there is none. */
    static Optional<VersionNumber> parse(String text) {
        Matcher number = NUMBER.matcher(text.strip());
        return number.matches()
                ? Optional.of(new VersionNumber(Stream.of(number.group(1).split("\\.", -1))
                        .map(Integer::valueOf)
                        .toList()))
                : Optional.empty();
    }

    /** Parses a constant of this library. */
    static VersionNumber of(String text) {
        return parse(text).orElseThrow();
    }

    int part(int index) {
        return index < parts.size() ? parts.get(index) : 0;
    }

    /** Returns this number with another second part. */
    VersionNumber withMinor(int minor) {
        return new VersionNumber(List.of(part(0), minor, part(2), part(3)));
    }

    boolean isAtLeast(VersionNumber other) {
        return compareTo(other) >= 0;
    }

    @Override
    public int compareTo(VersionNumber other) {
        return IntStream.range(0, PARTS)
                .map(i -> Integer.compare(part(i), other.part(i)))
                .filter(difference -> difference != 0)
                .findFirst()
                .orElse(0);
    }

    @Override
    public String toString() {
        return parts.stream().map(String::valueOf).collect(Collectors.joining("."));
    }
}
