package io.github.orderflowmagento.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.magento.MagentoException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.optional;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/** What a shop's failure means for an item and for the run is told by the failure's type. */
class FailuresTest {
    private static final String CALL = "sales_order.info 100000001";

    private final Ledger ledger = new Ledger("order export", false, RunState.initial(), LedgerTest.TERMS);

    static Stream<Arguments> meanings() {
        return Stream.of(
                arguments(new MagentoException.NotFound(CALL, 100, "no such order"), Outcome.GIVEN_UP, 1, false),
                arguments(new MagentoException.Rejected(CALL, 102, "invalid"), Outcome.WILL_RETRY, 1, false),
                arguments(new MagentoException.ServerFault(CALL, 1, "internal error"), Outcome.WILL_RETRY, 1, false),
                arguments(new MagentoException.ServerFault(CALL, null, "HTTP 500"), Outcome.WILL_RETRY, 0, false),
                arguments(new MagentoException.NotUnderstood(CALL, "a page", null), Outcome.WILL_RETRY, 0, false),
                arguments(new MagentoException.Busy(CALL, null, "503", null, false), Outcome.WILL_RETRY, 0, false),
                arguments(new MagentoException.NotReached(CALL, "refused", null), Outcome.WILL_RETRY, 0, true),
                arguments(new MagentoException.NoAnswer(CALL, "silence", null), Outcome.WILL_RETRY, 0, true),
                arguments(new MagentoException.RefusedCredentials(CALL, 2, "who?"), Outcome.WILL_RETRY, 0, true),
                arguments(new MagentoException.NotPermitted(CALL, 2, "denied"), Outcome.WILL_RETRY, 0, true),
                arguments(new MagentoException.Unsupported(CALL, 3, "unknown call"), Outcome.WILL_RETRY, 0, true));
    }

    @ParameterizedTest(name = "{0}: {1}, {2} attempts, ends the run: {3}")
    @MethodSource
    void meanings(MagentoException failure, Outcome outcome, int attempts, boolean endsTheRun) {
        Failures.book(ledger, "100000001", failure);

        Run run = ledger.close(new RunState.Builder());
        assertThat(run.items()).singleElement().satisfies(item -> {
            assertThat(item.outcome()).isEqualTo(outcome);
            assertThat(item.attempts()).isEqualTo(attempts);
        });
        assertThat(run.endedEarly().isPresent()).isEqualTo(endsTheRun);
    }

    @Test
    void aBusyShopIsLeftAloneForAsLongAsItAsks() {
        Failures.book(ledger, "100000001", new MagentoException.Busy(CALL, null, "503", Duration.ofMinutes(2), false));

        assertThat(ledger.failed().get("100000001"))
                .extracting(FailedItem::dueAt)
                .asInstanceOf(optional(Instant.class))
                .contains(LedgerTest.NOON.plusSeconds(120));
    }
}
