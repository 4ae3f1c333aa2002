package io.github.orderflowmagento.magento.internal.magento1.call;

import java.util.List;

import org.jspecify.annotations.Nullable;

/** A transport that forwards everything to another; subclasses override parts of it. */
public abstract class ForwardingTransport implements Transport {
    private final Transport transport;

    protected ForwardingTransport(Transport transport) {
        this.transport = transport;
    }

    @Override
    public @Nullable Object call(ApiCall call) {
        return transport.call(call);
    }

    @Override
    public List<Reply> multiCall(List<ApiCall> calls) {
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
    public int mostWrites() {
        return transport.mostWrites();
    }

    @Override
    public int goodAdditions() {
        return transport.goodAdditions();
    }

    @Override
    public void close() {
        transport.close();
    }
}
