package io.github.orderflowmagento.magento.internal.magento1;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.SimulatedOrders;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;

/** Simulated orders as a Magento 1 lists them. */
record SimulatedShop(SimulatedOrders orders) implements Transport {
    @Override
    public @Nullable Object call(ApiCall call) {
        orders.passAWhile();
        if (orders.fails()) {
            throw new MagentoException.ServerFault(call.description(), "out of memory");
        }
        List<Map<String, Object>> rows =
                rows((Map<?, ?>) Objects.requireNonNull(call.arguments().get(0)));
        orders.passAWhile();
        orders.clock().observe(orders.shopTime());
        return rows;
    }

    /** Returns the visible orders. */
    private List<Map<String, Object>> rows(Map<?, ?> filter) {
        Map<?, ?> numbers = (Map<?, ?>) Objects.requireNonNull(filter.get("order_id"));
        long from = (Long) Objects.requireNonNull(numbers.get("from"));
        long to = (Long) Objects.requireNonNull(numbers.get("to"));
        Instant since = filter.get("updated_at") instanceof Map<?, ?> condition
                ? LocalDateTime.parse(String.valueOf(condition.get("from")), SimulatedOrders.STAMP)
                        .toInstant(ZoneOffset.UTC)
                : Instant.MIN;
        return orders.rows(from, to, since).stream().map(SimulatedShop::row).toList();
    }

    private static Map<String, Object> row(SimulatedOrders.Row order) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("order_id", String.valueOf(order.number()));
        row.put("increment_id", String.valueOf(100_000_000 + order.number()));
        row.put("updated_at", SimulatedOrders.STAMP.format(order.stamp()));
        row.put("coupon_code", String.valueOf(order.version()));
        return row;
    }

    @Override
    public List<Reply> multiCall(List<ApiCall> calls) {
        return calls.stream().map(call -> Reply.of(call(call))).toList();
    }

    @Override
    public void close() {}
}
