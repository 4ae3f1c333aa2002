package io.github.orderflowmagento.examples.operations;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** A number that no arithmetic survives costs the item that has it, or the field, and neither the run nor the other items. */
class NumbersBeyondTheBoundsTest {
    private static final String HUGE = "1e999999999";
    private static final String TINY = "1e-999999999";

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    /** Runs on a shop that answers with the number in the field of the entity which holds a text. */
    private Run runWith(String number, String field, String entity, Function<Magento, Run> operation) {
        Pattern value = Pattern.compile("(<name>" + field + "</name>\\s*<value>)<(\\w+)>[^<]*</\\2>");
        try (Magento shop = sandbox.shopWhoseAnswers(body ->
                body.contains(entity) ? value.matcher(body).replaceAll("$1<double>" + number + "</double>") : body)) {
            return operation.apply(shop);
        }
    }

    private Run exportProducts(Magento shop) {
        return ProductExport.between(shop, sandbox.warehouse())
                .batchSize(1)
                .build()
                .run(RunState.initial());
    }

    private Run exportOrders(Magento shop) {
        return OrderExport.between(shop, sandbox.warehouse())
                .batchSize(1)
                .build()
                .run(RunState.initial());
    }

    @ParameterizedTest
    @CsvSource({"weight," + HUGE, "weight," + TINY, "price," + HUGE, "price," + TINY})
    void anOptionalNumberOfAProductCostsNoOtherProduct(String field, String number) {
        Run run = runWith(number, field, "MUG-001", this::exportProducts);

        assertThat(run.endedEarly()).isEmpty();
        assertThat(run.items(Outcome.DONE)).extracting(ItemOutcome::key).contains("MUG-002", "SALE-001");
        assertThat(run.items(Outcome.DONE).size() + run.items(Outcome.GIVEN_UP).size())
                .isEqualTo(17);
    }

    @ParameterizedTest
    @ValueSource(strings = {HUGE, TINY})
    void theUnitsOfAnOrderCostThatOrder(String number) {
        Run run = runWith(number, "qty_ordered", "<string>100000009</string>", this::exportOrders);

        assertThat(run.endedEarly()).isEmpty();
        assertThat(run.items(Outcome.DONE))
                .hasSize(7)
                .extracting(ItemOutcome::key)
                .doesNotContain("100000009");
        assertThat(run.items(Outcome.WILL_RETRY))
                .singleElement()
                .satisfies(item -> assertThat(item.detail()).contains("qty_ordered", "is not a number"));
    }

    @ParameterizedTest
    @CsvSource({
        "qty_ordered," + HUGE,
        "qty_ordered," + TINY,
        "qty_shipped," + HUGE,
        "qty_shipped," + TINY,
        "qty_shipped,-1"
    })
    void theUnitsOfAnOrderKeepNoOtherDespatchFromBeingShipped(String field, String number) {
        Run run = runWith(
                number,
                field,
                "<string>100000009</string>",
                shop -> ShipmentNotification.to(shop)
                        .batchSize(1)
                        .build()
                        .of(List.of(
                                despatch("100000009", 1, Map.of("MUG-001", 2, "SALE-001", 1)),
                                despatch("100000017", 2, Map.of("MUG-001", 1, "MUG-002", 1))))
                        .run(RunState.initial()));

        assertThat(run.endedEarly()).isEmpty();
        assertThat(run.items()).hasSize(2);
        assertThat(run.items(Outcome.DONE)).extracting(ItemOutcome::key).contains("100000017/2");
    }

    @ParameterizedTest
    @ValueSource(strings = {HUGE, TINY})
    void theStockOfAProductCostsThatProduct(String number) {
        sandbox.insideWarehouse().setStock("MUG-001", 7);
        sandbox.insideWarehouse().setStock("SALE-001", 8);

        Run run = runWith(
                number,
                "qty",
                "MUG-001",
                shop -> InventoryUpdate.between(shop, sandbox.warehouse())
                        .batchSize(1)
                        .build()
                        .run(RunState.initial()));

        assertThat(run.endedEarly()).isEmpty();
        assertThat(run.items()).extracting(ItemOutcome::key).contains("MUG-001", "SALE-001");
        assertThat(sandbox.insideShop().stockOf("SALE-001")).isEqualByComparingTo("8");
    }
}
