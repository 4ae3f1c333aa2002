package io.github.orderflowmagento.operation.order;

import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.export.OrderKeys;

import static org.assertj.core.api.Assertions.assertThat;

class CancellationKeysTest {
    private static final String FIRST = "100000001";

    private final CancellationKeys keys =
            new CancellationKeys(new OrderKeys(OrderMapping.standard()), RunState.initial());

    private static OrderHead order(long id, String number) {
        return OrderSummary.builder()
                .orderId(id)
                .incrementId(number)
                .storeId(id)
                .build();
    }

    private void manyOrders() {
        LongStream.rangeClosed(1, 1_001).forEach(id -> keys.of(order(id, String.valueOf(100_000_000 + id))));
    }

    @Test
    void anotherOrderOfTheNumberGoesByItsStore() {
        manyOrders();

        assertThat(keys.of(order(5_000, FIRST))).isEqualTo(FIRST + " (store 5000)");
    }

    @Test
    void keysOfOrdersThatWereDealtWithAreForgotten() {
        manyOrders();

        keys.forget(key -> false);

        assertThat(keys.of(order(5_000, FIRST))).isEqualTo(FIRST);
    }

    @Test
    void aKeyThatTheRunKnowsStaysTaken() {
        manyOrders();

        keys.forget(FIRST::equals);

        assertThat(keys.of(order(1, FIRST))).isEqualTo(FIRST);
        assertThat(keys.of(order(5_000, FIRST))).isEqualTo(FIRST + " (store 5000)");
    }
}
