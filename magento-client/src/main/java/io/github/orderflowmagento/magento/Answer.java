package io.github.orderflowmagento.magento;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The result for one key of a call that requests several: a value, or the failure for this key. One bad entity does not affect the others.
 * Immutable; as thread-safe as its value.
 *
 * @param <T> type of the value
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

    /**
     * Returns an answer with a value.
     *
     * @param key the SKU or number that was requested
     */
    public static <T> Answer<T> of(String key, T value) {
        return new Answer<>(key, Objects.requireNonNull(value), null);
    }

    /**
     * Returns an answer without a value.
     *
     * @param key the SKU or number that was requested
     * @param failure why there is no value
     */
    public static <T> Answer<T> failed(String key, MagentoException failure) {
        return new Answer<>(key, null, Objects.requireNonNull(failure));
    }

    /** The SKU or number as requested by the caller. */
    public String key() {
        return key;
    }

    /** The value; empty if there is a {@link #failure}. */
    public Optional<T> value() {
        return Optional.ofNullable(value);
    }

    /** Why there is no value; empty if there is a {@link #value}. */
    public Optional<MagentoException> failure() {
        return Optional.ofNullable(failure);
    }

    /**
     * Returns the value.
     *
     * @throws MagentoException the {@link #failure}, if there is no value
     */
    public T orThrow() {
        if (failure != null) {
            throw failure;
        }
        return Objects.requireNonNull(value);
    }

    /**
     * Returns this answer with its value converted. A failure is returned unchanged, without calling the function.
     *
     * @param function a {@link MagentoException} that it throws becomes the failure; any other exception is passed on
     */
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
