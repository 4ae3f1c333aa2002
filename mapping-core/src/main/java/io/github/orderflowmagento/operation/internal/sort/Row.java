package io.github.orderflowmagento.operation.internal.sort;

/**
 * A row of a sort.
 *
 * @param key by which it is sorted
 * @param value the rest
 */
public record Row<T>(String key, T value) {}
