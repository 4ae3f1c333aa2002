package io.github.orderflowmagento.operation.inventory;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static io.github.orderflowmagento.Outcomes.item;
import static io.github.orderflowmagento.operation.Outcome.DONE;
import static io.github.orderflowmagento.operation.Outcome.GIVEN_UP;
import static io.github.orderflowmagento.operation.Outcome.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

/** An inventory that is sorted on disk behaves like any other. */
class SpilledInventoryTest {
    private static final String MUG = "MUG-001";
    private static final String CUP = "CUP-002";

    /** With their attributes, more than is held in memory. */
    private static final int LINES = 600;

    private static final String REMARK = "x".repeat(4000);

    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();

    private static InventoryLine line(String sku, long units, long sequence) {
        return InventoryLine.builder()
                .externalReference(sku)
                .sequenceId(sequence)
                .putAttributes("quantity", String.valueOf(units))
                .putAttributes("remark", REMARK)
                .build();
    }

    /** In another order than that of their names. */
    private static List<String> others() {
        return IntStream.range(0, LINES)
                .mapToObj(number -> "SKU-" + number * 7 % LINES)
                .toList();
    }

    private void addOthers() {
        others().forEach(sku -> {
            shop.addProduct(sku).stock(3);
            warehouse.addLine(line(sku, 4, 1));
        });
    }

    private InventoryUpdate.Builder update() {
        return InventoryUpdate.between(shop, warehouse).clock(shop.clock());
    }

    private Run run() {
        return update().build().run(RunState.initial());
    }

    @Test
    void outcomesComeInTheOrderOfTheInventory() {
        addOthers();

        assertThat(run().items(DONE)).extracting(ItemOutcome::key).isEqualTo(others());
    }

    @Test
    void theNewestVersionOfALineCounts() {
        shop.addProduct(MUG).stock(3);
        warehouse.addLine(line(MUG, 8, 2));
        addOthers();
        warehouse.addLine(line(MUG, 9, 3));
        warehouse.addLine(line(MUG, 7, 1));

        assertThat(item(run(), MUG).detail()).isEqualTo("3 → 9");
    }

    @Test
    void linesThatAreNoVersionsOfOneAnotherAreGivenUp() {
        shop.addProduct(MUG).stock(3);
        warehouse.addLine(line(MUG, 8, 2));
        addOthers();
        warehouse.addLine(line(MUG, 9, 2));

        assertThat(run().items(GIVEN_UP)).extracting(ItemOutcome::key).containsExactly(MUG);
    }

    @Test
    void aThousandVersionsAndMoreAreOneLine() {
        shop.addProduct(MUG).stock(3);
        IntStream.rangeClosed(1, 2500).forEach(number -> warehouse.addLine(line(MUG, number, number)));

        assertThat(item(run(), MUG).detail()).isEqualTo("3 → 2500");
    }

    @Test
    void skusThatAreOneInTheShopAreGivenUp() {
        shop.addProduct(MUG).stock(3);
        warehouse.addLine(line("MUG-001-A", 5, 1));
        addOthers();
        warehouse.addLine(line("MUG-001-B", 7, 1));
        InventoryMapping mapping = InventoryMapping.standard()
                .with(Rule.always(
                        "sku",
                        "all mugs",
                        line -> line.externalReference().startsWith("MUG") ? MUG : line.externalReference()));

        Run run = update().mapping(mapping).build().run(RunState.initial());

        assertThat(run.items(GIVEN_UP)).extracting(ItemOutcome::key).containsOnly("MUG-001-A", "MUG-001-B");
    }

    @Test
    void aSkuThatLeavesTheInventoryIsReported() {
        shop.addProduct(MUG).stock(3);
        shop.addProduct(CUP).stock(3);
        warehouse.addLine(line(MUG, 8, 1));
        warehouse.addLine(line(CUP, 8, 1));
        addOthers();
        Run first = run();
        warehouse.removeStock(CUP);

        Run second = update().build().run(first.next());

        assertThat(second.items(SKIPPED)).extracting(ItemOutcome::key).containsExactly(CUP);
    }
}
