package io.github.orderflowmagento.examples.operations;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.orderflowmagento.examples.operations.RecordedMagento2.body;
import static io.github.orderflowmagento.examples.operations.RecordedMagento2.listOf;
import static org.assertj.core.api.Assertions.assertThat;

/** Exports from a Magento 2 whose integration lacks a right: what needs the right is reported, everything else is sent. */
class Magento2MissingRightsTest {
    @RegisterExtension
    final RecordedMagento2 recorded = new RecordedMagento2();

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    @BeforeEach
    void theRightToReadStockIsMissing() {
        recorded.answers("products", listOf(body("products/full-mug-001")));
        recorded.answers("inventory/source-items", noRight("Magento_InventoryApi::source"));
    }

    private static ResponseDefinitionBuilder noRight(String right) {
        return aResponse()
                .withStatus(401)
                .withBody(
                        "{\"message\":\"The consumer isn't authorized to access %resources.\",\"parameters\":{\"resources\":\""
                                + right + "\"}}");
    }

    @Test
    void aPropertyThatNeedsTheStockIsLeftOutAndTheRightNamed() {
        Run run = ProductExport.between(recorded.shop(), sandbox.warehouse())
                .build()
                .run(RunState.initial());

        assertThat(run.endedEarly()).isEmpty();
        assertThat(sandbox.insideWarehouse().products()).containsKey("MUG-001");
        assertThat(run.items())
                .singleElement()
                .satisfies(item ->
                        assertThat(item.toString()).contains("sellable").contains("Magento_InventoryApi::source"));
    }

    @Test
    void aMappingThatNeedsNoStockMissesNothing() {
        Run run = ProductExport.between(recorded.shop(), sandbox.warehouse())
                .mapping(ProductMapping.standard().without("sellable"))
                .build()
                .run(RunState.initial());

        assertThat(run.endedEarly()).isEmpty();
        assertThat(sandbox.insideWarehouse().products()).containsKey("MUG-001");
        assertThat(run.items())
                .singleElement()
                .satisfies(item -> assertThat(item.toString()).doesNotContain("Magento_InventoryApi::source"));
    }

    private static String row(long id, String number) {
        return "{\"entity_id\":" + id + ",\"increment_id\":\"" + number
                + "\",\"state\":\"new\",\"status\":\"pending\",\"store_id\":1,"
                + "\"created_at\":\"2026-11-28 18:16:00\",\"updated_at\":\"2026-11-28 18:16:55\","
                + "\"customer_firstname\":\"Ada\",\"customer_email\":\"guest@example.com\",\"is_virtual\":0}";
    }

    @Test
    void withoutTheRightToReadProductsOnlyABundleWaits() {
        recorded.answers("orders", listOf(body("orders/full-two-lines"), body("orders/full-bundle-dyn-sep")));
        recorded.answersRows(row(2, "000000002"), row(19, "000000014"));
        recorded.answers("products", noRight("Magento_Catalog::products"));

        Run run = OrderExport.between(recorded.shop(), sandbox.warehouse())
                .statuses("pending")
                .build()
                .run(RunState.initial());

        assertThat(sandbox.insideWarehouse().orders()).containsOnlyKeys("000000002");
        assertThat(run.items()).as(run.toString()).hasSize(2);
        assertThat(run.items())
                .filteredOn(item -> item.key().equals("000000014"))
                .singleElement()
                .satisfies(item -> {
                    assertThat(item.outcome()).isEqualTo(Outcome.WILL_RETRY);
                    assertThat(item.detail()).contains("Magento_Catalog::products");
                });
        assertThat(run.endedEarly()).isEmpty();
    }
}
