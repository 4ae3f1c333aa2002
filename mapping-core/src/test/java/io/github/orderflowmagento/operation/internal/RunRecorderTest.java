package io.github.orderflowmagento.operation.internal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.FailedItem;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.RetryPolicy;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.RunState;

import static org.assertj.core.api.Assertions.assertThat;

public class RunRecorderTest {
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    /** Five minutes, then fifteen, then forty-five. */
    private static final RetryPolicy RETRIES = RetryPolicy.builder().jitter(0).build();

    public static final OperationSettings SETTINGS = at(NOON);

    private static OperationSettings at(Instant time) {
        return new OperationSettings(
                "order export",
                "shop.example.com",
                RETRIES,
                Clock.fixed(time, ZoneOffset.UTC),
                RunListener.none(),
                RunContents.whole(),
                true);
    }

    @Test
    void aFailedItemIsTriedFourTimesWithGrowingDelays() {
        RunState state = RunState.initial();
        List<String> outcomes = new ArrayList<>();

        for (String time : List.of("12:00", "12:05", "12:20", "13:05")) {
            RunRecorder recorder = recorder(state, Instant.parse("2026-11-23T" + time + ":00Z"));
            assertThat(recorder.waits("100000001")).isFalse();
            recorder.failedItself("100000001", "refused");
            Run closed = close(recorder, state);
            outcomes.add(closed.items().get(0).toString());
            state = closed.next();
        }

        assertThat(outcomes)
                .containsExactly(
                        "100000001: will retry (refused, attempt 1 of 4, not before 2026-11-23T12:05:00Z)",
                        "100000001: will retry (refused, attempt 2 of 4, not before 2026-11-23T12:20:00Z)",
                        "100000001: will retry (refused, attempt 3 of 4, not before 2026-11-23T13:05:00Z)",
                        "100000001: given up (refused, attempt 4)");
        assertThat(state.givenUp()).containsOnlyKeys("100000001");
    }

    @Test
    void aRunBeforeAnItemIsDueLeavesItAsItWasAndSaysSo() {
        RunState state = failedOnce("100000001");
        RunRecorder recorder = recorder(state, NOON.plusSeconds(299));

        assertThat(recorder.waits("100000001")).isTrue();

        Run run = close(recorder, state);
        assertThat(run.items())
                .containsExactly(ItemOutcome.builder()
                        .key("100000001")
                        .outcome(Outcome.WILL_RETRY)
                        .detail("refused, attempt 1 of 4")
                        .attempts(1)
                        .dueAt(NOON.plusSeconds(300))
                        .build());
        assertThat(run.next()).isEqualTo(state);
    }

    @Test
    void equalWarningsOfManyItemsAreOneWithCountAndFirstKeys() {
        RunState state = RunState.initial();
        RunRecorder recorder = recorder(state, NOON);
        for (int number = 1; number <= 12; number++) {
            recorder.warn("not compared", "10" + number);
        }
        recorder.warn("not compared", "101");
        recorder.warn("changed", "7");

        assertThat(close(recorder, state).warnings())
                .containsExactly(
                        "not compared: 12 items (101, 102, 103, 104, 105, 106, 107, 108, 109, 1010 and 2 more)",
                        "changed: 1 item (7)");
    }

    @Test
    void thePolicyDecidesTheNumberOfAttempts() {
        OperationSettings once = new OperationSettings(
                "order export",
                "shop.example.com",
                RetryPolicy.builder().attempts(1).build(),
                SETTINGS.clock(),
                RunListener.none(),
                RunContents.whole(),
                true);
        RunRecorder recorder = new RunRecorder(once, false, RunState.initial());

        recorder.failedItself("100000001", "refused");

        assertThat(close(recorder, RunState.initial()).items())
                .singleElement()
                .hasToString("100000001: given up (refused, attempt 1)");
    }

    @Test
    void theOtherSidesWordOnHowLongToWaitIsKept() {
        RunRecorder recorder = recorder(RunState.initial());

        recorder.notTried("100000001", "busy", Duration.ofSeconds(90));

        assertThat(close(recorder, RunState.initial()).next().failed())
                .containsEntry(
                        "100000001",
                        FailedItem.builder()
                                .attempts(0)
                                .givenUp(false)
                                .reason("busy")
                                .dueAt(NOON.plusSeconds(90))
                                .build());
    }

    @Test
    void nobodyMakesAnItemWaitForLongerThanThePolicyDoes() {
        RunRecorder recorder = recorder(RunState.initial());

        recorder.notTried("100000001", "busy", Duration.ofDays(4_000));

        assertThat(recorder.failed().get("100000001"))
                .isEqualTo(FailedItem.builder()
                        .attempts(0)
                        .givenUp(false)
                        .reason("busy")
                        .dueAt(NOON.plus(RETRIES.cap()))
                        .build());
    }

    @Test
    void anItemDelayedByAFastClockIsDue() {
        RunState nextYear = failedOnce("100000001", NOON.plus(Duration.ofDays(365)));

        assertThat(recorder(nextYear, NOON).waits("100000001")).isFalse();
    }

    @Test
    void aNoteStandsBesideTheOutcomeOfAnItemThatIsDone() {
        RunState state = RunState.initial();
        RunRecorder recorder = recorder(state);
        recorder.note("100000001", "12.00 differ");
        recorder.note("100000002", "3.00 differ");
        recorder.note("100000003", "5.00 differ");

        recorder.done("100000001", "");
        recorder.alreadyThere("100000002", "Order exists");
        recorder.failedForGood("100000003", "no SKU");

        assertThat(close(recorder, state).items())
                .extracting(ItemOutcome::toString)
                .containsExactly(
                        "100000001: done (12.00 differ)",
                        "100000002: already there (Order exists; 3.00 differ)",
                        "100000003: given up (no SKU)");
    }

    @Test
    void aSideThatCouldNotBeReachedDoesNotCountAgainstTheItem() {
        RunState state = RunState.initial();

        for (int run = 1; run <= 9; run++) {
            RunRecorder recorder = recorder(state);
            recorder.notTried("100000001", "no answer");
            state = close(recorder, state).next();
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
    void permanentFailuresAreGivenUpAtOnce() {
        RunRecorder recorder = recorder(RunState.initial());

        recorder.failedForGood("100000001", "no address");

        assertThat(close(recorder, RunState.initial()).next().givenUp()).containsOnlyKeys("100000001");
    }

    @Test
    void aDetailIsOneBoundedLineWithoutEMailAddresses() {
        RunRecorder recorder = recorder(RunState.initial(), NOON);

        recorder.failedForGood("1", "bad address:\n\tjane.doe+shop@example.co.uk,\r\nsays the warehouse");
        recorder.alreadyThere("2", "x".repeat(5_000));

        Run run = close(recorder, RunState.initial());
        assertThat(run.items().get(0).detail()).isEqualTo("bad address: [...], says the warehouse");
        assertThat(run.next().failed().values())
                .extracting(FailedItem::reason)
                .containsExactly("bad address: [...], says the warehouse");
        assertThat(run.items().get(1).detail()).hasSize(1_000).endsWith("x...");
    }

    @Test
    void detailsAreNeverCutInsideACharacter() {
        RunRecorder recorder = recorder(RunState.initial(), NOON);

        recorder.alreadyThere("1", "x" + "📦".repeat(2_000));
        recorder.alreadyThere("2", "📦".repeat(2_000));

        assertThat(close(recorder, RunState.initial()).items())
                .extracting(ItemOutcome::detail)
                .hasSize(2)
                .allMatch(detail -> StandardCharsets.UTF_8.newEncoder().canEncode(detail))
                .allMatch(detail -> detail.endsWith("📦..."));
    }

    @Test
    void anItemThatIsDoneIsForgotten() {
        RunState state = failedOnce("100000001");
        RunRecorder recorder = recorder(state);

        recorder.done("100000001", "");

        assertThat(close(recorder, state).next().failed()).isEmpty();
    }

    @Test
    void anItemThatIsNotTouchedStaysAsItWas() {
        RunState state = failedOnce("100000001");
        RunRecorder recorder = recorder(state);

        recorder.done("100000002", "");

        assertThat(close(recorder, state).next()).isEqualTo(state);
    }

    @Test
    void aDryRunLeavesTheStateAsItWas() {
        RunState state = failedOnce("100000001");
        RunRecorder recorder = new RunRecorder(SETTINGS, true, state);

        recorder.done("100000001", "");
        Run run = close(recorder, state);

        assertThat(run.isDryRun()).isTrue();
        assertThat(run.next()).isEqualTo(state);
    }

    @Test
    void aRunThatEndedEarlySaysWhy() {
        RunRecorder recorder = recorder(RunState.initial());

        recorder.endEarly(EndReason.NOT_REACHED, "no answer");

        assertThat(close(recorder, RunState.initial()).endedEarly()).contains("no answer");
    }

    private static RunState failedOnce(String key) {
        return failedOnce(key, NOON);
    }

    private static RunState failedOnce(String key, Instant time) {
        RunRecorder recorder = recorder(RunState.initial(), time);
        recorder.failedItself(key, "refused");
        return close(recorder, RunState.initial()).next();
    }

    @Test
    void runReasonsAreShortenedLikeItemDetails() {
        RunRecorder recorder = recorder(RunState.initial());

        recorder.endEarly(EndReason.NOT_REACHED, "the shop says\nno to ann@example.com " + "a".repeat(1_000_000));

        assertThat(close(recorder, RunState.initial()).endedEarly().orElse(""))
                .startsWith("the shop says no to [...] aaa")
                .hasSize(1_000);
    }

    private static RunRecorder recorder(RunState state) {
        return recorder(state, NOON);
    }

    private static RunRecorder recorder(RunState state, Instant time) {
        return new RunRecorder(at(time), false, state);
    }

    private static Run close(RunRecorder recorder, RunState state) {
        RunState.Builder next = RunState.builder();
        next.from(state);
        return recorder.close(next);
    }

    @Test
    void reasonsOfFewFailuresAreKeptWhole() {
        RunRecorder recorder = recorder(RunState.initial(), NOON);

        recorder.failedForGood("1", "x".repeat(500));

        assertThat(close(recorder, RunState.initial()).next().failed())
                .hasEntrySatisfying("1", item -> assertThat(item.reason()).hasSize(500));
    }

    @Test
    void reasonsOfManyFailuresKeepStartAndEnd() {
        RunRecorder recorder = recorder(RunState.initial(), NOON);
        for (int i = 0; i <= Run.MOST_FAILURES; i++) {
            recorder.failedItself(String.valueOf(i), "OrderFlow refuses it: " + "x".repeat(500));
        }

        Run run = close(recorder, RunState.initial());

        String last = String.valueOf(Run.MOST_FAILURES);
        assertThat(run.next().failed())
                .hasEntrySatisfying(
                        last,
                        item -> assertThat(item.reason())
                                .hasSizeLessThan(110)
                                .startsWith("OrderFlow refuses it: xxx")
                                .endsWith("xxx, attempt 1 of 4"));
        assertThat(run.items())
                .extracting(ItemOutcome::detail)
                .allSatisfy(detail -> assertThat(detail).hasSizeGreaterThan(500));
    }
}
