package io.github.orderflowmagento.mapping;

import java.math.BigDecimal;
import java.util.List;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Scale;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AmountsTest {
    @Property
    void theTextOfANumberReadsBackAsTheSameNumberWithoutAnExponent(
            @ForAll @Scale(4) BigDecimal mantissa, @ForAll byte power) {
        BigDecimal number = mantissa.scaleByPowerOfTen(power);

        String text = Amounts.text(number);

        assertThat(new BigDecimal(text)).isEqualByComparingTo(number);
        assertThat(text).matches("-?\\d+(\\.\\d*[1-9])?");
    }

    @Example
    void zeroIsOneDigitWhateverItsScale() {
        assertThat(Amounts.text(new BigDecimal("0.0000"))).isEqualTo("0");
        assertThat(Amounts.text(new BigDecimal("0E+3"))).isEqualTo("0");
    }

    @Example
    void aNumberOfABillionDigitsIsRejectedBeforeItIsWritten() {
        for (String bomb : List.of("1e999999999", "-1e-999999999")) {
            assertThatThrownBy(() -> Amounts.text(new BigDecimal(bomb)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("more than 1000 digits");
        }
    }

    @Example
    void trailingZerosAreGone() {
        assertThat(Amounts.text(new BigDecimal("13.0000"))).isEqualTo("13");
        assertThat(Amounts.text(new BigDecimal("1200.5000"))).isEqualTo("1200.5");
    }

    @Example
    void quotientsAreRoundedHalfUpToFourPlaces() {
        assertThat(Amounts.divide(new BigDecimal("0.0001"), new BigDecimal("2")))
                .contains(new BigDecimal("0.0001"));
        assertThat(Amounts.divide(new BigDecimal("2"), new BigDecimal("3"))).contains(new BigDecimal("0.6667"));
    }

    @Example
    void thereIsNoQuotientByZero() {
        assertThat(Amounts.divide(BigDecimal.ONE, new BigDecimal("0.0000"))).isEmpty();
    }
}
