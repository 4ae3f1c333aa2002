package io.github.orderflowmagento.magento.internal.magento1.call;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.internal.BeforeWrite;

/** A transport that runs a check before each request of a call that changes something. */
public final class WriteCheckedTransport implements Transport {
    private final Transport transport;
    private final Runnable check;

    public WriteCheckedTransport(Transport transport, Runnable check) {
        this.transport = transport;
        this.check = check;
    }

    @Override
    public @Nullable Object call(ApiCall call) {
        return call.onlyReads()
                ? transport.call(call)
                : BeforeWrite.<@Nullable Object>checked(check, () -> transport.call(call));
    }

    @Override
    public List<Reply> multiCall(List<ApiCall> calls) {
        return calls.stream().allMatch(ApiCall::onlyReads)
                ? transport.multiCall(calls)
                : BeforeWrite.checked(check, () -> transport.multiCall(calls));
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

    /** The transport goes on for others. */
    @Override
    public void close() {}
}
