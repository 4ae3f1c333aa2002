package io.github.orderflowmagento.operation;

import java.time.Clock;

/**
 * The terms on which every operation runs.
 *
 * @param retries how often and when a failed item is tried again
 * @param clock tells what time a run begins, and which items are due
 */
record Terms(RetryPolicy retries, Clock clock) {
    static final Terms STANDARD = new Terms(RetryPolicy.standard(), Clock.systemUTC());
}
