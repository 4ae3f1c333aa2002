package io.github.orderflowmagento.magento.internal.magento1.call;

import java.time.Duration;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.internal.Deadline;

/** A transport with a time limit: later calls are not sent. */
public final class DeadlineTransport extends ForwardingTransport {
    private final Deadline deadline;

    /** @param ticks a monotonic clock in nanoseconds */
    public DeadlineTransport(Transport transport, Duration limit, LongSupplier ticks) {
        super(transport);
        this.deadline = Deadline.in(limit, ticks);
    }

    @Override
    public @Nullable Object call(ApiCall call) {
        return this.<@Nullable Object>within(call.description(), () -> super.call(call));
    }

    @Override
    public List<Reply> multiCall(List<ApiCall> calls) {
        return within(calls.size() + " × " + calls.get(0).resourcePath(), () -> super.multiCall(calls));
    }

    /**
     * Does work that does not use a transport within the limit.
     *
     * @param operation its name in messages
     */
    public <T extends @Nullable Object> T within(String operation, Supplier<T> work) {
        deadline.check(operation);
        return deadline.during(work);
    }

    /** The underlying transport stays open for others. */
    @Override
    public void close() {}
}
