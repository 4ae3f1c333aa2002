package io.github.orderflowmagento.examples.benchmarks.links;

/**
 * The traffic over links.
 *
 * @param serverNanos the time that the servers took, without the times of the link and of a busy shop
 * @param up bytes of requests, heads included
 * @param down bytes of answers, heads included
 */
record Traffic(long requests, long serverNanos, long up, long down) {
    static final Traffic NONE = new Traffic(0, 0, 0, 0);

    Traffic plus(Traffic other) {
        return new Traffic(
                requests + other.requests, serverNanos + other.serverNanos, up + other.up, down + other.down);
    }

    Traffic minus(Traffic other) {
        return new Traffic(
                requests - other.requests, serverNanos - other.serverNanos, up - other.up, down - other.down);
    }
}
