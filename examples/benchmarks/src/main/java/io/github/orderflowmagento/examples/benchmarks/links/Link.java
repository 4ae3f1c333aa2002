package io.github.orderflowmagento.examples.benchmarks.links;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The properties of the links to the shop and the warehouse. */
record Link(Duration roundTrip, ServiceTimes times) {
    static final Link NONE = new Link(Duration.ZERO, ServiceTimes.NONE);

    private static final Duration FAR = Duration.ofMillis(100);

    static final List<Link> WITHOUT_SERVICE_TIMES =
            List.of(NONE, new Link(Duration.ofMillis(20), ServiceTimes.NONE), new Link(FAR, ServiceTimes.NONE));

    /** All of them. Service times are stated for the export of orders only. */
    static final List<Link> ALL = Stream.concat(
                    WITHOUT_SERVICE_TIMES.stream(), Stream.of(new Link(FAR, ServiceTimes.BUSY_SHOP)))
            .toList();
}
