package io.github.orderflowmagento.operation.order;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrder;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

/** Two stores of one shop with the same order numbers, and mappings that distinguish their orders, or do not. */
abstract class TwoStores {
    static final String NUMBER = "000000001";
    static final String OTHER = "000000002";
    static final String FRENCH = "FR-" + NUMBER;
    static final String IN_FIRST = NUMBER + " (store 1)";
    static final String IN_SECOND = NUMBER + " (store 2)";

    static final OrderMapping ALIKE = OrderMapping.standard();
    static final OrderMapping APART = ALIKE.withOrderNumbers(Map.of(2L, ReferenceMapping.prefixed("FR-")));

    final InMemoryMagento shop = new InMemoryMagento();
    final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();

    OrderExport.Builder by(OrderMapping mapping) {
        return OrderExport.between(shop, warehouse).mapping(mapping).clock(shop.clock());
    }

    Run run(OrderMapping mapping, RunState state) {
        return by(mapping).withCancellation().build().run(state);
    }

    Run runLater(OrderMapping mapping, Run before) {
        shop.clock().advance(Duration.ofHours(3));
        return run(mapping, before.next());
    }

    InMemoryOrder first() {
        return shop.addOrder(NUMBER, 1).row("MUG-001", 1);
    }

    InMemoryOrder second() {
        return shop.addOrder(NUMBER, 2).row("CUP-002", 2);
    }

    String stateAtOrderFlow(String reference) {
        return warehouse.orders().detail(reference).state().orElseThrow();
    }

    static Order withoutStore(Order order) {
        return Order.builder().from(order).storeId(Optional.empty()).build();
    }
}
