package io.github.orderflowmagento.operation.report;

import java.io.Serial;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;

import io.github.orderflowmagento.operation.CallMade;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.RunState;

import static org.assertj.core.api.Assertions.assertThat;

class LoggingListenerTest {
    private final List<String> lines = new ArrayList<>();
    private final RunListener listener = new LoggingListener(new Lines());

    @Test
    void problemsAreLoggedAsWarningsAndTheRestAsDebug() {
        Run.Builder run = Run.builder();
        run.operation("order export").isDryRun(false).next(RunState.initial());

        listener.started("order export", true);
        listener.called(new CallMade(
                "order export", "warehouse.orders.insert", Duration.ofMillis(12), Optional.of("NoAnswer")));
        listener.settled("order export", ItemOutcome.of("100000009", Outcome.DONE, ""));
        listener.settled(
                "order export",
                ItemOutcome.builder()
                        .key("100000017")
                        .outcome(Outcome.WILL_RETRY)
                        .detail("refused")
                        .attempts(1)
                        .dueAt(Instant.parse("2026-11-23T12:05:00Z"))
                        .build());
        listener.ended(
                run.addItems(ItemOutcome.of("100000009", Outcome.DONE, "")).build(), Duration.ofSeconds(2));

        assertThat(lines)
                .containsExactly(
                        "INFO order export (dry run): started",
                        "DEBUG order export: warehouse.orders.insert took 12 ms and failed: NoAnswer",
                        "DEBUG order export: 100000009: done",
                        "WARN order export: 100000017: will retry (refused, not before 2026-11-23T12:05:00Z)",
                        "INFO order export: 1 item, 1 done in 2000 ms");
    }

    @Test
    void aWarningOfARunIsOneLineForAllItems() {
        Run.Builder run = Run.builder();
        run.operation("order export").isDryRun(false).next(RunState.initial());

        listener.settled("order export", ItemOutcome.of("100000009", Outcome.ALREADY_THERE, "not compared"));
        listener.settled("order export", ItemOutcome.of("100000011", Outcome.ALREADY_THERE, "not compared"));
        listener.ended(
                run.addWarnings("not compared: 2 items (100000009, 100000011)").build(), Duration.ofSeconds(2));

        assertThat(lines)
                .containsExactly(
                        "DEBUG order export: 100000009: already there (not compared)",
                        "DEBUG order export: 100000011: already there (not compared)",
                        "WARN order export: not compared: 2 items (100000009, 100000011)",
                        "INFO order export: 0 items in 2000 ms");
    }

    @Test
    void neitherAKeyNorAReasonBeginsALineOfItsOwn() {
        String forged = "A\n[main] WARN forged\r\u2028\u0085\u001b[31m\u202eline";
        Run.Builder run = Run.builder();
        run.operation("inventory update").isDryRun(false).next(RunState.initial());

        listener.settled("inventory update", ItemOutcome.of(forged, Outcome.GIVEN_UP, forged));
        listener.ended(run.addWarnings(forged).endedEarly(forged).build(), Duration.ofSeconds(2));

        assertThat(lines)
                .containsExactly(
                        "WARN inventory update: A [main] WARN forged [31m line: given up (A [main] WARN forged [31m line)",
                        "WARN inventory update: A [main] WARN forged [31m line",
                        "INFO inventory update: 0 items; ended early: A [main] WARN forged [31m line in 2000 ms");
    }

    /** Keeps log messages. */
    private final class Lines extends LegacyAbstractLogger {
        @Serial
        private static final long serialVersionUID = 1L;

        @Override
        protected @Nullable String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level level,
                @Nullable Marker marker,
                String pattern,
                Object @Nullable [] arguments,
                @Nullable Throwable failure) {
            lines.add(level + " " + MessageFormatter.basicArrayFormat(pattern, arguments));
        }

        @Override
        public boolean isTraceEnabled() {
            return true;
        }

        @Override
        public boolean isDebugEnabled() {
            return true;
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }
    }
}
