package io.github.orderflowmagento.magento;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * One of the answers to a call that asked for many: the value, or the reason why there is none. So one bad entity does not cost
 * the others.
 *
 * @param <T> what was asked for
 */
public final class Answer<T> {
    private final String key;
    private final @Nullable T value;
    private final @Nullable MagentoException failure;

    private Answer(String key, @Nullable T value, @Nullable MagentoException failure) {
        this.key = key;
        this.value = value;
        this.failure = failure;
    }

    /** An answer that holds a value. */
    public static <T> Answer<T> of(String key, T value) {
        return new Answer<>(key, Objects.requireNonNull(value), null);
    }

    /** An answer that says why there is no value. */
    public static <T> Answer<T> failed(String key, MagentoException failure) {
        return new Answer<>(key, null, Objects.requireNonNull(failure));
    }

    /** What was asked about: the SKU or the number. */
    public String key() {
        return key;
    }

    /** The value; empty if there is none. */
    public Optional<T> value() {
        return Optional.ofNullable(value);
    }

    /** Why there is no value; empty if there is one. */
    public Optional<MagentoException> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * The value.
     *
     * @throws MagentoException why there is none
     */
    public T orThrow() {
        if (failure != null) {
            throw failure;
        }
        return Objects.requireNonNull(value);
    }

    /** The same answer with its value, if any, made into another. A {@link MagentoException} of the function becomes the failure. */
    public <R> Answer<R> map(Function<? super T, ? extends R> function) {
        if (value == null) {
            return failed(key, Objects.requireNonNull(failure));
        }
        try {
            return of(key, function.apply(value));
        } catch (MagentoException e) {
            return failed(key, e);
        }
    }

    @Override
    public String toString() {
        return key + ": " + (failure == null ? "found" : failure.getMessage());
    }
}
