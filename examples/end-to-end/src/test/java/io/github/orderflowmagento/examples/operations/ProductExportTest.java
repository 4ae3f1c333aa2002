package io.github.orderflowmagento.examples.operations;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.merchant.Mappings;
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
@ParameterizedClass
@EnumSource
class ProductExportTest {
    @RegisterExtension
    final SandboxOfGeneration sandbox;

    ProductExportTest(Generation generation) {
        sandbox = new SandboxOfGeneration(generation);
    }

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
                        ItemOutcome.of("TSHIRT", Outcome.SKIPPED, "a configurable product is not a stock item"),
                        ItemOutcome.of("VIRT-001", Outcome.SKIPPED, "a virtual product is not a stock item"))
                .hasSize(6);
        assertThat(sandbox.insideWarehouse().products()).isNotEmpty().doesNotContainKeys("TSHIRT", "VIRT-001");
    }

    @Test
    void aProductOfAModulesOwnTypeIsExportedLikeTheRowsOfOrdersForIt() {
        sandbox.insideShop().alterType("MUG-002", "giftcard");
        sandbox.insideShop().alterRow("100000017", "MUG-002", "product_type", "giftcard");

        export().run(RunState.initial());
        OrderExport.between(sandbox.shop(), sandbox.warehouse()).build().run(RunState.initial());

        assertThat(sandbox.insideWarehouse().products()).containsKey("MUG-002");
        assertThat(sandbox.insideWarehouse().orders().get("100000017"))
                .containsEntry("orderLine.2.product.externalReference", "MUG-002");
    }

    @Test
    void onlyProductsOfTheTypesNamedAreExported() {
        sandbox.insideShop().alterType("MUG-002", "giftcard");

        Run run = ProductExport.between(sandbox.shop(), sandbox.warehouse())
                .types(ProductType.SIMPLE)
                .build()
                .run(RunState.initial());

        assertThat(run.items(Outcome.SKIPPED))
                .contains(ItemOutcome.of("MUG-002", Outcome.SKIPPED, "a giftcard product is not a stock item"));
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
    void theNextRunFindsNothingToDo() {
        Checkpoint checkpoint = new InMemoryCheckpoint();
        checkpoint.run(export());
        sandbox.insideWarehouse().resetCounters();

        Run next = checkpoint.run(export());

        assertThat(next.items(Outcome.DONE)).isEmpty();
        assertThat(next.endedEarly()).isEmpty();
        assertThat(sandbox.insideWarehouse().requests()).isZero();
    }

    @Test
    void aLostStateDoublesNothing() {
        export().run(RunState.initial());
        Map<String, Map<String, String>> before = sandbox.insideWarehouse().products();

        Run again = export().run(RunState.initial());

        assertThat(again.items(Outcome.DONE)).hasSize(17);
        assertThat(sandbox.insideWarehouse().products()).hasSize(17).isEqualTo(before);
    }

    @Test
    void onlyProductsThatMeetTheConditionAreExported() {
        Mappings enabledOnly = Mappings.standard()
                .with(MappingFile.properties("shop.properties", "product.onlyIf.enabled = status is '1'"));

        Run run = ProductExport.between(sandbox.shop(), sandbox.warehouse())
                .mappings(enabledOnly)
                .build()
                .run(RunState.initial());

        assertThat(run.items(Outcome.SKIPPED)).extracting(ItemOutcome::key).contains("DISABLED-1");
        assertThat(sandbox.insideWarehouse().products()).containsKey("MUG-001").doesNotContainKey("DISABLED-1");
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
