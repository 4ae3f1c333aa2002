package io.github.orderflowmagento.operation;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RunTest {
    @Test
    void theCountsOfAllOutcomesAddUpToTheNumberOfItems() {
        Run run = run().addItems(
                        ItemOutcome.of("1", Outcome.DONE, ""),
                        ItemOutcome.of("2", Outcome.DONE, ""),
                        ItemOutcome.of("3", Outcome.SKIPPED, "unchanged"),
                        ItemOutcome.of("4", Outcome.GIVEN_UP, "no address"))
                .build();

        assertThat(run.counts())
                .isEqualTo(Map.of(
                        Outcome.DONE, 2,
                        Outcome.WOULD_BE_SENT, 0,
                        Outcome.ALREADY_THERE, 0,
                        Outcome.SKIPPED, 1,
                        Outcome.UNKNOWN, 0,
                        Outcome.WILL_RETRY, 0,
                        Outcome.GIVEN_UP, 1));
    }

    @Test
    void itemsAreFoundByOutcome() {
        ItemOutcome refused = ItemOutcome.of("4", Outcome.GIVEN_UP, "no address");
        Run run = run().addItems(ItemOutcome.of("1", Outcome.DONE, ""), refused).build();

        assertThat(run.items(Outcome.GIVEN_UP)).containsExactly(refused);
    }

    @Test
    void aKeyWithTwoOutcomesIsRefused() {
        Run.Builder twice =
                run().addItems(ItemOutcome.of("1", Outcome.DONE, ""), ItemOutcome.of("1", Outcome.SKIPPED, ""));

        assertThatThrownBy(twice::build)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("order export: two outcomes for 1");
    }

    @Test
    void theSummaryIsOneLineOfTheCountsAboveZero() {
        Run run = run().addItems(
                        ItemOutcome.of("1", Outcome.DONE, ""),
                        ItemOutcome.of("2", Outcome.ALREADY_THERE, ""),
                        ItemOutcome.of("3", Outcome.DONE, ""))
                .build();

        assertThat(run.summary()).isEqualTo("order export: 3 items, 2 done, 1 already there");
    }

    @Test
    void theSummarySaysDryRunAndWhyTheRunEndedEarly() {
        Run run = run().isDryRun(true)
                .addItems(ItemOutcome.of("1", Outcome.WILL_RETRY, "no answer"))
                .endedEarly("no answer")
                .build();

        assertThat(run.summary()).isEqualTo("order export (dry run): 1 item, 1 will retry; ended early: no answer");
    }

    @Test
    void documentsWithCustomersAddressesAreNotShown() {
        Run run = run().addDocuments("deliveryContactName=Ann Other").build();

        assertThat(run.toString()).doesNotContain("Ann Other");
    }

    private static Run.Builder run() {
        Run.Builder run = Run.builder();
        run.operation("order export").isDryRun(false).next(RunState.initial());
        return run;
    }
}
