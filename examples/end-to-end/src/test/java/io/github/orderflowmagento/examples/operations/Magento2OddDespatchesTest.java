package io.github.orderflowmagento.examples.operations;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.RetryPolicy;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** Parcels have left that a Magento 2 makes difficulties about. */
class Magento2OddDespatchesTest {
    /** Two MUG-001 and one SALE-001. */
    private static final String ORDER = "100000009";

    private static final DespatchNotification ONE_MUG = despatch(ORDER, 6001, Map.of("MUG-001", 1));

    @RegisterExtension
    final SandboxMagento2 sandbox = new SandboxMagento2();

    private static Run run(Magento shop, RunState state, DespatchNotification despatch) {
        return ShipmentNotification.to(shop)
                .retries(RetryPolicy.builder().firstDelay(Duration.ZERO).build())
                .build()
                .of(List.of(despatch))
                .run(state);
    }

    private ItemOutcome shipped(DespatchNotification despatch) {
        return outcome(run(sandbox.shop(), RunState.initial(), despatch));
    }

    private static ItemOutcome outcome(Run run) {
        assertThat(run.items()).hasSize(1);
        return run.items().get(0);
    }

    /** A shop treats it as missing, and refuses the whole shipment. */
    @Test
    void aTrackingNumberOfZeroIsNone() {
        ItemOutcome outcome = shipped(
                DespatchNotification.builder().from(ONE_MUG).trackingNumber("0").build());

        assertThat(outcome.outcome()).as(outcome.toString()).isEqualTo(Outcome.DONE);
        assertThat(sandbox.insideShop().shipmentsOf(ORDER))
                .singleElement()
                .satisfies(shipment -> assertThat(shipment.tracks()).isEmpty());
    }

    @Test
    void aBundleThatIsGoneKeepsNoOtherRowFromBeingShipped() {
        sandbox.insideShop().deleteProduct("BUNDLE-DYN");

        ItemOutcome outcome = shipped(despatch("100000011", 6001, Map.of("MUG-002", 1)));

        assertThat(outcome.outcome()).as(outcome.toString()).isEqualTo(Outcome.DONE);
        assertThat(sandbox.insideShop().shipmentsOf("100000011")).hasSize(1);
    }

    /** Like a module that changes the comment of a new shipment. */
    private Magento shopThatLosesTheFirstComment() {
        return sandbox.shopWhoseAnswers(
                body -> body.replace("[OrderFlow 6001]\\nLeave at the door", "Leave at the door"));
    }

    private static final DespatchNotification WITH_COMMENT = DespatchNotification.builder()
            .from(ONE_MUG)
            .trackingNumber("")
            .comment("Leave at the door")
            .build();

    @Test
    void aMarkThatTheFirstCommentLostIsWrittenAgain() {
        try (Magento shop = shopThatLosesTheFirstComment()) {
            ItemOutcome first = outcome(run(shop, RunState.initial(), WITH_COMMENT));
            ItemOutcome again = outcome(run(shop, RunState.initial(), WITH_COMMENT));

            assertThat(first.outcome()).as(first.toString()).isEqualTo(Outcome.DONE);
            assertThat(again.outcome()).as(again.toString()).isEqualTo(Outcome.ALREADY_THERE);
        }
        assertThat(sandbox.insideShop().shipmentsOf(ORDER)).hasSize(1);
    }

    /** A repeat could not detect that the parcel is already in the shop. */
    @Test
    void aShipmentWhoseMarkCannotBeWrittenAgainIsNotMadeTwice() {
        sandbox.insideShop().stub(request -> request.path().endsWith("/comments"), SandboxAnswer.status(500));
        try (Magento shop = shopThatLosesTheFirstComment()) {
            Run first = run(shop, RunState.initial(), WITH_COMMENT);
            run(shop, first.next(), WITH_COMMENT);

            assertThat(outcome(first).outcome()).as(first.toString()).isEqualTo(Outcome.GIVEN_UP);
            assertThat(outcome(first).detail()).contains("does not keep its mark", "never requeue it");
        }
        assertThat(sandbox.insideShop().shipmentsOf(ORDER)).hasSize(1);
    }

    private static final String LENGTHENED = "CUSTOMOPT-1-ENGRAVE";

    private ItemOutcome shippedWithOptionsFromAnEmptySource() {
        String sku = "\"sku\":\"" + LENGTHENED + "\"";
        String chosen = ",\"product_option\":{\"extension_attributes\":{\"custom_options\":"
                + "[{\"option_id\":\"1\",\"option_value\":\"HELLO\"}]}}";
        try (Magento shop = sandbox.shopWhoseAnswers(body -> body.replace(sku, sku + chosen))) {
            return outcome(run(shop, RunState.initial(), despatch("100000020", 6001, Map.of(LENGTHENED, 1))));
        }
    }

    @BeforeEach
    void theSourceHasNoneThatCanBeEngraved() {
        assertThat(sandbox.shop()
                        .stock()
                        .update(List.of(StockUpdate.builder()
                                .sku("CUSTOMOPT-1")
                                .quantity(BigDecimal.ZERO)
                                .build())))
                .singleElement()
                .satisfies(answer -> assertThat(answer.failure()).isEmpty());
    }

    /** The stock is the product's, whatever options have added to the SKU of the row. */
    @Test
    void aDespatchWithOptionsWaitsForASourceThatIsShort() {
        ItemOutcome outcome = shippedWithOptionsFromAnEmptySource();

        assertThat(outcome.outcome()).as(outcome.toString()).isEqualTo(Outcome.WILL_RETRY);
        assertThat(outcome.detail())
                .contains("the source 'default' has 0 of 'CUSTOMOPT-1', and 1 are to leave")
                .doesNotContain("attempt");
    }

    @Test
    void theRejectionIsReportedForAnUnknownProduct() {
        sandbox.insideShop().deleteProduct("CUSTOMOPT-1");

        assertThat(shippedWithOptionsFromAnEmptySource().detail()).contains("Could not save a shipment");
    }
}
