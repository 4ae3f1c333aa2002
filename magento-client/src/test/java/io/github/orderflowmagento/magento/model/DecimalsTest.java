package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Valid and invalid numbers, from any sender. */
class DecimalsTest {
    /** Short texts that no arithmetic survives, long ones that take minutes to read, and what was never a number. */
    static Stream<String> notNumbers() {
        return Stream.of(
                "1e999999999",
                "1e-999999999",
                "-1E+2147483647",
                "1e99999999999999999999",
                "1e31",
                "1e-31",
                "9".repeat(41),
                "0." + "0".repeat(39),
                "9".repeat(1_000_000),
                "0x10",
                "1,5",
                "12 cm",
                "NAN",
                "-INF",
                "");
    }

    private static Fields row(String name, String value) {
        Map<String, Object> row = new LinkedHashMap<>(Map.of(
                "item_id", "1", "qty_ordered", "2.0000", "qty_shipped", "0", "qty_refunded", "0", "qty_canceled", "0"));
        row.put(name, value);
        return Fields.of(row);
    }

    @ParameterizedTest
    @CsvSource({
        "12, 12",
        "' -6.5000 ', -6.5000",
        "+3, 3",
        ".5, 0.5",
        "1.0E-5, 0.000010",
        "1.0E+25, 1.0E+25",
        "99999999.9999, 99999999.9999",
        "0.10000000000000001, 0.10000000000000001"
    })
    void whatShopsWriteIsRead(String text, BigDecimal number) {
        assertThat(Decimals.parse(text)).contains(number);
    }

    @ParameterizedTest
    @MethodSource("notNumbers")
    void numbersBeyondTheBoundsAreRejected(String text) {
        assertThat(Decimals.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("notNumbers")
    void anOptionalFieldThatHoldsNoNumberIsEmpty(String text) {
        OrderItem item = OrderItem.of(row("price", text));

        assertThat(item.price()).isEmpty();
        assertThat(item.qtyOrdered()).isEqualTo(new BigDecimal("2.0000"));
    }

    @Test
    void aRequiredFieldBeyondTheBoundsIsRejectedByName() {
        assertThatThrownBy(() -> OrderItem.of(row("qty_ordered", "1e999999999")))
                .isInstanceOf(InvalidFieldException.class)
                .hasMessage("field qty_ordered: '1e999999999' is not a number");
    }

    @Test
    void aForeignNumberIsWrittenInFullOnlyWithinTheBounds() {
        Fields fields = Fields.of(Map.of("huge", new BigDecimal("1e999999999"), "small", new BigDecimal("1E-7")));

        assertThat(fields.text("huge")).contains("1E+999999999");
        assertThat(fields.text("small")).contains("0.0000001");
    }

    @Test
    void aQuantityBeyondTheBoundsIsNotWrittenIntoTheShop() {
        assertThatThrownBy(() -> StockUpdate.builder()
                        .sku("MUG-001")
                        .quantity(new BigDecimal("1e999999999"))
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("MUG-001");
    }
}
