package io.github.orderflowmagento.magento.internal.magento1;

import java.util.List;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.Batches;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;

/** Many calls of Magento 1's resource model in one round trip. */
record CallRoundTrip(Transport transport) implements Batches.RoundTrip<ApiCall, Reply> {
    /** At most one row, without its details. */
    private static final ApiCall PROBE = ApiCall.about(
            "(probe)",
            "sales_order.list",
            new Filters().between("order_id", 1, 1).asArgument());

    @Override
    public List<Reply> make(List<ApiCall> calls) {
        return transport.multiCall(calls);
    }

    @Override
    public Reply failed(ApiCall call, MagentoException failure) {
        return Reply.failed(failure);
    }

    @Override
    public void probe() {
        transport.multiCall(List.of(PROBE)).get(0).orThrow();
    }
}
