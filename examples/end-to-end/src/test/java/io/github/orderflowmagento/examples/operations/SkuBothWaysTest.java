package io.github.orderflowmagento.examples.operations;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.sandbox.SandboxShipment;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** Stock and despatches are recognised by the SKU of the export. */
class SkuBothWaysTest {
    /** Two MUG-001 and one SALE-001, nothing shipped yet. */
    private static final String ORDER = "100000009";

    /** One CUSTOMOPT-1-ENGRAVE: the product is CUSTOMOPT-1, and the customer chose an option with a SKU. */
    private static final String ENGRAVED = "100000020";

    /** Two TSHIRT-BLU-M, bought as a configurable. */
    private static final String CONFIGURABLE = "100000003";

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    @Test
    void aDespatchNamesWhatTheExportMadeOfTheSku() {
        OrderMapping standard = OrderMapping.standard();
        OrderMapping withoutOption = standard.with(
                OrderPart.LINE,
                Rule.always(
                        "product.externalReference",
                        "sku without the option's",
                        line -> line.item().sku().orElseThrow().replaceFirst("-ENGRAVE$", "")));
        OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .mapping(withoutOption)
                .build()
                .run(RunState.initial());
        String sent = sandbox.insideWarehouse().orders().get(ENGRAVED).get("orderLine.1.product.externalReference");
        ShipmentNotification notification = ShipmentNotification.to(sandbox.shop())
                .orderMapping(withoutOption)
                .build();
        List<DespatchNotification> messages = List.of(despatch(ENGRAVED, 6001, Map.of(sent, 1)));

        Run first = notification.of(messages).run(RunState.initial());
        Run again = notification.of(messages).run(RunState.initial());

        assertThat(sent).isEqualTo("CUSTOMOPT-1");
        assertThat(only(first).outcome()).isEqualTo(Outcome.DONE);
        assertThat(only(again).outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(sandbox.insideShop().shipmentsOf(ENGRAVED)).hasSize(1);
    }

    @Test
    void aConfigurableWithTheSkuOfAnOptionIsShippedAsItsVariant() {
        sandbox.insideShop().alterFirstRow(CONFIGURABLE, "sku", "TSHIRT-BLU-M-giftwrap");
        List<DespatchNotification> messages = List.of(despatch(CONFIGURABLE, 6001, Map.of("TSHIRT-BLU-M", 2)));

        ItemOutcome first = notified(messages);
        ItemOutcome again = notified(messages);

        assertThat(first.outcome()).isEqualTo(Outcome.DONE);
        assertThat(again.outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(sandbox.insideShop().shipmentsOf(CONFIGURABLE))
                .extracting(SandboxShipment::emailSent)
                .containsExactly(true);
    }

    @Test
    void aPartlyShippedConfigurableIsRecognisedInTheDespatch() {
        sandbox.insideShop().alterFirstRow(CONFIGURABLE, "sku", "TSHIRT-BLU-M-giftwrap");
        notified(List.of(despatch(CONFIGURABLE, 6001, Map.of("TSHIRT-BLU-M", 1))));

        assertThat(notified(List.of(despatch(CONFIGURABLE, 6001, Map.of("TSHIRT-BLU-M", 2))))
                        .detail())
                .contains("it contains 1 × TSHIRT-BLU-M, but the despatch 2 × TSHIRT-BLU-M: check by hand");
    }

    @Test
    void aDespatchInOtherLetterCaseIsShippedWithANote() {
        sandbox.insideShop().alterRow(ORDER, "MUG-001", "sku", "Mug-001 ");
        List<DespatchNotification> messages = List.of(despatch(ORDER, 6001, Map.of("MUG-001", 2)));

        ItemOutcome first = notified(messages);
        ItemOutcome again = notified(messages);

        assertThat(first.outcome()).isEqualTo(Outcome.DONE);
        assertThat(first.detail()).endsWith("; 'MUG-001' is the order's 'Mug-001 '");
        assertThat(again.outcome()).isEqualTo(Outcome.ALREADY_THERE);
    }

    @Test
    void stockComesBackToASkuWithBlanks() {
        sandbox.insideShop().alterProduct("MUG-001", "sku", "Mug-001 ");

        ItemOutcome outcome = updated(line("MUG-001", "15"));

        assertThat(outcome)
                .isEqualTo(ItemOutcome.of("MUG-001", Outcome.DONE, "926 → 15; the shop's SKU is 'Mug-001 '"));
        assertThat(sandbox.insideShop().stockOf("Mug-001 ")).isEqualByComparingTo("15");
    }

    @Test
    void stockComesBackToASkuWithALeadingBlank() {
        sandbox.insideShop().alterProduct("MUG-001", "sku", " MUG-001");
        sandbox.insideWarehouse().setStock(" MUG-001", 15);

        Run run = InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .build()
                .run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).containsExactly(ItemOutcome.of(" MUG-001", Outcome.DONE, "926 → 15"));
    }

    @Test
    void ofSimilarSkusInTheInventoryOnlyTheShopsIsWritten() {
        Run run = InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .batchSize(1)
                .build()
                .of(List.of(line("mug-001", "3"), line("MUG-001", "15")))
                .run(RunState.initial());

        assertThat(run.items())
                .extracting(ItemOutcome::toString)
                .containsExactlyInAnyOrder(
                        "MUG-001: done (926 → 15)",
                        "mug-001: given up (the inventory has several lines whose SKU differs from the shop's 'MUG-001'"
                                + " at most in case or leading or trailing spaces: which one is meant is ambiguous)");
        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("15");
    }

    private ItemOutcome notified(List<DespatchNotification> messages) {
        return only(ShipmentNotification.to(sandbox.shop()).build().of(messages).run(RunState.initial()));
    }

    private ItemOutcome updated(InventoryLine line) {
        return only(InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .build()
                .of(List.of(line))
                .run(RunState.initial()));
    }

    private static InventoryLine line(String sku, String quantity) {
        return InventoryLine.builder()
                .externalReference(sku)
                .putAttributes("quantity", new BigDecimal(quantity).toPlainString())
                .build();
    }

    private static ItemOutcome only(Run run) {
        assertThat(run.items()).hasSize(1);
        return run.items().get(0);
    }
}
