package io.github.orderflowmagento;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static org.assertj.core.api.Assertions.assertThat;

class OrderReachesTheWarehouseTest {
    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
    private final OrderExport export =
            OrderExport.between(shop, warehouse).clock(shop.clock()).build();

    @Test
    void onceThoughTheFirstImportGetsNoAnswer() {
        shop.addOrder("100000001").row("MUG-001", 2);
        warehouse.faults().failNext("orders.insert", new OrderFlowException.NoAnswer("order import", "timeout"));

        Run first = export.run(RunState.initial());
        shop.clock().advance(Duration.ofMinutes(10));
        export.run(first.next());

        assertThat(first.endedEarly()).isPresent();
        assertThat(warehouse.receivedOrders()).containsOnlyKeys("100000001");
    }
}
