package io.github.orderflowmagento.magento.internal.magento1.call;

import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.internal.BeforeWrite;

/** A transport that runs a check before each request of a call that changes something. */
public final class WriteCheckedTransport extends ForwardingTransport {
    private final Runnable check;

    public WriteCheckedTransport(Transport transport, Runnable check) {
        super(transport);
        this.check = check;
    }

    @Override
    public @Nullable Object call(ApiCall call) {
        return call.onlyReads()
                ? super.call(call)
                : BeforeWrite.<@Nullable Object>checked(check, () -> super.call(call));
    }

    @Override
    public List<Reply> multiCall(List<ApiCall> calls) {
        return calls.stream().allMatch(ApiCall::onlyReads)
                ? super.multiCall(calls)
                : BeforeWrite.checked(check, () -> super.multiCall(calls));
    }

    /** The underlying transport stays open for others. */
    @Override
    public void close() {}
}
