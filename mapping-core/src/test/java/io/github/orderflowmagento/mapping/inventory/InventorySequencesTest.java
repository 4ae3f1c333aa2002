package io.github.orderflowmagento.mapping.inventory;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static org.assertj.core.api.Assertions.assertThat;

class InventorySequencesTest {
    private static final InventorySequences AFTER_MUG_999 = InventorySequences.of(Map.of("MUG", 999L));

    @Test
    void aNewerLineIsDue() {
        InventoryLine newer = line("MUG", 1000, "7");

        assertThat(AFTER_MUG_999.ofMessages(List.of(newer)).due()).containsExactly(newer);
    }

    @Test
    void anOlderLineIsPast() {
        InventoryLine older = line("MUG", 998, "7");

        assertThat(AFTER_MUG_999.ofMessages(List.of(older)).past()).containsExactly(older);
    }

    @Test
    void aLineThatIsRequestedIsDueWhateverItsNumber() {
        InventoryLine lower = line("MUG", 998, "7");

        assertThat(AFTER_MUG_999.ofInventory(List.of(lower)).due()).containsExactly(lower);
        assertThat(AFTER_MUG_999.beginsAgain(lower)).isTrue();
    }

    @Test
    void numbersThatBeginAgainAreTheOnesToCompareWith() {
        InventorySequences again = AFTER_MUG_999.after(List.of(line("MUG", 3, "1")));
        InventoryLine next = line("MUG", 4, "2");

        assertThat(again.ofMessages(List.of(next)).due()).containsExactly(next);
    }

    @Test
    void anOlderMessageOfAnotherRecordIsNotTakenForALateOne() {
        InventorySequences record1 = InventorySequences.none().after(List.of(ofRecord("1", 999)));
        InventoryLine record77 = ofRecord("77", 5);

        assertThat(record1.ofMessages(List.of(record77)).otherRecord()).containsExactly(record77);
        assertThat(record1.ofMessages(List.of(ofRecord("1", 5))).past()).hasSize(1);
    }

    @Test
    void aMessageOfAnotherRecordWithTheSameNumberIsNoRepetition() {
        InventorySequences record1 = InventorySequences.none().after(List.of(ofRecord("1", 999)));

        assertThat(record1.ofMessages(List.of(ofRecord("77", 999))).otherRecord())
                .hasSize(1);
    }

    @Test
    void withOneRecordPerLineAnOlderMessageIsLate() {
        InventorySequences record999 = InventorySequences.none().after(List.of(ofRecord("999", 999)));

        assertThat(record999.ofMessages(List.of(ofRecord("998", 998))).past()).hasSize(1);
    }

    @Test
    void aMessageThatComesTwiceIsPastTheSecondTime() {
        InventoryLine same = line("MUG", 999, "7");

        assertThat(AFTER_MUG_999.ofMessages(List.of(same)).past()).containsExactly(same);
    }

    @Test
    void aLineThatIsRequestedTwiceIsDueBothTimes() {
        InventoryLine same = line("MUG", 999, "7");

        assertThat(AFTER_MUG_999.ofInventory(List.of(same)).due()).containsExactly(same);
    }

    @Test
    void aLineWithoutANumberIsAlwaysDue() {
        InventoryLine unnumbered = InventoryLine.builder()
                .externalReference("MUG")
                .putAttributes("quantity", "7")
                .build();

        assertThat(AFTER_MUG_999.ofMessages(List.of(unnumbered)).due()).containsExactly(unnumbered);
        assertThat(AFTER_MUG_999.after(List.of(unnumbered))).isEqualTo(AFTER_MUG_999);
    }

    @Test
    void theNewestOfSeveralVersionsIsDue() {
        InventoryLine newest = line("CAP", 10, "5");

        assertThat(InventorySequences.none()
                        .ofMessages(List.of(line("CAP", 9, "7"), newest, line("CAP", 9, "7"), line("CAP", 2, "1")))
                        .due())
                .containsExactly(newest);
    }

    @Test
    void linesOfTwoSitesAreAmbiguous() {
        InventoryLine north = line("CAP", 9, "7", "north");
        InventoryLine south = line("CAP", 10, "5", "south");

        assertThat(InventorySequences.none().ofMessages(List.of(north, south)).ambiguous())
                .containsExactly("CAP");
    }

    @Test
    void twoLinesOfOneNumberAreAmbiguousInAnyOrder() {
        InventoryLine seven = line("CAP", 9, "7");
        InventoryLine five = line("CAP", 9, "5");
        InventoryLine older = line("CAP", 8, "1");

        assertThat(InventorySequences.none()
                        .ofMessages(List.of(seven, older, five))
                        .ambiguous())
                .containsExactly("CAP");
    }

    @Test
    void twoOldLinesOfOneNumberAreHarmlessInAnyOrder() {
        InventoryLine seven = line("CAP", 9, "7");
        InventoryLine five = line("CAP", 9, "5");
        InventoryLine newest = line("CAP", 10, "1");

        assertThat(InventorySequences.none()
                        .ofMessages(List.of(seven, five, newest))
                        .due())
                .containsExactly(newest);
        assertThat(InventorySequences.none()
                        .ofMessages(List.of(seven, newest, five))
                        .due())
                .containsExactly(newest);
    }

    @Test
    void onlyWhatWasAppliedIsRemembered() {
        InventoryLine mug = line("MUG", 1000, "7");
        InventoryLine cap = line("CAP", 5, "7");

        assertThat(AFTER_MUG_999.after(List.of(cap))).isEqualTo(InventorySequences.of(Map.of("MUG", 999L, "CAP", 5L)));
        assertThat(AFTER_MUG_999
                        .after(List.of(cap))
                        .ofMessages(List.of(mug, cap))
                        .due())
                .containsExactly(mug);
    }

    private static InventoryLine ofRecord(String id, long sequence) {
        return InventoryLine.builder()
                .from(line("MUG", sequence, "7"))
                .putAttributes("inventoryId", id)
                .build();
    }

    private static InventoryLine line(String sku, long sequence, String quantity, String... site) {
        InventoryLine.Builder line = InventoryLine.builder();
        line.externalReference(sku).sequenceId(sequence).putAttributes("quantity", quantity);
        List.of(site).forEach(name -> line.putAttributes("site", name));
        return line.build();
    }
}
