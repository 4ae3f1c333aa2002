package io.github.orderflowmagento.operation;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LedgerTest {
    @Test
    void anItemThatFailsByItselfIsTriedFourTimesThenGivenUp() {
        RunState state = RunState.initial();
        List<String> outcomes = new ArrayList<>();

        for (int run = 1; run <= 4; run++) {
            Ledger ledger = ledger(state);
            ledger.failedItself("100000001", "refused");
            Run closed = close(ledger, state);
            outcomes.add(closed.items().get(0).toString());
            state = closed.next();
        }

        assertThat(outcomes)
                .containsExactly(
                        "100000001: will retry (refused, attempt 1 of 4)",
                        "100000001: will retry (refused, attempt 2 of 4)",
                        "100000001: will retry (refused, attempt 3 of 4)",
                        "100000001: given up (refused, attempt 4)");
        assertThat(state.givenUp()).containsOnlyKeys("100000001");
    }

    @Test
    void aSideThatCouldNotBeReachedDoesNotCountAgainstTheItem() {
        RunState state = RunState.initial();

        for (int run = 1; run <= 9; run++) {
            Ledger ledger = ledger(state);
            ledger.notTried("100000001", "no answer");
            state = close(ledger, state).next();
        }

        assertThat(state.failed())
                .containsEntry(
                        "100000001",
                        FailedItem.builder()
                                .attempts(0)
                                .givenUp(false)
                                .reason("no answer")
                                .build());
    }

    @Test
    void whatWillNotPassByItselfIsGivenUpAtOnce() {
        Ledger ledger = ledger(RunState.initial());

        ledger.failedForGood("100000001", "no address");

        assertThat(close(ledger, RunState.initial()).next().givenUp()).containsOnlyKeys("100000001");
    }

    @Test
    void anItemThatIsDoneIsForgotten() {
        RunState state = failedOnce("100000001");
        Ledger ledger = ledger(state);

        ledger.done("100000001", "");

        assertThat(close(ledger, state).next()).isEqualTo(RunState.initial());
    }

    @Test
    void anItemThatIsNotTouchedStaysAsItWas() {
        RunState state = failedOnce("100000001");
        Ledger ledger = ledger(state);

        ledger.done("100000002", "");

        assertThat(close(ledger, state).next()).isEqualTo(state);
    }

    @Test
    void aDryRunLeavesTheStateAsItWas() {
        RunState state = failedOnce("100000001");
        Ledger ledger = new Ledger("order export", true, state);

        ledger.done("100000001", "not sent: dry run");
        Run run = close(ledger, state);

        assertThat(run.isDryRun()).isTrue();
        assertThat(run.next()).isEqualTo(state);
    }

    @Test
    void aRunThatEndedEarlySaysWhy() {
        Ledger ledger = ledger(RunState.initial());

        ledger.endEarly("no answer");

        assertThat(close(ledger, RunState.initial()).endedEarly()).contains("no answer");
    }

    private static RunState failedOnce(String key) {
        Ledger ledger = ledger(RunState.initial());
        ledger.failedItself(key, "refused");
        return close(ledger, RunState.initial()).next();
    }

    private static Ledger ledger(RunState state) {
        return new Ledger("order export", false, state);
    }

    private static Run close(Ledger ledger, RunState state) {
        RunState.Builder next = RunState.builder();
        next.from(state);
        return ledger.close(next);
    }
}
