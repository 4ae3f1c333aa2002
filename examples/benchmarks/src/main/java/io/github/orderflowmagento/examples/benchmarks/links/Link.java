package io.github.orderflowmagento.examples.benchmarks.links;

import java.time.Duration;
import java.util.List;

/** What the links to both sides are like. */
record Link(Duration roundTrip, ServiceTimes times) {
    static final Link NONE = new Link(Duration.ZERO, ServiceTimes.NONE);

    static final List<Link> ALL = List.of(
            NONE,
            new Link(Duration.ofMillis(20), ServiceTimes.NONE),
            new Link(Duration.ofMillis(100), ServiceTimes.NONE),
            new Link(Duration.ofMillis(100), ServiceTimes.BUSY_SHOP));

    /** Whether the service times say nothing of writes to the shop. */
    boolean isOfExportsAlone() {
        return !times.equals(ServiceTimes.NONE);
    }
}
