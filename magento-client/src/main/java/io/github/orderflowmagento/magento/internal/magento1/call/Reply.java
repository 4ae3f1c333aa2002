package io.github.orderflowmagento.magento.internal.magento1.call;

import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;

/**
 * The result of one call among many.
 *
 * @param value the tree that was returned, null included; meaningless if there is a failure
 * @param failure why nothing was returned
 */
public record Reply(@Nullable Object value, @Nullable MagentoException failure) {
    /** Returns a reply with a tree. */
    public static Reply of(@Nullable Object value) {
        return new Reply(value, null);
    }

    /** Returns a reply with a failure. */
    public static Reply failed(MagentoException failure) {
        return new Reply(null, Objects.requireNonNull(failure));
    }

    /** Returns the tree; throws the failure if there is none. */
    public @Nullable Object orThrow() {
        if (failure != null) {
            throw failure;
        }
        return value;
    }

    public <T> Answer<T> answer(String key, Function<@Nullable Object, T> reading) {
        if (failure != null) {
            return Answer.failed(key, failure);
        }
        try {
            return Answer.of(key, reading.apply(value));
        } catch (MagentoException e) {
            return Answer.failed(key, e);
        }
    }
}
