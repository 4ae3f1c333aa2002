package io.github.orderflowmagento.orderflow.message;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class InventoryLineTest {

    @Test
    void theRecordedShapeIsRead() {
        List<InventoryLine> lines = parse("<inventory><inventoryLine product='MUG-001' quantity='15'/></inventory>");

        assertThat(lines)
                .containsExactly(InventoryLine.builder()
                        .externalReference("MUG-001")
                        .putAttributes("product", "MUG-001")
                        .putAttributes("quantity", "15")
                        .build());
    }

    @Test
    void theDocumentedShapeIsRead() {
        List<InventoryLine> lines =
                parse("<inventory messageId='15'><product inventoryId='453' sequenceId='454' externalReference='CD'"
                        + " organisation='acme'/></inventory>");

        assertThat(lines).singleElement().satisfies(line -> {
            assertThat(line.externalReference()).isEqualTo("CD");
            assertThat(line.sequenceId()).contains(454L);
            assertThat(line.attributes()).containsKeys("inventoryId", "sequenceId", "organisation");
        });
    }

    @Test
    void anAttributeIsReadAsADecimal() {
        assertThat(line("12.50").decimal("total")).contains(new BigDecimal("12.50"));
    }

    @Test
    void anAbsentOrBlankAttributeIsNoDecimal() {
        assertThat(line(" ").decimal("total")).isEmpty();
        assertThat(line("1").decimal("allocated")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "many",
                "1,200",
                "1e999999999",
                "1e-999999999",
                "-1E+2147483647",
                "1e31",
                "99999999999999999999999999999999999999999",
                "0x10",
                "1,5",
                "12 cm",
                "NAN",
                "-INF"
            })
    void anInvalidNumberIsRejectedByName(String text) {
        InventoryLine line = line(text);

        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> line.decimal("total"))
                .withMessageContaining("'CD'")
                .withMessageContaining("'total'");
    }

    @Test
    void anInvalidSequenceNumberIsRejectedByName() {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> parse("<inventory><p product='CD' sequenceId='x'/></inventory>"))
                .withMessageContaining("'CD'")
                .withMessageContaining("'sequenceId'");
    }

    @Test
    void aLineWithoutSkuIsRejected() {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> parse("<inventory><p quantity='1'/></inventory>"))
                .withMessageContaining("<p>");
    }

    @Test
    void anotherDocumentIsNotTakenForAnEmptyInventory() {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> parse("<html/>"))
                .withMessageContaining("'inventory'");
    }

    private static InventoryLine line(String total) {
        return InventoryLine.builder()
                .externalReference("CD")
                .putAttributes("total", total)
                .build();
    }

    private static List<InventoryLine> parse(String document) {
        return InventoryLine.parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    }
}
