package io.github.orderflowmagento.operation;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SelectionTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    /** When the run begins, and reads: an hour after the changes it meets. */
    private static final Instant ONE_PM = Instant.parse("2026-11-23T13:00:00Z");

    @Test
    void theFirstRunLooksAtEverything() {
        assertThat(new Selection(RunState.initial(), ONE_PM).since()).isEmpty();
    }

    @Test
    void aLaterRunBeginsTenMinutesBeforeWhereTheLastOneHasLooked() {
        RunState state = RunState.builder().lookedAtUntil(NOON).build();

        assertThat(new Selection(state, ONE_PM).since()).contains(Instant.parse("2026-11-23T11:50:00Z"));
    }

    @Test
    void theNextRunBeginsFromTheNewestChangeLookedAt() {
        Selection selection = new Selection(RunState.initial(), ONE_PM);

        selection.lookedAt("2", Optional.of(NOON), ONE_PM);
        selection.lookedAt("1", Optional.of(NOON.minusSeconds(30)), ONE_PM);

        assertThat(next(selection, RunState.initial()).lookedAtUntil()).contains(NOON);
    }

    @Test
    void aChangeMadeWhileTheRunIsUnderWayIsLookedAtByTheNextRun() {
        Selection selection = new Selection(RunState.initial(), ONE_PM);

        selection.lookedAt("1", Optional.of(ONE_PM.plusSeconds(300)), ONE_PM.plusSeconds(301));

        assertThat(next(selection, RunState.initial()).lookedAtUntil()).contains(ONE_PM);
    }

    @Test
    void aStampInTheFutureDoesNotBlindTheNextRuns() {
        Instant future = Instant.parse("2038-01-19T03:14:07Z");
        Selection selection = new Selection(RunState.initial(), ONE_PM);

        selection.lookedAt("1", Optional.of(future), ONE_PM);

        assertThat(next(selection, RunState.initial()).lookedAtUntil()).contains(ONE_PM);
    }

    @Test
    void whatWasLookedAtIsNeverForgotten() {
        RunState state = RunState.builder().lookedAtUntil(NOON).build();
        Selection selection = new Selection(state, ONE_PM);

        selection.lookedAt("1", Optional.of(NOON.minusSeconds(60)), ONE_PM);

        assertThat(next(selection, state).lookedAtUntil()).contains(NOON);
    }

    @Test
    void aChangeReadInItsOwnSecondIsNotSettledSinceItMayChangeAgainUnderTheSameStamp() {
        Selection first = new Selection(RunState.initial(), NOON);
        first.lookedAt("100000001", Optional.of(NOON), NOON.plusMillis(300));

        Selection second = new Selection(next(first, RunState.initial()), ONE_PM);

        assertThat(second.isSettled("100000001", Optional.of(NOON))).isFalse();
    }

    @Test
    void aRunWithoutChangesDoesNotMoveTheBegin() {
        RunState state = RunState.builder().lookedAtUntil(NOON).build();

        assertThat(next(new Selection(state, ONE_PM), state).lookedAtUntil()).contains(NOON);
    }

    @Test
    void aSettledChangeIsNotNew() {
        Selection first = new Selection(RunState.initial(), ONE_PM);
        first.lookedAt("100000001", Optional.of(NOON), ONE_PM);

        Selection second = new Selection(next(first, RunState.initial()), ONE_PM);

        assertThat(second.isSettled("100000001", Optional.of(NOON))).isTrue();
    }

    @Test
    void aLaterChangeOfTheSameItemIsNew() {
        Selection first = new Selection(RunState.initial(), ONE_PM);
        first.lookedAt("100000001", Optional.of(NOON), ONE_PM);

        Selection second = new Selection(next(first, RunState.initial()), ONE_PM);

        assertThat(second.isSettled("100000001", Optional.of(NOON.plusSeconds(1))))
                .isFalse();
        assertThat(second.isSettled("100000001", Optional.empty())).isFalse();
    }

    @Test
    void aChangeThatBecameVisibleLateIsNew() {
        Selection first = new Selection(RunState.initial(), ONE_PM);
        first.lookedAt("100000002", Optional.of(NOON), ONE_PM);

        Selection second = new Selection(next(first, RunState.initial()), ONE_PM);

        assertThat(second.since().orElseThrow()).isBefore(NOON.minusSeconds(5));
        assertThat(second.isSettled("100000001", Optional.of(NOON.minusSeconds(5))))
                .isFalse();
    }

    @Test
    void onlyWhatSettledWithinTheOverlapIsRemembered() {
        Selection selection = new Selection(RunState.initial(), ONE_PM);
        selection.lookedAt("old", Optional.of(NOON.minusSeconds(601)), ONE_PM);
        selection.lookedAt("recent", Optional.of(NOON.minusSeconds(600)), ONE_PM);
        selection.lookedAt("newest", Optional.of(NOON), ONE_PM);

        assertThat(next(selection, RunState.initial()).settled()).containsOnlyKeys("recent", "newest");
    }

    @Test
    void afterAnEarlyEndTheNextRunLooksAgainAtTheSame() {
        RunState state = RunState.builder().lookedAtUntil(NOON).build();
        Selection selection = new Selection(state, ONE_PM);
        selection.lookedAt("100000001", Optional.of(NOON.plusSeconds(60)), ONE_PM);
        Ledger ledger = new Ledger("order export", false, state);
        ledger.endEarly("no answer");

        RunState next = ledger.close(selection.next(ledger)).next();

        assertThat(next).isEqualTo(state);
    }

    @Test
    void whatFailedIsTriedAgainUnlessItWasGivenUp() {
        FailedItem waiting = FailedItem.builder()
                .attempts(1)
                .givenUp(false)
                .reason("refused")
                .build();
        FailedItem givenUp =
                FailedItem.builder().attempts(4).givenUp(true).reason("refused").build();
        RunState state = RunState.builder()
                .putFailed("100000001", waiting)
                .putFailed("100000002", givenUp)
                .build();

        assertThat(new Selection(state, ONE_PM).retries()).toIterable().containsExactly("100000001");
    }

    private static RunState next(Selection selection, RunState state) {
        Ledger ledger = new Ledger("order export", false, state);
        return ledger.close(selection.next(ledger)).next();
    }
}
