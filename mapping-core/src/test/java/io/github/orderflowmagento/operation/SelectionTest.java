package io.github.orderflowmagento.operation;

import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SelectionTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Test
    void theFirstRunLooksAtEverything() {
        assertThat(new Selection(RunState.initial()).since()).isEmpty();
    }

    @Test
    void aLaterRunBeginsTwoMinutesBeforeTheLastOneEnded() {
        RunState state = RunState.builder().lookedAtUntil(NOON).build();

        assertThat(new Selection(state).since()).contains(Instant.parse("2026-11-23T11:58:00Z"));
    }

    @Test
    void theNextRunBeginsFromTheNewestChangeLookedAt() {
        Selection selection = new Selection(RunState.initial());

        selection.lookedAt("2", Optional.of(NOON));
        selection.lookedAt("1", Optional.of(NOON.minusSeconds(30)));

        assertThat(next(selection, RunState.initial()).lookedAtUntil()).contains(NOON);
    }

    @Test
    void aRunWithoutChangesDoesNotMoveTheBegin() {
        RunState state = RunState.builder().lookedAtUntil(NOON).build();

        assertThat(next(new Selection(state), state).lookedAtUntil()).contains(NOON);
    }

    @Test
    void aSettledChangeIsNotNew() {
        Selection first = new Selection(RunState.initial());
        first.lookedAt("100000001", Optional.of(NOON));

        Selection second = new Selection(next(first, RunState.initial()));

        assertThat(second.isSettled("100000001", Optional.of(NOON))).isTrue();
    }

    @Test
    void aLaterChangeOfTheSameItemIsNew() {
        Selection first = new Selection(RunState.initial());
        first.lookedAt("100000001", Optional.of(NOON));

        Selection second = new Selection(next(first, RunState.initial()));

        assertThat(second.isSettled("100000001", Optional.of(NOON.plusSeconds(1))))
                .isFalse();
        assertThat(second.isSettled("100000001", Optional.empty())).isFalse();
    }

    @Test
    void aChangeThatBecameVisibleLateIsNew() {
        Selection first = new Selection(RunState.initial());
        first.lookedAt("100000002", Optional.of(NOON));

        Selection second = new Selection(next(first, RunState.initial()));

        assertThat(second.since().orElseThrow()).isBefore(NOON.minusSeconds(5));
        assertThat(second.isSettled("100000001", Optional.of(NOON.minusSeconds(5))))
                .isFalse();
    }

    @Test
    void onlyWhatSettledWithinTheOverlapIsRemembered() {
        Selection selection = new Selection(RunState.initial());
        selection.lookedAt("old", Optional.of(NOON.minusSeconds(121)));
        selection.lookedAt("recent", Optional.of(NOON.minusSeconds(120)));
        selection.lookedAt("newest", Optional.of(NOON));

        assertThat(next(selection, RunState.initial()).settled()).containsOnlyKeys("recent", "newest");
    }

    @Test
    void afterAnEarlyEndTheNextRunLooksAgainAtTheSame() {
        RunState state = RunState.builder().lookedAtUntil(NOON).build();
        Selection selection = new Selection(state);
        selection.lookedAt("100000001", Optional.of(NOON.plusSeconds(60)));
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

        assertThat(new Selection(state).retries()).toIterable().containsExactly("100000001");
    }

    private static RunState next(Selection selection, RunState state) {
        Ledger ledger = new Ledger("order export", false, state);
        return ledger.close(selection.next(ledger)).next();
    }
}
