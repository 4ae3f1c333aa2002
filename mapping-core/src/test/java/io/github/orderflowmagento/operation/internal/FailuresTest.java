package io.github.orderflowmagento.operation.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.operation.FailedItem;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.optional;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** The kind and the concern of a shop's failure determine its consequences for the item and the run. */
class FailuresTest {
    private static final String CALL = "sales_order.info 100000001";

    private final RunRecorder recorder = new RunRecorder(RunRecorderTest.SETTINGS, false, RunState.initial());

    static Stream<Arguments> meanings() {
        return Stream.of(
                arguments(new MagentoException.NotFound(CALL, "no such order"), Outcome.GIVEN_UP, 1, false),
                arguments(new MagentoException.Rejected(CALL, "invalid"), Outcome.WILL_RETRY, 1, false),
                arguments(new MagentoException.ServerFault(CALL, "HTTP 500"), Outcome.WILL_RETRY, 0, false),
                arguments(new MagentoException.NotUnderstood(CALL, "a page"), Outcome.WILL_RETRY, 0, false),
                arguments(new MagentoException.Busy(CALL, "503"), Outcome.WILL_RETRY, 0, false),
                arguments(new MagentoException.NotReached(CALL, "refused"), Outcome.WILL_RETRY, 0, true),
                arguments(new MagentoException.NoAnswer(CALL, "silence"), Outcome.WILL_RETRY, 0, true),
                arguments(new MagentoException.RefusedCredentials(CALL, "who?"), Outcome.WILL_RETRY, 0, true),
                arguments(new MagentoException.NotPermitted(CALL, "denied"), Outcome.WILL_RETRY, 0, true),
                arguments(new MagentoException.Unsupported(CALL, "unknown call"), Outcome.WILL_RETRY, 0, true),
                arguments(new MagentoException.ServerFault(concerning(Concern.ITEM)), Outcome.WILL_RETRY, 1, false),
                arguments(new MagentoException.NotUnderstood(concerning(Concern.ITEM)), Outcome.WILL_RETRY, 1, false),
                arguments(new MagentoException.Busy(concerning(Concern.ITEM)), Outcome.WILL_RETRY, 0, false),
                arguments(
                        new MagentoException.Rejected(concerning(Concern.UNDETERMINED)), Outcome.WILL_RETRY, 1, false),
                arguments(
                        new MagentoException.NotPermitted(concerning(Concern.UNDETERMINED)),
                        Outcome.WILL_RETRY,
                        0,
                        true),
                arguments(
                        new MagentoException.ServerFault(concerning(Concern.EVERYTHING)), Outcome.WILL_RETRY, 0, true),
                arguments(new MagentoException.NotFound(concerning(Concern.EVERYTHING)), Outcome.WILL_RETRY, 0, true));
    }

    private static MagentoException.Details concerning(Concern concern) {
        return MagentoException.Details.of(CALL, concern.toString()).concerning(concern);
    }

    @ParameterizedTest(name = "{0}: {1}, {2} attempts, ends the run: {3}")
    @MethodSource
    void meanings(MagentoException failure, Outcome outcome, int attempts, boolean endsTheRun) {
        Failures.record(recorder, "100000001", failure);

        Run run = recorder.close(new RunState.Builder());
        assertThat(run.items()).singleElement().satisfies(item -> {
            assertThat(item.outcome()).isEqualTo(outcome);
            assertThat(item.attempts()).isEqualTo(attempts);
        });
        assertThat(run.endedEarly().isPresent()).isEqualTo(endsTheRun);
    }

    private static MagentoException.Busy busy(Duration wait, boolean outcomeUnknown) {
        return new MagentoException.Busy(
                MagentoException.Details.of(CALL, "busy").outcomeUnknown(outcomeUnknown), wait);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aShopThatAsksForALongTimeEndsTheRunAndIsLeftAloneForSoLong(boolean outcomeUnknown) {
        Failures.record(recorder, "100000001", busy(Duration.ofMinutes(2), outcomeUnknown));

        assertThat(recorder.hasEnded()).isTrue();
        assertThat(recorder.failed().get("100000001"))
                .extracting(FailedItem::dueAt)
                .asInstanceOf(optional(Instant.class))
                .contains(RunRecorderTest.NOON.plusSeconds(120));
        assertThat(recorder.failed().get("100000001"))
                .extracting(FailedItem::attempts)
                .isEqualTo(0);
    }

    @Test
    void aShopThatWasWaitedForInVainEndsTheRun() {
        Failures.record(recorder, "100000001", busy(Duration.ofSeconds(5), false));

        assertThat(recorder.hasEnded()).isTrue();
    }

    @Test
    void aWriteThatAProxyMayHaveGivenUpOnDoesNotEndTheRun() {
        Failures.record(recorder, "100000001", busy(Duration.ofSeconds(5), true));

        assertThat(recorder.hasEnded()).isFalse();
        assertThat(recorder.failed().get("100000001"))
                .extracting(FailedItem::dueAt)
                .asInstanceOf(optional(Instant.class))
                .contains(RunRecorderTest.NOON.plusSeconds(5));
    }
}
