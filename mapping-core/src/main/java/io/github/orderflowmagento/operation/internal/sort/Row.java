package io.github.orderflowmagento.operation.internal.sort;

/**
 * A row to be sorted.
 *
 * @param key the sort key
 * @param value the value
 */
public record Row<T>(String key, T value) {}
