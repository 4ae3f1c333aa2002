package io.github.orderflowmagento.examples.operations;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.inventory.OrderedUnits;
import io.github.orderflowmagento.mapping.inventory.ShopDemand;
import io.github.orderflowmagento.mapping.inventory.StockCalculation;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static org.assertj.core.api.Assertions.assertThat;

/** A Magento 1 does not subtract the units of open orders by itself. */
class CalculatedStockTest {
    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    @Test
    void stockMayBeCalculatedLessOrdersThatTheWarehouseDoesNotKnowYet() {
        StockCalculation lessUnsent = StockCalculation.builder()
                .adjustment(StockCalculation.Adjustment.UNSENT_ORDERS)
                .addStatuses("processing")
                .build();
        Order order =
                sandbox.shop().orders().details(List.of("100000009")).get(0).orThrow();
        ShopDemand twoMugs =
                ShopDemand.of(order.updatedAt().orElseThrow(), OrderedUnits.of(order, Optional.empty()), List.of());

        InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .mapping(InventoryMapping.calculated(lessUnsent, twoMugs))
                .build()
                .of(List.of(InventoryLine.builder()
                        .externalReference("MUG-001")
                        .sequenceId(1)
                        .putAttributes("quantity", "40")
                        .build()))
                .run(RunState.initial());

        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("38");
    }
}
