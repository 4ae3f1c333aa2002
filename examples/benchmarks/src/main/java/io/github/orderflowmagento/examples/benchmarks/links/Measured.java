package io.github.orderflowmagento.examples.benchmarks.links;

import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * The measurements of an operation over a link, and of a plain client in the same run.
 *
 * @param ours this library
 * @param plain one call per item
 */
record Measured(String operation, Way way, Link link, Side ours, Side plain) {
    static final String HEAD = """
            | ratio | operation | shop | round trip | service times | items/min | plain | items | seconds | seconds in the sandbox | requests per 100 items | plain | KB up per item | plain | KB down per item | plain |
            | ---: | --- | --- | ---: | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |""";

    /** The measurement of one of the two. */
    record Side(long items, Traffic traffic, long nanos) {
        double perMinute() {
            return items * (double) TimeUnit.MINUTES.toNanos(1) / nanos;
        }

        double seconds() {
            return nanos / (double) TimeUnit.SECONDS.toNanos(1);
        }

        double serverSeconds() {
            return traffic.serverNanos() / (double) TimeUnit.SECONDS.toNanos(1);
        }

        double requestsPer100() {
            return 100.0 * traffic.requests() / items;
        }

        double kilobytesUp() {
            return traffic.up() / 1000.0 / items;
        }

        double kilobytesDown() {
            return traffic.down() / 1000.0 / items;
        }
    }

    /** Returns the table row below the {@link #HEAD}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "| %.1f | %s | %s | %d ms | %s | %,.0f | %,.0f | %,d | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f | %.1f |",
                ours.perMinute() / plain.perMinute(),
                operation,
                way,
                link.roundTrip().toMillis(),
                link.times(),
                ours.perMinute(),
                plain.perMinute(),
                ours.items(),
                ours.seconds(),
                ours.serverSeconds(),
                ours.requestsPer100(),
                plain.requestsPer100(),
                ours.kilobytesUp(),
                plain.kilobytesUp(),
                ours.kilobytesDown(),
                plain.kilobytesDown());
    }
}
