package io.github.orderflowmagento.magento.internal.magento1.connection;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.ForwardingTransport;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;

/** Two web services of one shop: one for stock, the other for everything else. */
final class SplitTransport extends ForwardingTransport {
    private static final String STOCK = "cataloginventory_stock_item.";

    private final Transport main;
    private final Transport stock;

    /** Sends calls about stock over one transport, all others over the other; closes both. */
    SplitTransport(Transport main, Transport stock) {
        super(main);
        this.main = main;
        this.stock = stock;
    }

    private Transport transport(ApiCall call) {
        return call.resourcePath().startsWith(STOCK) ? stock : main;
    }

    @Override
    public @Nullable Object call(ApiCall call) {
        return transport(call).call(call);
    }

    @Override
    public List<Reply> multiCall(List<ApiCall> calls) {
        List<Reply> replies = new ArrayList<>();
        int from = 0;
        while (from < calls.size()) {
            Transport transport = transport(calls.get(from));
            int to = from + 1;
            while (to < calls.size() && transport(calls.get(to)) == transport) {
                to++;
            }
            replies.addAll(transport.multiCall(calls.subList(from, to)));
            from = to;
        }
        return replies;
    }

    @Override
    public int goodWrites() {
        return stock.goodWrites();
    }

    @Override
    public int mostWrites() {
        return stock.mostWrites();
    }

    @Override
    public void close() {
        stock.close();
        super.close();
    }
}
