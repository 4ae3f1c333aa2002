package io.github.orderflowmagento.examples.operations;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.examples.SandboxClients;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static org.assertj.core.api.Assertions.assertThat;

/** A product's stock status, and stock that a Magento 2 changes on saving, with and without sources. */
class Magento2StockKeptOtherwiseTest {
    private static final String SKU = "MUG-001";

    private final SandboxWarehouse warehouseSandbox = SandboxWarehouse.start();
    private final OrderFlow warehouse = SandboxClients.to(warehouseSandbox).build();

    @AfterEach
    void stop() {
        warehouse.close();
        warehouseSandbox.close();
    }

    private static SandboxMagento2Shop shop(boolean hasSources) {
        SandboxMagento2Shop.Builder builder = SandboxMagento2Shop.builder();
        return (hasSources ? builder : builder.legacyStock()).start();
    }

    private static Magento connect(SandboxMagento2Shop sandbox) {
        return SandboxClients.to(sandbox).build();
    }

    /** The free quantity, which is also on hand since nothing is allocated. */
    private Run update(Magento shop, RunState state, String sku, String quantity) {
        return update(shop, state, List.of(line(sku, quantity)));
    }

    private Run update(Magento shop, RunState state, List<InventoryLine> lines) {
        return InventoryUpdate.between(shop, warehouse)
                .mapping(InventoryMapping.standard().inSource(StockItem.DEFAULT_SOURCE))
                .build()
                .of(lines)
                .run(state);
    }

    private static InventoryLine line(String sku, String quantity) {
        return InventoryLine.builder()
                .externalReference(sku)
                .putAttributes("total", quantity)
                .putAttributes("allocated", "0")
                .build();
    }

    private static StockItem stock(Magento shop, String sku) {
        return shop.stock().read(List.of(sku)).get(0).orThrow();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void decimalsThatTheShopCutsAreWrittenOnce(boolean hasSources) {
        try (SandboxMagento2Shop sandbox = shop(hasSources);
                Magento shop = connect(sandbox)) {
            Run first = update(shop, RunState.initial(), SKU, "2.55555");
            Run second = update(shop, first.next(), SKU, "2.55555");

            assertThat(first.warnings())
                    .singleElement()
                    .asString()
                    .startsWith("the shop does not keep the stock as sent");
            assertThat(second.items())
                    .containsExactly(ItemOutcome.of(
                            SKU, Outcome.ALREADY_THERE, "the shop keeps it so: 2.5556 where 2.55555 was sent"));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aProductMadeOfOthersIsRejectedByName(boolean hasSources) {
        try (SandboxMagento2Shop sandbox = shop(hasSources);
                Magento shop = connect(sandbox)) {
            Run run = update(shop, RunState.initial(), "BUNDLE-FIX", "7");

            assertThat(run.items()).singleElement().satisfies(item -> {
                assertThat(item.key()).isEqualTo("BUNDLE-FIX");
                assertThat(item.outcome()).isNotEqualTo(Outcome.DONE);
                assertThat(item.detail()).isNotEmpty().doesNotContain("no such SKU");
            });
        }
    }

    /** The shop decides itself whether it sells without units, by the product's threshold and backorders. */
    @Test
    void noUnitsDoNotTakeAProductOfAShopWithSourcesOffSale() {
        try (SandboxMagento2Shop sandbox = shop(true);
                Magento shop = connect(sandbox)) {
            sandbox.allowBackorders(SKU);

            Run run = update(shop, RunState.initial(), SKU, "0");

            assertThat(run.items(Outcome.DONE)).as(run.toString()).hasSize(1);
            assertThat(stock(shop, SKU).isInStock()).isTrue();
            assertThat(stock(shop, SKU).quantity()).isZero();
        }
    }

    @Test
    void withoutSourcesAProductBelowItsThresholdIsOutOfStock() {
        try (SandboxMagento2Shop sandbox = shop(false);
                Magento shop = connect(sandbox)) {
            sandbox.setOutOfStockThreshold(SKU, 5);

            Run first = update(shop, RunState.initial(), SKU, "3");
            Run second = update(shop, first.next(), SKU, "3");

            assertThat(first.items())
                    .singleElement()
                    .satisfies(item -> assertThat(item.detail()).endsWith("→ 3, but the shop keeps 3 (out of stock)"));
            assertThat(second.items())
                    .containsExactly(ItemOutcome.of(
                            SKU, Outcome.ALREADY_THERE, "the shop keeps it so: 3 (out of stock) where 3 was sent"));
        }
    }

    /** The shop has one of them, and would keep whichever line came last. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void linesOfOneSkuInTwoLetterCasesDoNotAlternate(boolean hasSources) {
        List<InventoryLine> lines = List.of(line(SKU, "4"), line(SKU.toLowerCase(Locale.ROOT), "6"));
        try (SandboxMagento2Shop sandbox = shop(hasSources);
                Magento shop = connect(sandbox)) {
            Run first = update(shop, RunState.initial(), lines);
            Run second = update(shop, first.next(), lines);

            assertThat(stock(shop, SKU).quantity()).as(first.toString()).isEqualByComparingTo("4");
            assertThat(second.items(Outcome.DONE)).as(second.toString()).isEmpty();
            assertThat(first.items(Outcome.GIVEN_UP))
                    .singleElement()
                    .satisfies(item -> assertThat(item.detail()).contains("which one is meant is ambiguous"));
        }
    }
}
