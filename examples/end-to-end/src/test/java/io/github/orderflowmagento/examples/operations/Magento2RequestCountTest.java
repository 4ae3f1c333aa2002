package io.github.orderflowmagento.examples.operations;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.orderflowmagento.examples.MovableClock;
import io.github.orderflowmagento.examples.SandboxClients;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.client.Magento2Builder;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductSummary;
import io.github.orderflowmagento.magento.model.ProductType;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.inventory.ZeroLimit;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** How many requests a thousand of something cost a Magento 2 whose client knows nothing of it yet. */
class Magento2RequestCountTest {
    private static final int THOUSAND = 1000;
    private static final int COPIES = 99;

    private final SandboxMagento2Shop sandbox =
            SandboxMagento2Shop.builder().copies(COPIES).start();

    @AfterEach
    void stop() {
        sandbox.close();
    }

    private Magento connect(UnaryOperator<Magento2Builder> settings) {
        return settings.apply(SandboxClients.to(sandbox)).build();
    }

    private List<String> skusInDefault() {
        try (Magento shop = connect(same -> same);
                Stream<ProductSummary> products =
                        shop.products().list(ProductQuery.builder().build())) {
            return products.filter(product -> product.type() == ProductType.SIMPLE)
                    .map(product -> product.sku().orElseThrow())
                    .filter(sku -> !sku.contains(","))
                    .limit(THOUSAND)
                    .toList();
        }
    }

    private Run updateStock(List<String> skus, Magento shop) {
        try (SandboxWarehouse sandboxWarehouse = SandboxWarehouse.start();
                OrderFlow warehouse = SandboxClients.to(sandboxWarehouse).build()) {
            sandboxWarehouse.stub(
                    request -> request.path().equals("/remotewarehouse/inventory.xml"),
                    SandboxAnswer.of(skus.stream()
                            .map(sku -> "<line externalReference=\"" + escaped(sku) + "\" total=\"4321\"/>")
                            .collect(Collectors.joining("", "<inventory>", "</inventory>"))));
            return InventoryUpdate.between(shop, warehouse)
                    .zeroLimit(ZeroLimit.none())
                    .build()
                    .run(RunState.initial());
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }

    /** From the modules and the present stock to the read-back. */
    @ParameterizedTest
    @CsvSource(
            value = {"none, 30", "20, 110"},
            nullValues = "none")
    void theStockOfAThousandSkusCostsFewRequests(@Nullable Integer mostItems, int requests) {
        List<String> skus = skusInDefault();
        sandbox.limit(mostItems, 300, null);
        sandbox.resetCounters();
        try (Magento shop = connect(same -> same)) {

            Run run = updateStock(skus, shop);

            assertThat(run.items(Outcome.DONE)).as(run.toString()).hasSize(THOUSAND);
            assertThat(sandbox.requests()).isLessThanOrEqualTo(requests);
        }
    }

    private List<DespatchNotification> aThousandParcels() {
        try (Magento shop = connect(same -> same)) {
            shop.stock()
                    .update(List.of(StockUpdate.builder()
                            .sku("MUG-001")
                            .quantity(BigDecimal.valueOf(THOUSAND))
                            .build()));
        }
        // ten units of MUG-001 in each copy of these orders, each unit a parcel
        return IntStream.range(0, THOUSAND)
                .mapToObj(i -> {
                    int unit = i / (COPIES + 1);
                    int order = unit < 2 ? 1 : unit < 4 ? 9 : unit < 9 ? 13 : 17;
                    String number = String.valueOf(100_000_000 + order + i % (COPIES + 1) * 1_000_000);
                    return despatch(number, 6001 + i, Map.of("MUG-001", 1));
                })
                .toList();
    }

    /** With the consumers' work, which is asked after, and the read-back. */
    @ParameterizedTest
    @CsvSource(
            value = {"none, 12", "300, 20"},
            nullValues = "none")
    void byBulkTheStockOfAThousandSkusCostsTwelveRequests(@Nullable Integer mostRows, int requests) {
        List<String> skus = skusInDefault();
        sandbox.limit(null, mostRows, null);
        sandbox.resetCounters();
        try (Magento shop = connect(Magento2Builder::asyncBulk)) {

            Run run = updateStock(skus, shop);

            assertThat(run.items(Outcome.DONE)).as(run.toString()).hasSize(THOUSAND);
            assertThat(sandbox.requests()).isLessThanOrEqualTo(requests);
        }
    }

    @Test
    void byBulkAThousandDespatchesCostSixtyRequests() {
        List<DespatchNotification> despatches = aThousandParcels();
        sandbox.resetCounters();
        try (Magento shop = connect(Magento2Builder::asyncBulk)) {

            Run run = ShipmentNotification.to(shop)
                    .clock(new MovableClock())
                    .build()
                    .of(despatches)
                    .run(RunState.initial());

            assertThat(run.items(Outcome.DONE)).as(run.toString()).hasSize(THOUSAND);
            assertThat(sandbox.requests()).isLessThanOrEqualTo(60);
        }
    }

    @Test
    void aThousandDespatchesCostOneRequestEachAndFewMore() {
        List<DespatchNotification> despatches = aThousandParcels();
        sandbox.resetCounters();
        try (Magento shop = connect(same -> same)) {

            // by a clock that stands still: on a slow machine more would be looked up again
            Run run = ShipmentNotification.to(shop)
                    .clock(new MovableClock())
                    .build()
                    .of(despatches)
                    .run(RunState.initial());

            assertThat(run.items(Outcome.DONE)).as(run.toString()).hasSize(THOUSAND);
            assertThat(sandbox.requests()).isLessThanOrEqualTo(THOUSAND + 60);
        }
    }
}
