package io.github.orderflowmagento.examples.operations;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static org.assertj.core.api.Assertions.assertThat;

/** OrderFlow was restored from a backup or installed anew, and its sequence numbers begin again. */
class InventorySequencesRestartTest {
    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private Run retrieve(RunState state, int quantity, int record, long sequence) {
        sandbox.inventory("<inventoryLine product='MUG-001' quantity='" + quantity + "' inventoryId='" + record
                + "' sequenceId='" + sequence + "'/>");
        return InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .build()
                .run(state);
    }

    private Run receive(RunState state, int quantity, int record, long sequence) {
        return InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .build()
                .of(List.of(InventoryLine.builder()
                        .externalReference("MUG-001")
                        .sequenceId(sequence)
                        .putAttributes("quantity", String.valueOf(quantity))
                        .putAttributes("inventoryId", String.valueOf(record))
                        .build()))
                .run(state);
    }

    @Test
    void aRequestedInventoryIsAppliedDespiteLowerNumbers() {
        Run before = retrieve(RunState.initial(), 15, 1, 5000);

        Run restored = retrieve(before.next(), 0, 1, 4100);

        assertThat(sandbox.insideShop().stockOf("MUG-001")).isZero();
        assertThat(restored.items())
                .containsExactly(ItemOutcome.of(
                        "MUG-001",
                        Outcome.DONE,
                        "15 → 0 (out of stock); sequence numbers began again: 4100 after 5000"));
        assertThat(restored.warnings())
                .containsExactly("sequence numbers began again, applied since the whole inventory was requested: 1 item"
                        + " (MUG-001: 4100 after 5000)");
    }

    @Test
    void theNumbersOfARequestedInventoryReplaceEarlierOnes() {
        Run before = retrieve(RunState.initial(), 15, 1, 5000);
        Run installedAnew = retrieve(before.next(), 9, 77, 1);

        Run next = receive(installedAnew.next(), 8, 77, 2);

        assertThat(next.items()).containsExactly(ItemOutcome.of("MUG-001", Outcome.DONE, "9 → 8"));
        assertThat(next.warnings()).isEmpty();
    }

    @Test
    void aNumberThatWasFarTooHighStopsNoSkuForEver() {
        Run tooHigh = receive(RunState.initial(), 15, 1, Long.MAX_VALUE);

        Run requested = retrieve(tooHigh.next(), 7, 1, 5001);
        Run sent = receive(requested.next(), 6, 1, 5002);

        assertThat(sent.items()).containsExactly(ItemOutcome.of("MUG-001", Outcome.DONE, "7 → 6"));
    }

    @Test
    void anOlderMessageIsSkippedAndReportedWithBothNumbers() {
        Run before = receive(RunState.initial(), 15, 1, 5000);

        Run older = receive(before.next(), 0, 1, 4100);

        assertThat(older.items(Outcome.SKIPPED)).hasSize(1);
        assertThat(older.warnings())
                .singleElement()
                .asString()
                .contains("MUG-001: 4100 after 5000", "forget the number of the SKU");
    }

    @Test
    void aMessageThatComesTwiceIsNothingToReport() {
        Run before = receive(RunState.initial(), 15, 1, 5000);

        Run again = receive(before.next(), 15, 1, 5000);

        assertThat(again.items(Outcome.SKIPPED)).hasSize(1);
        assertThat(again.warnings()).isEmpty();
    }

    @Test
    void aMessageOfAnotherRecordIsGivenUpAndSaysWhatToDo() {
        Run before = receive(RunState.initial(), 15, 1, 5000);

        Run other = receive(before.next(), 0, 77, 1);

        assertThat(other.items(Outcome.GIVEN_UP))
                .singleElement()
                .extracting(ItemOutcome::detail)
                .asString()
                .contains("message 1 is not newer than 5000", "another record", "forget the number of the SKU");
        assertThat(other.next().givenUp()).containsOnlyKeys("MUG-001");
    }

    @Test
    void aMessageIsAppliedOnceItsNumberIsForgotten() {
        Run before = receive(RunState.initial(), 15, 1, 5000);
        Run other = receive(before.next(), 0, 77, 1);

        Run forgotten = receive(other.next().forgetInventory("MUG-001"), 0, 77, 1);

        assertThat(sandbox.insideShop().stockOf("MUG-001")).isZero();
        assertThat(forgotten.next().failed()).isEmpty();
    }
}
