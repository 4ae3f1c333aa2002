package io.github.orderflowmagento.orderflow.message;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.Recording;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

class SoapInventoryTest {

    private static final Path RECORDINGS = Path.of("src/test/resources/recordings/soap");

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v2-wsi", "openmage-20-v2", "openmage-20-v2-wsi"})
    void theRecordedMessageIsRead(String shop) {
        InventoryNotification inventory = recorded(shop + "/orderflow-inventory-multiupdate");

        assertThat(inventory.messageId()).isEqualTo(5001);
        assertThat(inventory.lines())
                .extracting(
                        InventoryLine::externalReference,
                        line -> line.decimal("quantity").orElseThrow().intValueExact(),
                        line -> line.sequenceId().orElseThrow(),
                        line -> line.lastOrderExported().orElse(Instant.MAX))
                .containsExactly(
                        tuple("MUG-001", 15, 1001L, Instant.MAX),
                        tuple("BULK-001", 25, 1002L, Instant.parse("2026-10-20T10:00:00Z")));
        assertThat(inventory.rejected()).isEmpty();
    }

    @Test
    void aNegativeQuantityAndAnEmptyMessageAreRead() {
        assertThat(recorded("v2/orderflow-inventory-multiupdate-negative").lines())
                .singleElement()
                .satisfies(line -> assertThat(line.decimal("quantity")).contains(new BigDecimal(-4)));
        assertThat(recorded("v2/orderflow-inventory-multiupdate-empty").lines()).isEmpty();
    }

    @Test
    void quantitiesAndSequenceNumbersAreJoinedBySku() {
        InventoryNotification inventory = parse(qty("A", "1") + qty("B", "2"), seq("B", "20") + seq("A", "10"));

        assertThat(inventory.lines())
                .extracting(InventoryLine::externalReference, InventoryLine::attributes)
                .containsExactly(
                        tuple("A", Map.of("quantity", "1", "sequenceId", "10")),
                        tuple("B", Map.of("quantity", "2", "sequenceId", "20")));
    }

    @Test
    void h13ASkuThatStandsInOneListOnlyIsRejectedAndTheOthersAreKept() {
        InventoryNotification inventory = parse(qty("A", "1") + qty("B", "2"), seq("A", "10") + seq("C", "30"));

        assertThat(inventory.lines())
                .extracting(InventoryLine::externalReference)
                .containsExactly("A");
        assertThat(inventory.rejected())
                .containsExactly(
                        new RejectedLine(
                                "B",
                                "inventory notification 5001, SKU 'B' occurs in 'skusQty' 1 times and in"
                                        + " 'skusSeqId' 0 times"),
                        new RejectedLine(
                                "C",
                                "inventory notification 5001, SKU 'C' occurs in 'skusQty' 0 times and in"
                                        + " 'skusSeqId' 1 times"));
    }

    @Test
    void aSkuNamedTwiceWithOneQuantityHasTheHigherSequenceNumber() {
        InventoryNotification inventory =
                parse(qty("A", "5") + qty("A", "5"), seq("A", "9") + seq("A", "1000") + seq("A", "999"));

        assertThat(inventory.lines()).singleElement().satisfies(line -> {
            assertThat(line.decimal("quantity")).contains(new BigDecimal(5));
            assertThat(line.sequenceId()).contains(1000L);
        });
    }

    @Test
    void aSkuThatIsNamedWithTwoQuantitiesIsRejected() {
        InventoryNotification inventory =
                parse(qty("A", "5") + qty("B", "1") + qty("A", "7"), seq("A", "1") + seq("A", "2") + seq("B", "3"));

        assertThat(inventory.lines())
                .extracting(InventoryLine::externalReference)
                .containsExactly("B");
        assertThat(inventory.rejected()).singleElement().satisfies(line -> {
            assertThat(line.externalReference()).isEqualTo("A");
            assertThat(line.reason()).contains("5001", "'A'", "[5, 7]");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "many, 1, '', '''value'' is not a decimal'",
        "'', 1, '', '''value'' is missing'",
        "1E9, 1, '', '''value'' is not a decimal'",
        "1, x, '', '''value'' is not a whole number'",
        "1, 1, yesterday, '''lastOrderExported'' is not a time'"
    })
    void anUnreadableLineIsRejectedAndTheOthersAreKept(String quantity, String sequence, String exported, String why) {
        InventoryNotification inventory = parse(
                qty("A", quantity) + qty("B", "2"),
                seq("A", sequence + "</value><lastOrderExported>" + exported + "</lastOrderExported><value>")
                        + seq("B", "20"));

        assertThat(inventory.lines())
                .extracting(InventoryLine::externalReference)
                .containsExactly("B");
        assertThat(inventory.rejected())
                .singleElement()
                .satisfies(line -> assertThat(line.reason()).contains("inventory notification 5001, SKU 'A'", why));
    }

    @Test
    void aLineWithoutSkuIsRejected() {
        InventoryNotification inventory = parse("<item><value>1</value></item>", "");

        assertThat(inventory.rejected())
                .extracting(RejectedLine::externalReference)
                .containsExactly("");
    }

    @ParameterizedTest
    @CsvSource({
        "2016-09-01T10:15:30, 2016-09-01T10:15:30Z",
        "2016-09-01T10:15:30Z, 2016-09-01T10:15:30Z",
        "2016-09-01T10:15:30+01:00, 2016-09-01T09:15:30Z",
        "2016-09-01T10:15:30.250-05:00, 2016-09-01T15:15:30.250Z"
    })
    void theLastExportIsUtcUnlessItSaysOtherwise(String text, Instant moment) {
        InventoryNotification inventory =
                parse(qty("A", "1"), seq("A", "1</value><lastOrderExported>" + text + "</lastOrderExported><value>"));

        assertThat(inventory.lines())
                .singleElement()
                .satisfies(line -> assertThat(line.lastOrderExported()).contains(moment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"skusQty", "skusSeqId", "messageSeqId"})
    void race8AMessageThatLacksAPartIsRejectedByName(String part) {
        String message = message(qty("A", "1"), seq("A", "1")).replace(part, "other");

        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> SoapMessage.parse(message))
                .withMessageContaining("inventory notification")
                .withMessageContaining(part);
    }

    @Test
    void valuesAfterTheCallAreReadByReference() {
        String message = message("", "")
                .replace("<skusQty></skusQty>", "<skusQty href='#q'/>")
                .replace("<skusSeqId></skusSeqId>", "<skusSeqId href='#s'/>")
                .replace(
                        "</s:Body>",
                        "<multiRef id='q'><item href='#a'/></multiRef><multiRef id='a'><key>A</key>"
                                + "<value href='#n'/></multiRef><multiRef id='n'>4</multiRef>"
                                + "<multiRef id='s'><item><key>A</key><value href='#n'/></item></multiRef></s:Body>");

        assertThat(notification(message).lines())
                .extracting(InventoryLine::attributes)
                .isEqualTo(List.of(Map.of("quantity", "4", "sequenceId", "4")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<multiRef id='q'><item href='#q'/></multiRef>",
                "<multiRef id='q'><item href='#a'/><item href='#a'/></multiRef><multiRef id='a'><key>A</key></multiRef>"
            })
    void aMissingCyclicOrRepeatedReferenceIsRejected(String values) {
        String message = message("", "")
                .replace("<skusQty></skusQty>", "<skusQty href='#q'/>")
                .replace("</s:Body>", values + "</s:Body>");

        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> SoapMessage.parse(message))
                .withMessageContaining("refers to '#");
    }

    private static InventoryNotification recorded(String name) {
        return notification(Recording.of(RECORDINGS.resolve(name)).requestText());
    }

    private static InventoryNotification parse(String quantities, String sequences) {
        return notification(message(quantities, sequences));
    }

    private static InventoryNotification notification(String message) {
        return ((SoapMessage.Inventory) SoapMessage.parse(message)).notification();
    }

    private static String message(String quantities, String sequences) {
        return "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns:m='urn:Magento'><s:Body>"
                + "<m:orderflowInventoryMultiUpdate><sessionId>0a1b</sessionId><skusQty>" + quantities
                + "</skusQty><skusSeqId>" + sequences + "</skusSeqId><messageSeqId>5001</messageSeqId>"
                + "</m:orderflowInventoryMultiUpdate></s:Body></s:Envelope>";
    }

    private static String qty(String sku, String quantity) {
        return "<item><key>" + sku + "</key><value>" + quantity + "</value></item>";
    }

    private static String seq(String sku, String sequence) {
        return qty(sku, sequence);
    }
}
