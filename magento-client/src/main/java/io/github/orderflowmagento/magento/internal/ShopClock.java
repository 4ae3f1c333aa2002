package io.github.orderflowmagento.magento.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * What time it is in the shop, as told by the {@code Date} of its answers. It never runs ahead of the shop: an answer
 * is older when it arrives than it says. This machine's own time and zone play no part in that; its ticks only bridge the time
 * between answers. Safe to share between threads.
 */
public final class ShopClock {
    private final LongSupplier ticks;
    private final InstantSource machine;
    private volatile @Nullable Reading latest;

    private record Reading(Instant date, long tick) {}

    /** A clock that has not been told the time yet. */
    public ShopClock() {
        this(System::nanoTime, InstantSource.system());
    }

    /**
     * @param ticks nanoseconds of a clock that is never set
     * @param machine what this machine takes the time for
     */
    public ShopClock(LongSupplier ticks, InstantSource machine) {
        this.ticks = ticks;
        this.machine = machine;
    }

    /** An answer of the shop has just come. */
    public void told(Instant date) {
        latest = new Reading(date, ticks.getAsLong());
    }

    /** What time it is in the shop, or a little less; empty as long as no answer has told. */
    public Optional<Instant> now() {
        return at(tick());
    }

    /** This moment, to be asked about now or later. */
    long tick() {
        return ticks.getAsLong();
    }

    /** What time this machine believes it is, right or wrong: the shop's clock is held against it from one walk to the next. */
    Instant machineTime() {
        return machine.instant();
    }

    /** What time it was in the shop at that moment, or a little earlier; empty as long as no answer has told. */
    Optional<Instant> at(long tick) {
        return Optional.ofNullable(latest).map(reading -> reading.date().plus(Duration.ofNanos(tick - reading.tick())));
    }
}
