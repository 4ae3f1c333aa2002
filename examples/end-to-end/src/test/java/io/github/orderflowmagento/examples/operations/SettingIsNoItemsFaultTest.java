package io.github.orderflowmagento.examples.operations;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.FailedItem;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.OrderFlowClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A wrong setting ends a run early with one reason, and counts against no item: once it is corrected, all are sent. */
class SettingIsNoItemsFaultTest {
    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private final Checkpoint checkpoint = new InMemoryCheckpoint();

    private Run exportOrders(Magento shop, OrderFlow warehouse) {
        return checkpoint.run(OrderExport.between(shop, warehouse).build()::run);
    }

    @Test
    void aWebServiceWithoutRowTypesEndsTheRunAndGivesUpNothing() {
        try (Magento asOverRest =
                sandbox.shopWhoseAnswers(body -> body.replace("<name>product_type</name>", "<name>x</name>"))) {
            Run run = exportOrders(asOverRest, sandbox.warehouse());

            assertThat(run.endedEarly())
                    .hasValueSatisfying(reason -> assertThat(reason)
                            .contains("did not send the product_type", "read the order over XML-RPC or SOAP"));
            assertThat(run.items(Outcome.GIVEN_UP)).isEmpty();
            assertThat(run.next().failed().values())
                    .extracting(FailedItem::attempts)
                    .containsOnly(0);
        }

        assertThat(exportOrders(sandbox.shop(), sandbox.warehouse()).items(Outcome.DONE))
                .hasSize(8);
    }

    @Test
    void anOrderWithFewerFieldsThanOthersFailsAlone() {
        try (Magento oneBroken = sandbox.shopWhoseAnswers(SettingIsNoItemsFaultTest::withoutTypesInTheFirstOrder)) {
            Run run = exportOrders(oneBroken, sandbox.warehouse());

            assertThat(run.items(Outcome.GIVEN_UP)).hasSize(1);
            assertThat(run.items(Outcome.DONE)).hasSize(7);
        }
    }

    @Test
    void aFieldThatNoOrderHasIsASetting() {
        try (Magento oneBroken = sandbox.shopWhoseAnswers(SettingIsNoItemsFaultTest::withoutTypesInTheFirstOrder)) {
            OrderExport oneByOne = OrderExport.between(oneBroken, sandbox.warehouse())
                    .batchSize(1)
                    .build();

            Run run = checkpoint.run(oneByOne);

            assertThat(run.endedEarly()).isPresent();
            assertThat(run.items(Outcome.GIVEN_UP)).isEmpty();
            assertThat(run.items(Outcome.WILL_RETRY)).hasSize(8);
        }
    }

    private static String withoutTypesInTheFirstOrder(String body) {
        int end = body.indexOf("<name>status_history</name>");
        return end < 0
                ? body
                : body.substring(0, end).replace("<name>product_type</name>", "<name>x</name>") + body.substring(end);
    }

    @Test
    void aMissingRightToReadStockEndsTheProductExport() {
        sandbox.insideShop()
                .stub(
                        request -> request.contains("cataloginventory_stock_item.list"),
                        SandboxAnswer.of("<?xml version=\"1.0\"?><methodResponse><fault><value><struct>"
                                        + "<member><name>faultCode</name><value><int>2</int></value></member>"
                                        + "<member><name>faultString</name><value><string>Access denied.</string></value>"
                                        + "</member></struct></value></fault></methodResponse>")
                                .withHeader("Content-Type", "text/xml; charset=UTF-8"));

        Run run = checkpoint.run(
                ProductExport.between(sandbox.shop(), sandbox.warehouse()).build()::run);

        assertThat(run.endedEarly())
                .hasValueSatisfying(reason -> assertThat(reason).contains("cataloginventory_stock_item.list"));
        assertThat(run.items(Outcome.DONE)).isEmpty();
        assertThat(run.next().failed().values())
                .extracting(FailedItem::attempts)
                .containsOnly(0);
        assertThat(sandbox.insideWarehouse().products()).isEmpty();
    }

    @Test
    void aRunThatSkipsEverythingForOneReasonSaysSoInItsFirstLine() {
        sandbox.insideWarehouse().setStock("IN-ANOTHER-SHOP-1", 7);
        sandbox.insideWarehouse().setStock("IN-ANOTHER-SHOP-2", 3);

        Run run = checkpoint.run(
                InventoryUpdate.between(sandbox.shop(), sandbox.warehouse()).build()::run);

        assertThat(run.summary())
                .isEqualTo("inventory update: 2 items, 2 skipped, all for one reason: the shop has no such SKU");
    }

    @Test
    void aMissingChannelEndsTheRunAndGivesUpNothing() {
        try (OrderFlow wrongChannel = OrderFlowClient.builder()
                .baseUrl(sandbox.insideWarehouse().url())
                .credentials(
                        sandbox.insideWarehouse().user(),
                        sandbox.insideWarehouse().password())
                .organisation(sandbox.insideWarehouse().organisation())
                .channel("web-de")
                .build()) {
            Run run = exportOrders(sandbox.shop(), wrongChannel);

            assertThat(run.endedEarly())
                    .hasValueSatisfying(reason -> assertThat(reason).contains("web-de"));
            assertThat(run.items(Outcome.GIVEN_UP)).isEmpty();
            assertThat(run.next().failed().values())
                    .extracting(FailedItem::attempts)
                    .containsOnly(0);
        }
    }
}
