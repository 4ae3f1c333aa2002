package io.github.orderflowmagento.magento.internal;

import java.util.List;
import java.util.stream.IntStream;

/** Cuts long lists. */
public final class Chunks {
    /** How many values one filter names at most: the shop makes one SQL statement of them. */
    public static final int FILTER_VALUES = 500;

    private Chunks() {}

    /** The list in pieces of the given size, the last one maybe shorter. */
    public static <T> List<List<T>> of(List<T> list, int size) {
        return IntStream.iterate(0, from -> from < list.size(), from -> from + size)
                .mapToObj(from -> list.subList(from, Math.min(from + size, list.size())))
                .toList();
    }
}
