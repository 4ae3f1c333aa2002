package io.github.orderflowmagento.examples.benchmarks.links;

/**
 * The traffic over links.
 *
 * @param up bytes of requests, heads included
 * @param down bytes of answers, heads included
 */
record Traffic(long requests, long up, long down) {
    Traffic plus(Traffic other) {
        return new Traffic(requests + other.requests, up + other.up, down + other.down);
    }

    Traffic minus(Traffic other) {
        return new Traffic(requests - other.requests, up - other.up, down - other.down);
    }
}
