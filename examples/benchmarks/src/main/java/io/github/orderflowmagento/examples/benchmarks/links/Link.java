package io.github.orderflowmagento.examples.benchmarks.links;

import java.time.Duration;
import java.util.List;

/** The properties of the links to the shop and the warehouse. */
record Link(Duration roundTrip, ServiceTimes times) {
    static final Link NONE = new Link(Duration.ZERO, ServiceTimes.NONE);

    static final List<Link> ALL = List.of(
            NONE,
            new Link(Duration.ofMillis(20), ServiceTimes.NONE),
            new Link(Duration.ofMillis(100), ServiceTimes.NONE),
            new Link(Duration.ofMillis(100), ServiceTimes.BUSY_SHOP));

    /** Returns whether the service times omit writes to the shop. */
    boolean isOfExportsAlone() {
        return !times.equals(ServiceTimes.NONE);
    }
}
