package io.github.orderflowmagento.magento.internal.magento2;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;

/**
 * What holds for the calls of one view on a shop.
 *
 * @param isClosed whether the shop's client has been closed
 * @param deadline when nothing more is sent; null for never
 * @param beforeWrites what runs before each request that may change something
 */
record Limits(AtomicBoolean isClosed, @Nullable Deadline deadline, Runnable beforeWrites) {
    Limits() {
        this(new AtomicBoolean(), null, () -> {});
    }

    /** @param ticks nanoseconds of a clock that is never set */
    record Deadline(Duration limit, LongSupplier ticks, long begin) {
        private boolean isOver() {
            return timeLeft().isZero();
        }

        private Duration timeLeft() {
            return Duration.ofNanos(Math.max(0, limit.toNanos() - (ticks.getAsLong() - begin)));
        }
    }

    Limits within(Duration limit, LongSupplier ticks) {
        return new Limits(isClosed, new Deadline(limit, ticks, ticks.getAsLong()), beforeWrites);
    }

    Limits beforeWrites(Runnable check) {
        return new Limits(isClosed, deadline, check);
    }

    /** Empty if there is no limit. */
    Optional<Duration> timeLeft() {
        return Optional.ofNullable(deadline).map(Deadline::timeLeft);
    }

    void check(String operation) {
        if (isClosed.get()) {
            throw new IllegalStateException("The client of the shop is closed");
        }
        if (deadline != null && deadline.isOver()) {
            throw new MagentoException.NotReached(
                    operation,
                    "not sent, since the time limit of " + deadline.limit().toSeconds() + " seconds is over");
        }
    }
}
