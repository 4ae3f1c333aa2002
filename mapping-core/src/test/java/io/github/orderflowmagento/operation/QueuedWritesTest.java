package io.github.orderflowmagento.operation;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static io.github.orderflowmagento.Outcomes.item;
import static io.github.orderflowmagento.Outcomes.outcomes;
import static io.github.orderflowmagento.operation.Outcome.DONE;
import static io.github.orderflowmagento.operation.Outcome.WILL_RETRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** Requests left in a shop's queue: they wait, count against no item, and the run reports how many there are. */
class QueuedWritesTest {
    private static final String FIRST = "100000001";
    private static final String SECOND = "100000002";
    private static final String MUG = "MUG-001";
    private static final String STILL_QUEUED =
            "these are still in the shop's queue: check that its consumer (async.operations.all) runs; until then"
                    + " they are not sent again, and others are sent without the queue: 1 item (";

    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
    private final InMemoryCheckpoint checkpoint = new InMemoryCheckpoint();

    private static MagentoException queued(String operation) {
        return new MagentoException.Queued(
                operation, "bulk 82a1ddbd-4a89-47ad-ab8a-3a8c9a638afa, operation 0, is open");
    }

    private static DespatchNotification despatch(String order) {
        return DespatchNotification.builder()
                .orderReference(order)
                .messageId(5512)
                .addLines(DespatchLine.builder()
                        .externalReference(MUG)
                        .quantity(BigDecimal.ONE)
                        .build())
                .build();
    }

    private Run ship(DespatchNotification... despatches) {
        return checkpoint.run(
                ShipmentNotification.to(shop).clock(shop.clock()).build().of(List.of(despatches)));
    }

    @Test
    void aDespatchInTheQueueWaitsAndOthersAreShipped() {
        shop.addOrder(FIRST).row(MUG, 2);
        shop.addOrder(SECOND).row(MUG, 2);
        shop.faults().failKey("shipments.create", FIRST, queued("order/ship " + FIRST));

        Run run = ship(despatch(FIRST), despatch(SECOND));

        assertThat(outcomes(run)).containsOnly(entry(FIRST + "/5512", WILL_RETRY), entry(SECOND + "/5512", DONE));
        assertThat(item(run, FIRST + "/5512").detail())
                .contains("82a1ddbd-4a89-47ad-ab8a-3a8c9a638afa")
                .endsWith("; it waits in the shop's queue");
        assertThat(item(run, FIRST + "/5512").attempts()).isZero();
        assertThat(run.warnings()).containsExactly(STILL_QUEUED + FIRST + "/5512)");
        assertThat(run.endedEarly()).isEmpty();
    }

    @Test
    void theNextRunAsksAgain() {
        shop.addOrder(FIRST).row(MUG, 2);
        shop.faults().failKey("shipments.create", FIRST, queued("order/ship " + FIRST));
        ship(despatch(FIRST));
        shop.faults().heal(FIRST);

        assertThat(outcomes(ship(despatch(FIRST)))).containsExactly(entry(FIRST + "/5512", DONE));
        assertThat(shop.shipmentsOf(FIRST)).hasSize(1);
    }

    @Test
    void stockInTheQueueWaits() {
        shop.addProduct(MUG).stock(3);
        warehouse.setStock(MUG, 12);
        shop.faults().failNext("stock.update", queued("stock update " + MUG));
        InventoryUpdate update =
                InventoryUpdate.between(shop, warehouse).clock(shop.clock()).build();

        Run run = checkpoint.run(update);

        assertThat(outcomes(run)).containsExactly(entry(MUG, WILL_RETRY));
        assertThat(run.warnings()).contains(STILL_QUEUED + MUG + ")");
        assertThat(outcomes(checkpoint.run(update))).containsExactly(entry(MUG, DONE));
    }
}
