package io.github.orderflowmagento.examples.operations;

import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.operation.order.OrderExport;

import static org.assertj.core.api.Assertions.assertThat;

/** Magento 2 edits an order as Magento 1 does, by cancelling it and placing another: of the two only one is despatched. */
class EditedMagento2OrderTest {
    private static final String ORDER = "100000001";
    private static final String FIRST_EDIT = "100000001-1";
    private static final String SECOND_EDIT = "100000001-2";

    @RegisterExtension
    final SandboxMagento2 sandbox = new SandboxMagento2();

    private final Checkpoint checkpoint = new InMemoryCheckpoint();

    private Run export() {
        return export(sandbox.shop());
    }

    private Run export(Magento shop) {
        return checkpoint.run(OrderExport.between(shop, sandbox.warehouse())
                .statuses("pending")
                .build()::run);
    }

    private void cancelAtOrderFlow() {
        OrderCancellation.between(sandbox.shop(), sandbox.warehouse()).build().run(RunState.initial());
    }

    private Map<String, Map<String, String>> exported() {
        return sandbox.insideWarehouse().orders();
    }

    private static ItemOutcome item(Run run, String key) {
        assertThat(run.items()).as(run.toString()).extracting(ItemOutcome::key).contains(key);
        return run.items().stream()
                .filter(item -> item.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private void assertWaits(Run run, String key, String why) {
        assertThat(item(run, key)).isEqualTo(ItemOutcome.of(key, Outcome.WILL_RETRY, why));
        assertThat(exported()).isNotEmpty().doesNotContainKey(key);
    }

    @Test
    void aReplacementGoesWhenTheOrderBeforeItIsCancelledAtOrderFlow() {
        export();
        assertThat(exported()).containsKey(ORDER);
        assertThat(sandbox.insideShop().edit(ORDER)).isEqualTo(FIRST_EDIT);

        Run before = export();
        assertWaits(
                before,
                FIRST_EDIT,
                "it replaces order 100000001, which OrderFlow has as created: it goes when that is cancelled at OrderFlow");
        cancelAtOrderFlow();
        Run after = export();

        assertThat(item(after, FIRST_EDIT).outcome()).isEqualTo(Outcome.DONE);
        assertThat(after.next().failed()).isEmpty();
        assertThat(exported()).containsKey(FIRST_EDIT);
        assertThat(sandbox.warehouse().orders().detail(ORDER).state()).contains("cancelled");
    }

    @Test
    void aReplacementOfAnOrderThatIsDespatchedIsHeldBack() {
        export();
        sandbox.insideShop().edit(ORDER);
        sandbox.insideWarehouse()
                .stub(
                        request -> request.path().equals("/remoteorder/order/detail.xml"),
                        SandboxAnswer.of("<order externalReference=\"" + ORDER + "\" state=\"despatched\"/>"));

        assertWaits(
                export(),
                FIRST_EDIT,
                "it replaces order 100000001, which OrderFlow has as despatched: it goes when that is cancelled at"
                        + " OrderFlow");
    }

    @Test
    void aReplacementOfAnOrderThatWasNeverExportedGoesAtOnceAndAlone() {
        sandbox.insideShop().edit(ORDER);

        Run run = export();

        assertThat(item(run, FIRST_EDIT).outcome()).isEqualTo(Outcome.DONE);
        assertThat(exported()).containsKey(FIRST_EDIT).doesNotContainKey(ORDER);
    }

    /** The shop saves the order that replaces another first, and cancels that one then. */
    @Test
    void aReplacementWaitsUntilTheOrderBeforeItIsCancelledInTheShopToo() {
        sandbox.insideShop().edit(ORDER);
        try (Magento notYetCancelled =
                sandbox.shopWhoseAnswers(body -> body.replace("\"state\":\"canceled\"", "\"state\":\"new\""))) {
            assertWaits(
                    export(notYetCancelled),
                    FIRST_EDIT,
                    "it replaces order 100000001, which is not cancelled in the shop");
        }
    }

    @Test
    void anOrderEditedTwiceWaitsForTheOneThatWasExported() {
        export();
        sandbox.insideShop().edit(ORDER);
        assertThat(sandbox.insideShop().edit(FIRST_EDIT)).isEqualTo(SECOND_EDIT);

        Run before = export();
        assertWaits(
                before,
                SECOND_EDIT,
                "it replaces order 100000001, which OrderFlow has as created: it goes when that is cancelled at OrderFlow");
        cancelAtOrderFlow();
        Run after = export();

        assertThat(item(after, SECOND_EDIT).outcome()).isEqualTo(Outcome.DONE);
        assertThat(exported()).containsKey(SECOND_EDIT).doesNotContainKey(FIRST_EDIT);
    }

    @Test
    void aReplacementOfAnOrderWhoseNumberTheShopDoesNotTellWaits() {
        export();
        sandbox.insideShop().edit(ORDER);
        sandbox.insideShop().alterOrder(FIRST_EDIT, "relation_parent_real_id", null);

        ItemOutcome waiting = item(export(), FIRST_EDIT);

        assertThat(waiting.outcome()).isEqualTo(Outcome.WILL_RETRY);
        assertThat(waiting.detail())
                .startsWith("order 100000001-1 replaces the order of id ")
                .endsWith(", whose number the shop does not tell");
        assertThat(exported()).isNotEmpty().doesNotContainKey(FIRST_EDIT);
    }

    @Test
    void aReplacementThatHasGoneIsNotSentAgain() {
        sandbox.insideShop().edit(ORDER);
        export();
        sandbox.insideShop().hold(FIRST_EDIT);
        sandbox.insideShop().unhold(FIRST_EDIT);

        assertThat(item(export(), FIRST_EDIT).outcome()).isEqualTo(Outcome.ALREADY_THERE);
    }
}
