package io.github.orderflowmagento.magento.internal.magento2;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;

/**
 * A right without which something is read incompletely, permanently. It counts as missing only if the shop denies it twice: one that is
 * being deployed may briefly deny what it grants. Thread-safe.
 */
final class MissingRight {
    private final AtomicBoolean isKnown = new AtomicBoolean();

    /** Whether the shop itself answers that a right is missing. A proxy's page is no indication. */
    static boolean isNamedBy(MagentoException failure) {
        return failure instanceof MagentoException.NotPermitted && failure.concerns() == Concern.EVERYTHING;
    }

    /** Reads, and again if the right is denied for the first time. */
    <T> List<Answer<T>> read(Supplier<List<Answer<T>>> reading) {
        List<Answer<T>> answers = reading.get();
        boolean isDenied =
                answers.stream().flatMap(answer -> answer.failure().stream()).anyMatch(MissingRight::isNamedBy);
        return isDenied && isKnown.compareAndSet(false, true) ? reading.get() : answers;
    }
}
