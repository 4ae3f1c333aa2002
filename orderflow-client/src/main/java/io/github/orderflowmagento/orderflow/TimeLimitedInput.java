package io.github.orderflowmagento.orderflow;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * An answer with a limit on the total time spent waiting for it. Time that the reader spends on what has arrived does not count. An
 * interrupt ends the waiting.
 */
final class TimeLimitedInput extends FilterInputStream {

    private final Runnable cancel;
    private final Watchdog watchdog;
    private final Duration patience;
    private final long patienceNanos;
    private long waitedNanos;

    /** @param cancel makes a waiting read fail */
    TimeLimitedInput(InputStream answer, Runnable cancel, Watchdog watchdog, Duration patience) {
        super(answer);
        this.cancel = cancel;
        this.watchdog = watchdog;
        this.patience = patience;
        this.patienceNanos = TimeUnit.NANOSECONDS.convert(patience); // saturates
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        refuseIfImpatient();
        long begin = System.nanoTime();
        try {
            return watchdog.watch(() -> in.read(buffer, offset, length), cancel, patienceNanos - waitedNanos);
        } catch (InterruptedIOException e) {
            waitedNanos += System.nanoTime() - begin;
            begin = System.nanoTime();
            refuseIfImpatient();
            throw e;
        } finally {
            waitedNanos += System.nanoTime() - begin;
        }
    }

    private void refuseIfImpatient() throws InterruptedIOException {
        if (waitedNanos >= patienceNanos) {
            throw new InterruptedIOException("incomplete after " + patience.toSeconds()
                    + " seconds of waiting, the limit for an inventory (inventoryTimeout)");
        }
    }
}
