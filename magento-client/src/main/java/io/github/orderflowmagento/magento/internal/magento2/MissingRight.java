package io.github.orderflowmagento.magento.internal.magento2;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;

/**
 * A right without which something is read without what it may be read with, and stays so. Hence it is missing only if the shop denies it
 * twice: one that is being deployed may deny for a moment what it grants. Safe for use by several threads.
 */
final class MissingRight {
    private final AtomicBoolean isKnown = new AtomicBoolean();

    /** Whether the shop itself says that a right is missing. A page of what stands before it says nothing of rights. */
    static boolean isNamedBy(MagentoException failure) {
        return failure instanceof MagentoException.NotPermitted && failure.concerns() == Concern.EVERYTHING;
    }

    /** Reads, and once more if the right to that is denied for the first time. */
    <T> List<Answer<T>> read(Supplier<List<Answer<T>>> reading) {
        List<Answer<T>> answers = reading.get();
        boolean isDenied =
                answers.stream().flatMap(answer -> answer.failure().stream()).anyMatch(MissingRight::isNamedBy);
        return isDenied && isKnown.compareAndSet(false, true) ? reading.get() : answers;
    }
}
