package io.github.orderflowmagento.examples.operations;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** A Magento 2 lengthens a row's SKU by a dash for each chosen option, also for those that have no SKU of their own. */
class OptionsWithoutSkusTest {
    /** One CUSTOMOPT-1-ENGRAVE: the product is CUSTOMOPT-1. */
    private static final String ORDER = "100000020";

    private static final String LENGTHENED = "CUSTOMOPT-1--";

    @RegisterExtension
    final SandboxMagento2 sandbox = new SandboxMagento2();

    /** The recorded choices, which the sandbox's rows do not have. */
    private static final String CHOSEN = """
            ,"product_option":{"extension_attributes":{"custom_options":\
            [{"option_id":"1","option_value":"HELLO"},{"option_id":"2","option_value":"1"}]}}""";

    private Magento shop;

    @SuppressWarnings("NullAway.Init") // connected before each test
    OptionsWithoutSkusTest() {}

    @BeforeEach
    void chooseOptionsThatHaveNone() {
        sandbox.insideShop().alterRow(ORDER, "CUSTOMOPT-1-ENGRAVE", "sku", LENGTHENED);
        String sku = "\"sku\":\"" + LENGTHENED + "\"";
        shop = sandbox.shopWhoseAnswers(body -> body.replace(sku, sku + CHOSEN));
    }

    @AfterEach
    void close() {
        shop.close();
    }

    private String exported(OrderMapping mapping) {
        Run run = OrderExport.between(shop, sandbox.warehouse())
                .mapping(mapping)
                .build()
                .run(RunState.initial());
        assertThat(sandbox.insideWarehouse().orders())
                .as(run.items().toString())
                .containsKey(ORDER);
        return sandbox.insideWarehouse().orders().get(ORDER).get("orderLine.1.product.externalReference");
    }

    private ItemOutcome shipped(OrderMapping mapping, String sku) {
        Run run = ShipmentNotification.to(shop)
                .orderMapping(mapping)
                .build()
                .of(List.of(despatch(ORDER, 6001, Map.of(sku, 1))))
                .run(RunState.initial());
        assertThat(run.items()).hasSize(1);
        return run.items().get(0);
    }

    private void assertShippedOnce(OrderMapping mapping, String sku) {
        ItemOutcome first = shipped(mapping, sku);
        ItemOutcome again = shipped(mapping, sku);

        assertThat(first.outcome()).as(first.toString()).isEqualTo(Outcome.DONE);
        assertThat(again.outcome()).as(again.toString()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(sandbox.insideShop().shipmentsOf(ORDER)).hasSize(1);
    }

    @Test
    void theSkuGoesOutWithItsDashesAndComesBackByADespatch() {
        OrderMapping mapping = OrderMapping.standard();

        assertThat(exported(mapping)).isEqualTo(LENGTHENED);
        assertShippedOnce(mapping, LENGTHENED);
    }

    @Test
    void theSkuOfTheProductGoesOutAndComesBackByADespatch() {
        OrderMapping mapping = OrderMapping.standard().withProductSkus();

        assertThat(exported(mapping)).isEqualTo("CUSTOMOPT-1");
        assertShippedOnce(mapping, "CUSTOMOPT-1");
    }

    @Test
    void aDespatchOfAnotherSkuThanTheOneThatWasSentShipsNothing() {
        ItemOutcome outcome = shipped(OrderMapping.standard(), "CUSTOMOPT-1");

        assertThat(outcome.outcome()).isNotEqualTo(Outcome.DONE);
        assertThat(outcome.detail()).contains("CUSTOMOPT-1");
        assertThat(sandbox.insideShop().shipmentsOf(ORDER)).isEmpty();
    }
}
