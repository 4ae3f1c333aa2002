package io.github.orderflowmagento.operation.order;

import java.util.List;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.ComparedOrder.Presence;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static org.assertj.core.api.Assertions.assertThat;

class OrderComparisonTest {
    private static final String ORDER = "100000001";

    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();

    private RunState export() {
        return OrderExport.between(shop, warehouse)
                .clock(shop.clock())
                .build()
                .run(RunState.initial())
                .next();
    }

    private ComparedOrder compare() {
        return OrderComparison.between(shop, warehouse).of(ORDER);
    }

    @Test
    void bothSidesReportWhatTheyHave() {
        shop.addOrder(ORDER).row("MUG-001", 2);
        RunState exports = export();
        ShipmentNotification.to(shop)
                .clock(shop.clock())
                .build()
                .of(List.of(warehouse.despatch(ORDER, 6001, "RM000000001GB")))
                .run(RunState.initial());

        ComparedOrder compared =
                OrderComparison.between(shop, warehouse).withExports(exports).of(ORDER);

        assertThat(compared.exportedAt()).isPresent();
        assertThat(compared.contradictions()).isEmpty();
        assertThat(compared.describe())
                .startsWith("order 100000001\n  shop: there, status complete, state complete\n"
                        + "    MUG-001: ordered 2, shipped 2, cancelled 0\n    shipments: ")
                .contains("RM000000001GB [OrderFlow 6001]\n  OrderFlow: there, state despatched\n  exported: 20");
    }

    @Test
    void whatNeitherSideHasIsNotThere() {
        ComparedOrder compared = compare();

        assertThat(compared.inShop()).isEqualTo(Presence.NOT_THERE);
        assertThat(compared.atOrderFlow()).isEqualTo(Presence.NOT_THERE);
        assertThat(compared.describe())
                .isEqualTo("order 100000001\n  shop: not there\n  OrderFlow: not there\n  exported: unknown");
    }

    @Test
    void aSideThatCannotBeReadIsUnknown() {
        shop.addOrder(ORDER).row("MUG-001", 2);
        warehouse.faults().failAll(new OrderFlowException.NotReached("order detail", "no connection"));

        ComparedOrder compared = compare();

        assertThat(compared.inShop()).isEqualTo(Presence.THERE);
        assertThat(compared.atOrderFlow()).isEqualTo(Presence.UNKNOWN);
        assertThat(compared.describe()).contains("OrderFlow: unknown (").contains("no connection");
    }

    @Test
    void aShopThatCannotBeReadIsUnknown() {
        shop.addOrder(ORDER).row("MUG-001", 2);
        export();
        shop.faults().failAll(new MagentoException.NotReached("orders", "no connection"));

        ComparedOrder compared = compare();

        assertThat(compared.inShop()).isEqualTo(Presence.UNKNOWN);
        assertThat(compared.orderFlowState()).isEqualTo(Optional.of("created"));
        assertThat(compared.contradictions()).isEmpty();
    }

    @Test
    void aDespatchWithoutAShipmentIsNoticed() {
        shop.addOrder(ORDER).row("MUG-001", 2);
        export();
        warehouse.setState(ORDER, "despatched");

        assertThat(compare().contradictions())
                .containsExactly("it is despatched at OrderFlow, but the shop has no shipment");
    }

    @Test
    void aCancellationThatOneSideDoesNotKnowIsNoticed() {
        shop.addOrder(ORDER).row("MUG-001", 2);
        export();
        shop.order(ORDER).cancel();

        assertThat(compare().contradictions()).containsExactly("it is cancelled in the shop, but not at OrderFlow");
    }

    @Test
    void anExportedOrderThatOrderFlowDoesNotHaveIsNoticed() {
        shop.addOrder(ORDER).row("MUG-001", 2);
        RunState exports = export();

        ComparedOrder compared = OrderComparison.between(shop, new InMemoryOrderFlow())
                .withExports(exports)
                .of(ORDER);

        assertThat(compared.contradictions()).containsExactly("it was exported, but OrderFlow does not have it");
    }

    @Test
    void theWarehouseIsAskedByItsOwnReference() {
        shop.addOrder(ORDER).row("MUG-001", 2);
        OrderMapping mapping = OrderMapping.standard().withOrderNumbers(ReferenceMapping.prefixed("UK-"));
        OrderExport.between(shop, warehouse)
                .clock(shop.clock())
                .mapping(mapping)
                .build()
                .run(RunState.initial());

        assertThat(compare().atOrderFlow()).isEqualTo(Presence.NOT_THERE);
        assertThat(OrderComparison.between(shop, warehouse)
                        .withMapping(mapping)
                        .of(ORDER)
                        .atOrderFlow())
                .isEqualTo(Presence.THERE);
    }
}
