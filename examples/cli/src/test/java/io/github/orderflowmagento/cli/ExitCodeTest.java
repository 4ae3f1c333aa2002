package io.github.orderflowmagento.cli;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;

import static org.assertj.core.api.Assertions.assertThat;

/** The exit code of a run that ended early. */
class ExitCodeTest {
    @ParameterizedTest
    @CsvSource({
        "LEASE_LOST, 7",
        "INTERRUPTED, 130",
        "ACCESS_DENIED, 6",
        "NOT_REACHED, 5",
        "BUSY, 5",
        "NOT_FOUND, 2",
        "REFUSED, 4",
        "LIMIT, 4",
        "INVALID_INPUT, 4",
        "STORAGE, 4",
        "OTHER, 4"
    })
    void itIsThatOfTheReason(EndReason reason, int code) {
        Run run = Run.builder()
                .operation("order export")
                .isDryRun(false)
                .endedEarly("for some reason")
                .endedBy(reason)
                .next(RunState.initial())
                .build();

        assertThat(ExitCode.of(run)).isEqualTo(code);
    }
}
