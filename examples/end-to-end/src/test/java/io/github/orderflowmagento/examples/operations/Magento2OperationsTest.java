package io.github.orderflowmagento.examples.operations;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.mapping.order.NamePart;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.check.MappingCheck;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;

import static io.github.orderflowmagento.examples.operations.RecordedMagento2.body;
import static io.github.orderflowmagento.examples.operations.RecordedMagento2.listOf;
import static org.assertj.core.api.Assertions.assertThat;

/** Whole operations between a Magento 2 of recorded answers and the warehouse. */
class Magento2OperationsTest {
    @RegisterExtension
    final RecordedMagento2 recorded = new RecordedMagento2();

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    /** Rows of the list, and whole orders. */
    private void orders(String row, String whole) {
        recorded.answers("orders", listOf(whole));
        recorded.answersRows(row);
    }

    private static String row(String state, String status) {
        return "{\"entity_id\":2,\"increment_id\":\"000000002\",\"state\":\"" + state + "\",\"status\":\"" + status
                + "\",\"store_id\":1,\"created_at\":\"2026-10-03 09:15:00\",\"updated_at\":\"2026-11-28 18:16:55\","
                + "\"customer_firstname\":\"Ada\",\"customer_email\":\"guest@example.com\",\"is_virtual\":0}";
    }

    private Run export(OrderExport.Builder export) {
        return export.build().run(RunState.initial());
    }

    @Test
    void anOrderIsExportedOnce() {
        orders(row("new", "pending"), body("orders/full-two-lines"));
        Run first =
                export(OrderExport.between(recorded.shop(), sandbox.warehouse()).statuses("pending"));
        assertThat(first.items()).as(first.toString()).hasSize(1);
        assertThat(sandbox.insideWarehouse().orders()).containsKey("000000002");
    }

    @Test
    void anOrderThatIsCancelledInTheShopIsCancelledAtOrderFlow() {
        orders(row("new", "pending"), body("orders/full-two-lines"));
        export(OrderExport.between(recorded.shop(), sandbox.warehouse()).statuses("pending"));
        assertThat(sandbox.insideWarehouse().orders()).containsKey("000000002");
        orders(
                row("canceled", "canceled"),
                body("orders/full-two-lines").replace("\"state\":\"new\"", "\"state\":\"canceled\""));

        Run run = OrderCancellation.between(recorded.shop(), sandbox.warehouse())
                .build()
                .run(RunState.initial());

        assertThat(run.items()).as(run.toString()).hasSize(1);
        assertThat(sandbox.warehouse().orders().detail("000000002").state().orElse(""))
                .containsIgnoringCase("cancel");
    }

    @Test
    void anExportCancelsWhatTheShopHasCancelledMeanwhile() {
        orders(row("new", "pending"), body("orders/full-two-lines"));
        OrderExport export = OrderExport.between(recorded.shop(), sandbox.warehouse())
                .statuses("pending")
                .withCancellation()
                .build();
        Run first = export.run(RunState.initial());
        orders(
                row("canceled", "canceled").replace("18:16:55", "18:20:00"),
                body("orders/full-two-lines").replace("\"state\":\"new\"", "\"state\":\"canceled\""));

        Run second = export.run(first.next());

        assertThat(second.endedEarly()).as(second.toString()).isEmpty();
        assertThat(sandbox.warehouse().orders().detail("000000002").state().orElse(""))
                .as(second.items().toString())
                .containsIgnoringCase("cancel");
    }

    @Test
    void aMappingIsCheckedThoughItNamesCarriers() {
        orders(row("new", "pending"), body("orders/full-two-lines"));
        recorded.answers("products", listOf(body("products/full-mug-001")));

        assertThat(MappingCheck.against(recorded.shop())
                        .placedWithin(Duration.ofDays(36500))
                        .of(
                                Mappings.standard()
                                        .with(MappingFile.properties(
                                                "shop.properties", "selection.statuses = pending\ncarrier.UPS = ups")),
                                Instant.now())
                        .all())
                .isEmpty();
    }

    @Test
    void productsAreExported() {
        recorded.answers("products", listOf(body("products/full-mug-001")));
        Run run = ProductExport.between(recorded.shop(), sandbox.warehouse())
                .build()
                .run(RunState.initial());
        assertThat(run.items()).as(run.toString()).hasSize(1);
        assertThat(run.endedEarly()).isEmpty();
    }

    /** The column is null then, and a Magento 2 leaves nulls out. */
    @Test
    void anOrderOfAStoreViewThatIsNoMoreGoesToTheChannelOfAllOthers() {
        orders(
                row("new", "pending").replace("\"store_id\":1,", ""),
                body("orders/full-two-lines").replace("\"store_id\":1,", ""));
        Run run = export(
                OrderExport.between(recorded.shop(), sandbox.warehouse())
                        .mappings(
                                Mappings.standard()
                                        .with(
                                                MappingFile.properties(
                                                        "shop.properties",
                                                        "selection.statuses = pending\nwebsite.1.channel = 'demo-channel'\nstore.3.channel = 'other'\nstore.other.channel = 'demo-channel'"))));
        assertThat(sandbox.insideWarehouse().orders()).as(run.toString()).containsKey("000000002");
    }

    /** An address without prefix and middle name: a Magento 2 omits nulls. */
    @Test
    void aNameWithoutPrefixIsNotMissing() {
        orders(row("new", "pending"), body("orders/full-two-lines"));

        Run run = export(OrderExport.between(recorded.shop(), sandbox.warehouse())
                .statuses("pending")
                .mapping(OrderMapping.standard().withNameParts(NamePart.values())));
        assertThat(run.items()).hasSize(1);
        assertThat(run.items().toString() + run.warnings()).doesNotContain("SOAP v2");
    }
}
