package io.github.orderflowmagento.magento.internal.magento2;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.internal.BeforeWrite;
import io.github.orderflowmagento.magento.internal.Deadline;

/**
 * The limits of the calls of one view of a shop.
 *
 * @param isClosed whether the shop's client has been closed
 * @param deadline when nothing more is sent; null for never
 * @param beforeWrites runs before each request that may change something
 * @param parallelism how many writing requests are in progress at the same time
 */
record Limits(AtomicBoolean isClosed, @Nullable Deadline deadline, Runnable beforeWrites, int parallelism) {
    Limits(int parallelism) {
        this(new AtomicBoolean(), null, () -> {}, parallelism);
    }

    Limits within(Duration limit, LongSupplier ticks) {
        return new Limits(isClosed, Deadline.in(limit, ticks).orEarlier(deadline), beforeWrites, parallelism);
    }

    Limits beforeWrites(Runnable check) {
        return new Limits(isClosed, deadline, check, parallelism);
    }

    Limits sequential() {
        return new Limits(isClosed, deadline, beforeWrites, 1);
    }

    /** Empty if there is no limit. */
    Optional<Duration> timeLeft() {
        return Optional.ofNullable(deadline).map(Deadline::timeLeft);
    }

    /** Does reading work. */
    <T> T reading(String operation, Supplier<T> work) {
        if (isClosed.get()) {
            throw new IllegalStateException("The client of the shop is closed");
        }
        if (deadline == null) {
            return work.get();
        }
        deadline.check(operation);
        return deadline.during(work);
    }

    /** Does writing work. */
    <T> T writing(String operation, Supplier<T> work) {
        return reading(operation, () -> BeforeWrite.checked(beforeWrites, work));
    }
}
