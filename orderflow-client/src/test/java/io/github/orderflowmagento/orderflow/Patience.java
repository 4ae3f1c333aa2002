package io.github.orderflowmagento.orderflow;

import java.time.Duration;

import org.assertj.core.api.ThrowingConsumer;

/** For tests of timeouts, in which everything else must take less time than the timeout does. */
final class Patience {
    private static final int ATTEMPTS = 5;

    private Patience() {}

    /** Checks with a short timeout; if that fails, the machine may be too slow for it, and it is checked with one four times as long. */
    static void check(Duration timeout, ThrowingConsumer<Duration> test) {
        check(timeout, test, ATTEMPTS);
    }

    private static void check(Duration timeout, ThrowingConsumer<Duration> test, int attempts) {
        try {
            test.accept(timeout);
        } catch (AssertionError | OrderFlowException e) {
            if (attempts == 1) {
                throw e;
            }
            check(timeout.multipliedBy(4), test, attempts - 1);
        }
    }
}
