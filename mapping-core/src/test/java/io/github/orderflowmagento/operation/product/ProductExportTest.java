package io.github.orderflowmagento.operation.product;

import java.time.Duration;
import java.util.Map;
import java.util.Objects;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static io.github.orderflowmagento.Outcomes.item;
import static io.github.orderflowmagento.Outcomes.outcomes;
import static io.github.orderflowmagento.operation.Outcome.DONE;
import static io.github.orderflowmagento.operation.Outcome.SKIPPED;
import static io.github.orderflowmagento.operation.Outcome.WILL_RETRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

class ProductExportTest {
    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
    private final ProductExport export =
            ProductExport.between(shop, warehouse).clock(shop.clock()).build();

    private Run run() {
        return export.run(RunState.initial());
    }

    private Run runAfter(Duration time, Run before) {
        shop.clock().advance(time);
        return export.run(before.next());
    }

    private void threeProducts() {
        shop.addProduct("MUG-001");
        shop.addProduct("CUP-002");
        shop.addProduct("TEA-003");
        shop.clock().advance(Duration.ofHours(1));
    }

    private Map<String, String> received(String sku) {
        assertThat(warehouse.receivedProducts()).containsKey(sku);
        return Objects.requireNonNull(warehouse.receivedProducts().get(sku)).properties();
    }

    @Test
    void theProductIsSentWithItsAttributes() {
        shop.addProduct("MUG-001").name("Plain mug").attribute("barcode", "5010000000017");

        assertThat(outcomes(run())).containsExactly(entry("MUG-001", DONE));
        assertThat(received("MUG-001"))
                .containsEntry("description", "Plain mug")
                .containsEntry("barcode", "5010000000017");
    }

    @Test
    void whatIsNoStockItemIsSkippedWithTheReason() {
        shop.addProduct("SHIRT").type(ProductType.CONFIGURABLE);
        shop.addProduct("SHIRT-S");

        Run run = run();

        assertThat(outcomes(run)).containsExactly(entry("SHIRT", SKIPPED), entry("SHIRT-S", DONE));
        assertThat(item(run, "SHIRT").detail()).isEqualTo("a configurable product is not a stock item");
    }

    @Test
    void theTypesToBeSentMayBeChosen() {
        shop.addProduct("SET").type(ProductType.BUNDLE);
        shop.addProduct("MUG-001");

        Run run = ProductExport.between(shop, warehouse)
                .types(ProductType.BUNDLE)
                .build()
                .run(RunState.initial());

        assertThat(outcomes(run)).containsOnly(entry("SET", DONE), entry("MUG-001", SKIPPED));
    }

    @Test
    void aDisabledProductIsSentAsNotSellable() {
        shop.addProduct("MUG-001").stock(5);
        shop.addProduct("CUP-002").stock(5).disable();

        run();

        assertThat(received("MUG-001")).containsEntry("sellable", "1");
        assertThat(received("CUP-002")).containsEntry("sellable", "0");
    }

    @Test
    void theNextRunHasNothingToDo() {
        threeProducts();
        Run first = run();

        assertThat(runAfter(Duration.ofHours(1), first).items()).isEmpty();
        assertThat(warehouse.calls()).containsExactly("products.merge");
    }

    @Test
    void theNextRunSendsWhatHasChanged() {
        threeProducts();
        Run first = run();
        shop.product("CUP-002").name("Cup with a handle");

        Run second = runAfter(Duration.ofHours(1), first);

        assertThat(outcomes(second)).containsExactly(entry("CUP-002", DONE));
        assertThat(received("CUP-002")).containsEntry("description", "Cup with a handle");
        assertThat(warehouse.receivedProducts()).hasSize(3);
    }

    @Test
    void aChangeOfStockIsNoChangeOfTheProduct() {
        threeProducts();
        Run first = run();
        shop.product("CUP-002").stock(7);

        assertThat(runAfter(Duration.ofHours(1), first).items()).isEmpty();
    }

    @Test
    void aProductThatIsRejectedStopsNoOther() {
        threeProducts();
        warehouse.reject("CUP-002", "the barcode is taken");

        Run run = run();

        assertThat(outcomes(run))
                .containsOnly(entry("MUG-001", DONE), entry("CUP-002", WILL_RETRY), entry("TEA-003", DONE));
        assertThat(item(run, "CUP-002").detail()).contains("the barcode is taken");
    }

    @Test
    void aProductThatCannotBeReadStopsNoOther() {
        threeProducts();
        shop.faults()
                .failKey("CUP-002", new MagentoException.ServerFault("catalog_product.info CUP-002", "error page"));

        assertThat(outcomes(run()))
                .containsOnly(entry("MUG-001", DONE), entry("CUP-002", WILL_RETRY), entry("TEA-003", DONE));
    }

    @Test
    void aProductThatVanishesWhileTheRunGoesOnIsSkipped() {
        threeProducts();
        shop.faults()
                .failKey("CUP-002", new MagentoException.NotFound("catalog_product.info CUP-002", "no such product"));

        assertThat(outcomes(run()))
                .containsOnly(entry("MUG-001", DONE), entry("CUP-002", SKIPPED), entry("TEA-003", DONE));
    }

    @Test
    void aRefusedProductIsSentAgainWhenItIsDue() {
        threeProducts();
        warehouse.reject("CUP-002", "the barcode is taken");
        Run first = run();
        warehouse.accept("CUP-002");

        assertThat(outcomes(runAfter(Duration.ofMinutes(5), first))).containsExactly(entry("CUP-002", DONE));
    }

    @Test
    void aWarehouseThatIsAwayEndsTheRunAndTheNextGoesOn() {
        threeProducts();
        warehouse.faults().failNext(new OrderFlowException.NotReached("product import", "connection refused"));

        Run first = run();

        assertThat(first.endedEarly()).isPresent();
        assertThat(first.items())
                .hasSize(3)
                .allSatisfy(item -> assertThat(item.attempts()).isZero());
        assertThat(outcomes(runAfter(Duration.ofMinutes(1), first)))
                .containsOnly(entry("MUG-001", DONE), entry("CUP-002", DONE), entry("TEA-003", DONE));
    }

    @Test
    void afterALostAnswerTheProductsAreSentAgain() {
        threeProducts();
        warehouse
                .faults()
                .loseNextAnswer("products.merge", new OrderFlowException.NoAnswer("product import", "timeout"));

        Run first = run();
        Run second = runAfter(Duration.ofMinutes(1), first);

        assertThat(first.endedEarly()).isPresent();
        assertThat(outcomes(second))
                .containsOnly(entry("MUG-001", DONE), entry("CUP-002", DONE), entry("TEA-003", DONE));
        assertThat(warehouse.receivedProducts()).hasSize(3);
    }

    @Test
    void aShopThatIsAwayEndsTheRunWithoutMovingOn() {
        threeProducts();
        shop.faults().failNext(new MagentoException.NotReached("catalog_product.list", "connection refused"));

        Run first = run();

        assertThat(first.endedEarly()).isPresent();
        assertThat(first.items()).isEmpty();
        assertThat(runAfter(Duration.ofMinutes(1), first).items(DONE)).hasSize(3);
    }

    @Test
    void noNumberIsSentForAnOptionWhileTheAddressOfOptionsIsBlocked() {
        shop.addOptions("physical_storage_types", Map.of("11", "Shelf"));
        shop.addProduct("MUG-001").attribute("physical_storage_types", "11");
        shop.clock().advance(Duration.ofHours(1));
        ProductExport export =
                ProductExport.between(shop, warehouse).clock(shop.clock()).build();
        MagentoException.Details page = MagentoException.Details.of("products/attributes/options", "a page of HTML")
                .concerning(MagentoException.Concern.UNDETERMINED);
        shop.faults().failNext("attributes.freshOptions", new MagentoException.NotPermitted(page));

        Run first = export.run(RunState.initial());
        shop.clock().advance(Duration.ofMinutes(1));
        Run second = export.run(first.next());

        assertThat(outcomes(first)).containsOnly(entry("MUG-001", WILL_RETRY));
        assertThat(outcomes(second)).containsOnly(entry("MUG-001", DONE));
    }

    @Test
    void theRunEndsIfTheOptionsOfAConditionAreForbidden() {
        shop.addOptions("range", Map.of("11", "Core", "12", "Outlet"));
        shop.addProduct("CUP-002");
        shop.addProduct("MUG-001").attribute("range", "11");
        shop.clock().advance(Duration.ofHours(1));
        ProductExport core = ProductExport.between(shop, warehouse)
                .mapping(MappingFile.properties("shop.properties", "product.onlyIf.range = range is 'Core'")
                        .applyTo(ProductMapping.standard()))
                .clock(shop.clock())
                .build();
        shop.product("CUP-002").attribute("range", "12");
        shop.faults()
                .failNext(
                        "attributes.freshOptions",
                        new MagentoException.NotPermitted("catalog_product_attribute.options range", "no right"));

        Run first = core.run(RunState.initial());
        shop.clock().advance(Duration.ofMinutes(1));
        Run second = core.run(first.next());

        assertThat(first.endedEarly()).isPresent();
        assertThat(outcomes(first)).containsOnly(entry("CUP-002", WILL_RETRY), entry("MUG-001", WILL_RETRY));
        assertThat(first.warnings()).singleElement().asString().contains("range", "and a condition needs them");
        assertThat(outcomes(second)).containsOnly(entry("CUP-002", SKIPPED), entry("MUG-001", DONE));
    }

    @Test
    void documentsHoldNoMoreThanABatch() {
        threeProducts();

        ProductExport.between(shop, warehouse).batchSize(2).build().run(RunState.initial());

        assertThat(warehouse.calls()).containsExactly("products.merge", "products.merge");
        assertThat(warehouse.receivedProducts()).hasSize(3);
    }

    @Test
    void aDryRunWritesNothing() {
        threeProducts();

        Run run = export.dryRun(RunState.initial());

        assertThat(run.items()).hasSize(3);
        assertThat(run.documents()).hasSize(1).first().asString().contains("MUG-001", "CUP-002", "TEA-003");
        assertThat(run.next()).isEqualTo(RunState.initial());
        assertThat(warehouse.calls()).isEmpty();
    }
}
