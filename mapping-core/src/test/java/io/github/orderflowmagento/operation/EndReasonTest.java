package io.github.orderflowmagento.operation;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.operation.inventory.InventoryCsv;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static org.assertj.core.api.Assertions.assertThat;

/** Why runs end, for programs. */
class EndReasonTest {
    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();

    private Run export() {
        shop.addOrder("100000001").row("MUG-001", 1);
        return OrderExport.between(shop, warehouse).build().run(RunState.initial());
    }

    private Run stock(String csv) {
        shop.addProduct("MUG-001").stock(3);
        return InventoryUpdate.to(shop)
                .strict()
                .build()
                .of(InventoryCsv.of(() -> new ByteArrayInputStream(csv.getBytes(StandardCharsets.UTF_8))))
                .run(RunState.initial());
    }

    @Test
    void aRunThatLooksAtEverythingHasNone() {
        Run run = export();

        assertThat(run.size()).isPositive();
        assertThat(run.endedBy()).isEmpty();
    }

    @Test
    void aShopThatRefusesTheCredentialsLetsNobodyIn() {
        shop.faults().failNext("orders.changes", new MagentoException.RefusedCredentials("login", "access denied"));

        assertThat(export().endedBy()).contains(EndReason.ACCESS_DENIED);
    }

    @Test
    void soDoesAShopThatRefusesThemForTheItemsOfABatch() {
        shop.faults().failAll(new MagentoException.RefusedCredentials("login", "access denied"));

        assertThat(stock("sku,quantity\nMUG-001,5\n").endedBy()).contains(EndReason.ACCESS_DENIED);
    }

    @Test
    void aWarehouseThatIsAwayIsNotReached() {
        warehouse.faults().failAll(new OrderFlowException.NotReached("order import", "connection refused"));

        assertThat(export().endedBy()).contains(EndReason.NOT_REACHED);
    }

    @Test
    void anUnknownChannelIsNotFoundAndAWrongAddressIsNotReached() {
        OrderFlowException nothingThere = new OrderFlowException.NotFound(
                OrderFlowException.Details.of("order import", "nothing").httpStatus(404));

        assertThat(EndReason.of(new OrderFlowException.NotFound("order import", "no channel 'nope'")))
                .isEqualTo(EndReason.NOT_FOUND);
        assertThat(EndReason.of(nothingThere)).isEqualTo(EndReason.NOT_REACHED);
    }

    @Test
    void aMissingStoreViewIsNotFoundButAMissingOrderIsNot() {
        MagentoException storeView = new MagentoException.NotFound(
                MagentoException.Details.of("orders", "no store view").concerning(MagentoException.Concern.EVERYTHING));

        assertThat(EndReason.of(storeView)).isEqualTo(EndReason.NOT_FOUND);
        assertThat(EndReason.of(new MagentoException.NotFound("order 1", "no such order")))
                .isEqualTo(EndReason.REFUSED);
    }

    @Test
    void aWarehouseOfErrorPagesGivesNoUsableAnswer() {
        warehouse.faults().failAll(new OrderFlowException.ServerFault("order import", "error page"));
        shop.addOrder("100000002").row("MUG-001", 1);

        assertThat(export().endedBy()).contains(EndReason.NOT_REACHED);
    }

    @Test
    void anInterruptedRunSaysSo() {
        shop.faults().failNext("orders.changes", new MagentoException.NotReached("orders", "interrupted"));
        Thread.currentThread().interrupt();

        Run run = export();

        assertThat(Thread.interrupted()).isTrue();
        assertThat(run.endedBy()).contains(EndReason.INTERRUPTED);
    }

    @Test
    void aBadLineOfAStrictFileIsInvalidInput() {
        assertThat(stock("sku,quantity\nMUG-001,many\n").endedBy()).contains(EndReason.INVALID_INPUT);
    }

    @Test
    void soIsAFileWithoutColumns() {
        assertThat(stock("").endedBy()).contains(EndReason.INVALID_INPUT);
    }

    @Test
    void tooManySkusThatWouldGoToZeroAreALimit() {
        List<InventoryLine> lines = IntStream.range(0, 30)
                .mapToObj(i -> "MUG-" + i)
                .peek(sku -> shop.addProduct(sku).stock(3))
                .map(sku -> InventoryLine.builder()
                        .externalReference(sku)
                        .putAttributes("quantity", "0")
                        .build())
                .toList();

        Run run = InventoryUpdate.to(shop).build().of(lines).run(RunState.initial());

        assertThat(run.endedBy()).as(run.summary()).contains(EndReason.LIMIT);
    }
}
