package io.github.orderflowmagento.magento.internal.http;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that advances on a pause, or on request. */
final class FakeTime implements RequestLimiter.Pausing {
    private final AtomicLong nanos = new AtomicLong();
    private final List<Duration> pauses = new CopyOnWriteArrayList<>();

    long ticks() {
        return nanos.get();
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Override
    public void pause(Duration time) {
        pauses.add(time);
        pass(time);
    }

    /** How long somebody paused, each time. */
    List<Duration> pauses() {
        return pauses;
    }
}
