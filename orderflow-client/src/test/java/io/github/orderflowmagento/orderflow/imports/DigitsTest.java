package io.github.orderflowmagento.orderflow.imports;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DigitsTest {

    @ParameterizedTest
    @ValueSource(strings = {"0", "12", "-1.5", "+0.25", "123456789012345678", "1.123456789012345678", "007.50"})
    void digitsWithAPointBetweenThemAreANumber(String text) {
        assertThat(Digits.isNumber(text, 18, 18)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "+",
                "-",
                ".5",
                "5.",
                "-.5",
                "1.2.3",
                "1,5",
                "1e3",
                "+-1",
                " 1",
                "1 ",
                "1.5kg",
                "x",
                "\u0661",
                "1234567890123456789",
                "1.1234567890123456789"
            })
    void anythingElseIsNotANumber(String text) {
        assertThat(Digits.isNumber(text, 18, 18)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.5", "1.", "1.0", "1234567890"})
    void aWholeNumberHasNoPointAndNoMoreDigitsThanAllowed(String text) {
        assertThat(Digits.isNumber(text, 9, 0)).isFalse();
    }
}
