package io.github.orderflowmagento.magento.internal.magento1.call;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;

/** A transport with a time limit: what is asked for later is not sent. */
public final class DeadlineTransport extends ForwardingTransport {
    private final Duration limit;
    private final LongSupplier ticks;
    private final long begin;

    /** @param ticks nanoseconds of a clock that is never set */
    public DeadlineTransport(Transport transport, Duration limit, LongSupplier ticks) {
        super(transport);
        this.limit = limit;
        this.ticks = ticks;
        this.begin = ticks.getAsLong();
    }

    @Override
    public @Nullable Object call(ApiCall call) {
        check(call.description());
        return super.call(call);
    }

    @Override
    public List<Reply> multiCall(List<ApiCall> calls) {
        check(calls.size() + " × " + calls.get(0).resourcePath());
        return super.multiCall(calls);
    }

    public void check(String operation) {
        if (ticks.getAsLong() - begin >= limit.toNanos()) {
            throw new MagentoException.NotReached(
                    operation, "not sent, since the time limit of " + limit.toSeconds() + " seconds is over");
        }
    }

    /** The transport beneath stays open for others. */
    @Override
    public void close() {}
}
