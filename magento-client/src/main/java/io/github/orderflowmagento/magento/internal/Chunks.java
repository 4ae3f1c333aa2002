package io.github.orderflowmagento.magento.internal;

import java.util.List;
import java.util.stream.IntStream;

/** Splits lists. */
public final class Chunks {
    /** The maximum number of values in one filter: the shop puts them into one SQL statement. */
    public static final int FILTER_VALUES = 500;

    private Chunks() {}

    /** Returns the list in parts of the given size; the last one may be shorter. */
    public static <T> List<List<T>> of(List<T> list, int size) {
        return IntStream.iterate(0, from -> from < list.size(), from -> from + size)
                .mapToObj(from -> list.subList(from, Math.min(from + size, list.size())))
                .toList();
    }
}
