package io.github.orderflowmagento.magento.internal.road;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.internal.ApiCall;
import io.github.orderflowmagento.magento.internal.Reply;
import io.github.orderflowmagento.magento.internal.Transport;

/** Two roads to one shop: stock goes one way, everything else the other. */
final class RoutedTransport implements Transport {
    private static final String STOCK = "cataloginventory_stock_item.";

    private final Transport main;
    private final Transport stock;

    /** Makes calls about stock over the one, all others over the other; closes both. */
    RoutedTransport(Transport main, Transport stock) {
        this.main = main;
        this.stock = stock;
    }

    private Transport road(ApiCall call) {
        return call.resourcePath().startsWith(STOCK) ? stock : main;
    }

    @Override
    public @Nullable Object call(ApiCall call) {
        return road(call).call(call);
    }

    @Override
    public List<Reply> multiCall(List<ApiCall> calls) {
        List<Reply> replies = new ArrayList<>();
        int from = 0;
        while (from < calls.size()) {
            Transport road = road(calls.get(from));
            int to = from + 1;
            while (to < calls.size() && road(calls.get(to)) == road) {
                to++;
            }
            replies.addAll(road.multiCall(calls.subList(from, to)));
            from = to;
        }
        return replies;
    }

    @Override
    public int mostReads() {
        return main.mostReads();
    }

    @Override
    public int mostRows() {
        return main.mostRows();
    }

    @Override
    public int ordersPerList() {
        return main.ordersPerList();
    }

    @Override
    public int goodWrites() {
        return stock.goodWrites();
    }

    @Override
    public int goodAdditions() {
        return main.goodAdditions();
    }

    @Override
    public void close() {
        stock.close();
        main.close();
    }
}
