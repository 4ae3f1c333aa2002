package io.github.orderflowmagento.magento.model;

import java.time.DateTimeException;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TimesTest {
    @ParameterizedTest
    @CsvSource({
        "2026-11-23 12:34:56, 2026-11-23T12:34:56Z",
        "2026-01-01 00:00:00, 2026-01-01T00:00:00Z",
        "2024-02-29 23:59:59, 2024-02-29T23:59:59Z",
        "2026-12-31 10:00:00, 2026-12-31T10:00:00Z",
        "0001-02-03 04:05:06, 0001-02-03T04:05:06Z",
        "2026-11-23, 2026-11-23T00:00:00Z",
        "2026-11-23T12:34:56+01:00, 2026-11-23T11:34:56Z"
    })
    void aTimeIsReadInEachForm(String text, Instant time) {
        assertThat(Times.instant(text)).isEqualTo(time);
    }

    /** As the formatter does it. */
    @Test
    void aDayThatAMonthDoesNotHaveIsItsLast() {
        assertThat(Times.instant("2026-02-30 10:00:00")).isEqualTo(Instant.parse("2026-02-28T10:00:00Z"));
    }

    @Test
    void zerosAreNoTime() {
        assertThat(Times.instant("0000-00-00 00:00:00")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-13-01 00:00:00",
                "2026-00-01 00:00:00",
                "2026-01-00 00:00:00",
                "2026-01-01 00:60:00",
                "2026-01-01 00:00:60",
                "2026-01-01_00:00:00",
                "2026-01-01 00:00:0x",
                "yesterday"
            })
    void aMalformedTimeIsRejected(String text) {
        assertThatThrownBy(() -> Times.instant(text)).isInstanceOf(DateTimeException.class);
    }
}
