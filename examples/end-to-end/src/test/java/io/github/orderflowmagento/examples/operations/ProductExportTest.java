package io.github.orderflowmagento.examples.operations;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;

import static org.assertj.core.api.Assertions.assertThat;

/** The warehouse knows every physical product that can be ordered. */
class ProductExportTest {
    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private ProductExport export() {
        return ProductExport.between(sandbox.shop(), sandbox.warehouse()).build();
    }

    @Test
    void simpleProductsReachTheWarehouseWithTheirAttributes() {
        Run run = export().run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).hasSize(17);
        assertThat(sandbox.insideWarehouse().products().get("MUG-001"))
                .containsEntry("description", "Plain White Mug")
                .containsEntry("barcode", "5000000001019")
                .containsEntry("weight", "0.35")
                .containsEntry("weightUnits", "kg")
                .containsEntry("priceNet", "6.5")
                .containsEntry("sellable", "1")
                .containsEntry("length", "10");
    }

    @Test
    void whatIsNoStockItemIsSkippedWithTheReason() {
        Run run = export().run(RunState.initial());

        assertThat(run.items(Outcome.SKIPPED))
                .contains(
                        ItemOutcome.of("TSHIRT", Outcome.SKIPPED, "a configurable product is no stock item"),
                        ItemOutcome.of("VIRT-001", Outcome.SKIPPED, "a virtual product is no stock item"))
                .hasSize(6);
        assertThat(sandbox.insideWarehouse().products()).isNotEmpty().doesNotContainKeys("TSHIRT", "VIRT-001");
    }

    @Test
    void aProductOfAModulesOwnTypeIsExportedLikeTheRowsOfOrdersForIt() {
        sandbox.insideShop().alterProduct("MUG-002", "type", "giftcard");
        sandbox.insideShop().alterRow("100000017", "MUG-002", "product_type", "giftcard");

        export().run(RunState.initial());
        OrderExport.between(sandbox.shop(), sandbox.warehouse()).build().run(RunState.initial());

        assertThat(sandbox.insideWarehouse().products()).containsKey("MUG-002");
        assertThat(sandbox.insideWarehouse().orders().get("100000017"))
                .containsEntry("orderLine.2.product.externalReference", "MUG-002");
    }

    @Test
    void onlyProductsOfTheTypesNamedAreExported() {
        sandbox.insideShop().alterProduct("MUG-002", "type", "giftcard");

        Run run = ProductExport.between(sandbox.shop(), sandbox.warehouse())
                .types(ProductType.SIMPLE)
                .build()
                .run(RunState.initial());

        assertThat(run.items(Outcome.SKIPPED))
                .contains(ItemOutcome.of("MUG-002", Outcome.SKIPPED, "a giftcard product is no stock item"));
        assertThat(sandbox.insideWarehouse().products()).containsKey("MUG-001").doesNotContainKey("MUG-002");
    }

    @Test
    void aSkuThatLooksLikeAProductNumberIsExportedAsItself() {
        export().run(RunState.initial());

        assertThat(sandbox.insideWarehouse().products().get("1"))
                .containsEntry("description", "Sku that looks like an id");
    }

    @Test
    void aProductOutOfStockOrDisabledIsSentAsNotSellable() {
        export().run(RunState.initial());

        assertThat(sandbox.insideWarehouse().products().get("OOS-001")).containsEntry("sellable", "0");
        assertThat(sandbox.insideWarehouse().products().get("DISABLED-1")).containsEntry("sellable", "0");
    }

    @Test
    void theNextRunSendsOnlyWhatHasChanged() {
        Checkpoint checkpoint = new InMemoryCheckpoint();
        checkpoint.run(export());
        // a stock update of Magento 1 saves the product, and so changes it
        sandbox.shop()
                .stock()
                .update(List.of(StockUpdate.builder()
                        .sku("MUG-001")
                        .quantity(BigDecimal.TEN)
                        .build()));

        Run next = checkpoint.run(export());

        assertThat(next.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly("MUG-001");
    }

    @Test
    void aSecondChangeInTheSameSecondIsSentHoweverFarTheShopsClockIsBehindOurs() {
        Clock hoursBehind = Clock.fixed(Instant.now().minus(Duration.ofHours(3)), ZoneOffset.UTC);
        try (SandboxShop sandboxShop = SandboxShop.start(hoursBehind);
                Magento shop = MagentoClient.magento1()
                        .baseUrl(sandboxShop.url())
                        .credentials(sandboxShop.apiUser(), sandboxShop.apiKey())
                        .build()) {
            ProductExport export =
                    ProductExport.between(shop, sandbox.warehouse()).build();
            StockUpdate.Builder update = StockUpdate.builder();
            update.sku("MUG-001");
            shop.stock().update(List.of(update.quantity(BigDecimal.TEN).build()));
            Run first = export.run(RunState.initial());
            shop.stock()
                    .update(List.of(
                            update.quantity(BigDecimal.ZERO).isInStock(false).build()));

            Run second = export.run(first.next());

            assertThat(second.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly("MUG-001");
            assertThat(sandbox.insideWarehouse().products().get("MUG-001")).containsEntry("sellable", "0");
        }
    }

    @Test
    void aCustomRuleAddsAPropertyInOneLine() {
        ProductMapping mapping = ProductMapping.standard()
                .with(Rule.optional(
                        "customsDescription", "name", from -> from.product().name()));

        ProductExport.between(sandbox.shop(), sandbox.warehouse())
                .mapping(mapping)
                .build()
                .run(RunState.initial());

        assertThat(sandbox.insideWarehouse().products().get("MUG-001"))
                .containsEntry("customsDescription", "Plain White Mug");
    }

    @Test
    void oneProductThatTheWarehouseRefusesDoesNotStopTheOthers() {
        sandbox.insideWarehouse().reject("MUG-002", "missing 'type'");

        Run run = export().run(RunState.initial());

        assertThat(run.items(Outcome.WILL_RETRY)).extracting(ItemOutcome::key).containsExactly("MUG-002");
        assertThat(run.items(Outcome.DONE)).hasSize(16);
    }

    @Test
    void aDryRunShowsTheDocumentsAndSendsNothing() {
        Run run = export().dryRun(RunState.initial());

        assertThat(run.documents()).singleElement().asString().contains("externalReference=\"MUG-001\"");
        assertThat(sandbox.insideWarehouse().requests()).isZero();
    }

    @Test
    void aShopThatRefusesTheUserEndsTheRunWithTheReason() {
        sandbox.insideShop().stub(request -> true, SandboxAnswer.status(401));

        Run run = export().run(RunState.initial());

        assertThat(run.items()).isEmpty();
        assertThat(run.endedEarly()).get().asString().contains("HTTP 401");
    }
}
