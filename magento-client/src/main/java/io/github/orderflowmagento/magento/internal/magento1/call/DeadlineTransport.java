package io.github.orderflowmagento.magento.internal.magento1.call;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;

/** A road that closes after a while: what is asked for later is not sent. */
public final class DeadlineTransport implements Transport {
    private final Transport transport;
    private final Duration limit;
    private final LongSupplier ticks;
    private final long begin;

    /** @param ticks nanoseconds of a clock that is never set */
    public DeadlineTransport(Transport transport, Duration limit, LongSupplier ticks) {
        this.transport = transport;
        this.limit = limit;
        this.ticks = ticks;
        this.begin = ticks.getAsLong();
    }

    @Override
    public @Nullable Object call(ApiCall call) {
        check(call.description());
        return transport.call(call);
    }

    @Override
    public List<Reply> multiCall(List<ApiCall> calls) {
        check(calls.size() + " × " + calls.get(0).resourcePath());
        return transport.multiCall(calls);
    }

    @Override
    public int mostReads() {
        return transport.mostReads();
    }

    @Override
    public int mostRows() {
        return transport.mostRows();
    }

    @Override
    public int ordersPerList() {
        return transport.ordersPerList();
    }

    @Override
    public int goodWrites() {
        return transport.goodWrites();
    }

    @Override
    public int goodAdditions() {
        return transport.goodAdditions();
    }

    public void check(String operation) {
        if (ticks.getAsLong() - begin >= limit.toNanos()) {
            throw new MagentoException.NotReached(
                    operation, "not sent, since the time limit of " + limit.toSeconds() + " seconds is over");
        }
    }

    /** The road goes on for others. */
    @Override
    public void close() {}
}
