package io.github.orderflowmagento.magento.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * The shop's time, from the {@code Date} header of its answers. It never runs ahead of the shop, since an answer is older on arrival than
 * its date. This machine's time and zone are not used; its monotonic clock only bridges the time between answers. Thread-safe.
 */
public final class ShopClock {
    private final LongSupplier ticks;
    private final InstantSource machine;
    private volatile @Nullable Reading latest;

    private record Reading(Instant date, long tick) {}

    /** Creates a clock without a time yet. */
    public ShopClock() {
        this(System::nanoTime, InstantSource.system());
    }

    /**
     * @param ticks a monotonic clock in nanoseconds
     * @param machine this machine's time
     */
    public ShopClock(LongSupplier ticks, InstantSource machine) {
        this.ticks = ticks;
        this.machine = machine;
    }

    /** Records the date of an answer that has just arrived. */
    public void observe(Instant date) {
        latest = new Reading(date, ticks.getAsLong());
    }

    /** Returns the shop's time, or a little less; empty until an answer had a date. */
    public Optional<Instant> now() {
        return at(tick());
    }

    /** Returns this moment, for {@link #at}. */
    long tick() {
        return ticks.getAsLong();
    }

    /** Returns this machine's time, right or wrong: the shop's clock is compared with it from one walk to the next. */
    Instant machineTime() {
        return machine.instant();
    }

    /** Returns what the shop's time was at that moment, or a little less; empty until an answer had a date. */
    Optional<Instant> at(long tick) {
        return Optional.ofNullable(latest).map(reading -> reading.date().plus(Duration.ofNanos(tick - reading.tick())));
    }
}
