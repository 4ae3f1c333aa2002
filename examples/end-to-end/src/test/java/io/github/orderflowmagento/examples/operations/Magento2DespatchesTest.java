package io.github.orderflowmagento.examples.operations;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import io.github.orderflowmagento.examples.SandboxClients;
import io.github.orderflowmagento.examples.sandbox.SandboxExtension;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static org.assertj.core.api.Assertions.assertThat;

/** Despatches are shipped in a Magento 2, and its stock becomes the units on hand, in either order of the messages. */
@ExtendWith(SandboxExtension.class)
class Magento2DespatchesTest {
    private static final String ORDER = "100000009";
    private static final String SOURCE = "default";

    private SandboxMagento2Shop sandbox;
    private SandboxWarehouse warehouseSandbox;
    private Magento shop;
    private OrderFlow warehouse;
    private final InMemoryCheckpoint despatches = new InMemoryCheckpoint();
    private final InMemoryCheckpoint stock = new InMemoryCheckpoint();

    @BeforeEach
    void connect(SandboxMagento2Shop migrated, SandboxWarehouse orderFlow) {
        sandbox = migrated;
        warehouseSandbox = orderFlow;
        shop = SandboxClients.to(sandbox).build();
        warehouse = SandboxClients.to(warehouseSandbox).build();
    }

    @AfterEach
    void close() {
        shop.close();
        warehouse.close();
    }

    private Order order() {
        return shop.orders().details(List.of(ORDER)).get(0).orThrow();
    }

    /** Of the first row of the order. */
    private DespatchNotification despatch(long messageId, int units) {
        DespatchNotification.Builder despatch = DespatchNotification.builder();
        despatch.orderReference(ORDER)
                .messageId(messageId)
                .courierName("Royal Mail")
                .serviceName("Tracked 24")
                .trackingNumber("RM00000" + messageId)
                .addLines(DespatchLine.builder()
                        .externalReference(sku())
                        .quantity(BigDecimal.valueOf(units))
                        .build());
        return despatch.build();
    }

    private String sku() {
        return order().shippableItems().get(0).sku().orElseThrow();
    }

    private Run ship(DespatchNotification... some) {
        return despatches.run(ShipmentNotification.to(shop).build().of(List.of(some)));
    }

    private Run updateStock(String sku, int onHand, DespatchNotification... despatchesWithoutShipment) {
        InventoryLine line = InventoryLine.builder()
                .externalReference(sku)
                .putAttributes("total", String.valueOf(onHand))
                .build();
        return stock.run(InventoryUpdate.between(shop, warehouse)
                .despatchesWithoutShipment(() -> List.of(despatchesWithoutShipment))
                .build()
                .of(List.of(line)));
    }

    @Test
    void aDespatchIsShippedOnceWithItsTrack() {
        DespatchNotification despatch = despatch(5512, 1);

        Run first = ship(despatch);
        Run repeated = ship(despatch);

        assertThat(first.items())
                .extracting(ItemOutcome::outcome)
                .as(first.toString())
                .containsExactly(Outcome.DONE);
        assertThat(repeated.items()).extracting(ItemOutcome::outcome).containsExactly(Outcome.ALREADY_THERE);
        assertThat(sandbox.shipmentsOf(ORDER)).hasSize(1);
        assertThat(shop.shipments().ofOrders(List.of(order())).get(0).orThrow())
                .singleElement()
                .satisfies(shipment -> {
                    assertThat(shipment.hasTrack("RM000005512")).isTrue();
                    assertThat(shipment.references()).containsExactly("OrderFlow 5512");
                    assertThat(shipment.totalQty()).contains(BigDecimal.ONE);
                });
    }

    @Test
    void aShipmentTakesItsUnitsOutOfTheSource() {
        BigDecimal before = sandbox.quantityOf(sku(), SOURCE);

        ship(despatch(5512, 1));

        assertThat(sandbox.quantityOf(sku(), SOURCE)).isEqualByComparingTo(before.subtract(BigDecimal.ONE));
    }

    /** The shop would silently cut the quantity; the other despatched units would belong to no order. */
    @Test
    void moreUnitsThanAreOpenAreRejectedAndNotCut() {
        String sku = sku();
        BigDecimal before = sandbox.quantityOf(sku, SOURCE);

        Run run = ship(despatch(5512, 99));

        assertThat(run.items(Outcome.GIVEN_UP))
                .as(run.toString())
                .singleElement()
                .satisfies(item ->
                        assertThat(item.detail()).contains("97 more of '" + sku + "' than the order has left to ship"));
        assertThat(sandbox.shipmentsOf(ORDER)).isEmpty();
        assertThat(sandbox.quantityOf(sku, SOURCE)).isEqualByComparingTo(before);
    }

    @Test
    void whatIsOnHandBecomesTheSourcesQuantity() {
        Run run = updateStock("MUG-001", 40);

        assertThat(run.items())
                .extracting(ItemOutcome::outcome)
                .as(run.toString())
                .containsExactly(Outcome.DONE);
        assertThat(sandbox.quantityOf("MUG-001", SOURCE)).isEqualByComparingTo("40");
    }

    @Test
    void aSourceThatIsShortIsNamedAndTheDespatchWaits() {
        String sku = sku();
        updateStock(sku, 0);

        Run waiting = ship(despatch(5512, 1));
        assertThat(waiting.items(Outcome.WILL_RETRY)).as(waiting.toString()).hasSize(1);
        assertThat(waiting.items().get(0).detail())
                .contains("the source 'default' has 0 of '" + sku + "', and 1 are to leave");
        assertThat(sandbox.shipmentsOf(ORDER)).isEmpty();

        updateStock(sku, 0, despatch(5512, 1));
        Run next = ship(despatch(5512, 1));
        assertThat(next.items(Outcome.DONE)).as(next.toString()).hasSize(1);
        assertThat(sandbox.quantityOf(sku, SOURCE)).isEqualByComparingTo("0");
    }

    @Test
    void stockBeforeTheDespatchLeavesTheSameAsAfterIt() {
        String sku = sku();
        int onHand = sandbox.quantityOf(sku, SOURCE).intValue() - 1;

        updateStock(sku, onHand, despatch(5512, 1));
        ship(despatch(5512, 1));

        assertThat(sandbox.quantityOf(sku, SOURCE)).isEqualByComparingTo(BigDecimal.valueOf(onHand));
    }
}
