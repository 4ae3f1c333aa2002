package io.github.orderflowmagento.operation.inventory;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.testing.InMemoryMagento;

import static org.assertj.core.api.Assertions.assertThat;

/** A file with one figure of stock: the units that are free, or those on hand. */
class StockFileFiguresTest {
    private static final String MUG = "MUG-001";

    private final InMemoryMagento shop = new InMemoryMagento();

    @BeforeEach
    void reserves() {
        shop.keepStock(StockKeeping.RESERVES);
        shop.addProduct(MUG).stock(3);
    }

    private static InventoryCsv csv(String text) {
        return InventoryCsv.of(() -> new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private StockItem stock() {
        return shop.product(MUG).value().stockItem().orElseThrow();
    }

    @Test
    void aFileOfFreeUnitsAloneIsRefusedByAShopThatReserves() {
        InventoryCsv file = csv("sku,quantity\nMUG-001,6\n");

        Run refused = InventoryUpdate.to(shop).build().of(file).run(RunState.initial());
        Run named = InventoryUpdate.to(shop)
                .build()
                .of(file.withColumn("quantity", "total"))
                .run(RunState.initial());

        assertThat(refused.items()).isEmpty();
        assertThat(refused.endedBy()).contains(EndReason.INVALID_INPUT);
        assertThat(refused.endedEarly().orElseThrow()).contains("what is on hand", "name it total");
        assertThat(named.endedEarly()).isEmpty();
        assertThat(stock().quantity()).isEqualByComparingTo("6");
    }

    @Test
    void aFileOfUnitsOnHandAloneIsRefusedByAShopThatSellsAll() {
        shop.keepStock(StockKeeping.SUBTRACTS);
        InventoryCsv file = csv("sku,total\nMUG-001,6\n");

        Run refused = InventoryUpdate.to(shop).build().of(file).run(RunState.initial());
        Run named = InventoryUpdate.to(shop)
                .build()
                .of(file.withColumn("total", "quantity"))
                .run(RunState.initial());

        assertThat(refused.items()).isEmpty();
        assertThat(refused.endedBy()).contains(EndReason.INVALID_INPUT);
        assertThat(refused.endedEarly().orElseThrow()).contains("what is free", "name it quantity");
        assertThat(named.endedEarly()).isEmpty();
        assertThat(stock().quantity()).isEqualByComparingTo("6");
    }

    @Test
    void aFileOfFreeAndAllocatedUnitsIsWritten() {
        Run run = InventoryUpdate.to(shop)
                .build()
                .of(csv("sku,quantity,allocated\nMUG-001,6,4\n"))
                .run(RunState.initial());

        assertThat(run.endedEarly()).isEmpty();
        assertThat(stock().quantity()).isEqualByComparingTo("10");
    }
}
