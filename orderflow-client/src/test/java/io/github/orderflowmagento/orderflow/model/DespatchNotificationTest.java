package io.github.orderflowmagento.orderflow.model;

import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.orderflowmagento.orderflow.Recording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DespatchNotificationTest {

    private static final Path RECORDINGS = Path.of("src/test/resources/recordings/soap-v2");

    @Test
    void theRecordedMessageIsRead() {
        DespatchNotification despatch = parse(
                Recording.of(RECORDINGS.resolve("orderflow-shipment-create")).requestText());

        assertThat(despatch)
                .isEqualTo(DespatchNotification.builder()
                        .orderReference("100000031")
                        .messageId(6001)
                        .addLines(line("BULK-001", "2"), line("MUG-001", "1"))
                        .comment("Despatched & on its way")
                        .notifyCustomer(true)
                        .includeComment(true)
                        .courierName("Royal Mail")
                        .serviceName("Tracked 24")
                        .trackingNumber("RM111111111GB")
                        .despatchDate(LocalDate.of(2026, 11, 20))
                        .build());
    }

    @TestFactory
    Stream<DynamicTest> everyRecordedMessageIsAcknowledgedAsTheShopDid() {
        return Recording.allIn(RECORDINGS)
                .map(recording -> DynamicTest.dynamicTest(
                        recording.name(),
                        () -> assertThat(parse(recording.requestText()).acknowledgement())
                                .isEqualTo(recording.responseText())));
    }

    @Test
    void whatIsMissingOrEmptyIsAbsent() {
        DespatchNotification despatch = parse(message("<comment/><email/><trackingNumber> </trackingNumber>"));

        assertThat(despatch.comment()).isEmpty();
        assertThat(despatch.notifyCustomer()).isFalse();
        assertThat(despatch.trackingNumber()).isEmpty();
        assertThat(despatch.courierName()).isEmpty();
        assertThat(despatch.despatchDate()).isEmpty();
        assertThat(despatch.lines()).isEmpty();
    }

    @Test
    void aSkuThatIsNamedTwiceHasTwoLines() {
        DespatchNotification despatch = parse(
                message("")
                        .replace(
                                "<skuQty/>",
                                "<skuQty><item><key>A</key><value>1</value></item><item><key>A</key><value>2.5</value></item></skuQty>"));

        assertThat(despatch.lines()).containsExactly(line("A", "1"), line("A", "2.5"));
    }

    @ParameterizedTest
    @CsvSource({
        "<messageSeqId>6001</messageSeqId>, '', messageSeqId",
        "<messageSeqId>6001</messageSeqId>, <messageSeqId>x</messageSeqId>, messageSeqId",
        "<skuQty/>, '', skuQty",
        "<skuQty/>, <skuQty><item><value>1</value></item></skuQty>, key",
        "<skuQty/>, <skuQty><item><key>A</key></item></skuQty>, value",
        "<skuQty/>, <skuQty><item><key>A</key><value>two</value></item></skuQty>, value",
        "<skuQty/>, <skuQty/><email>maybe</email>, email",
        "<skuQty/>, <skuQty/><dateShipped>20/11/2026</dateShipped>, dateShipped"
    })
    void whatIsUnfitIsRefusedByTheNamesOfFieldAndOrder(String part, String instead, String field) {
        String message = message("").replace(part, instead);

        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> parse(message))
                .withMessageContaining("order '100000031'")
                .withMessageContaining("'" + field + "'");
    }

    @Test
    void aMessageWithoutOrderIsRefused() {
        String message = message("").replace("<orderIncrementId>100000031</orderIncrementId>", "");

        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> parse(message))
                .withMessageContaining("'orderIncrementId'");
    }

    @Test
    void anotherSoapMessageIsRefused() {
        String message = message("").replace("orderflowShipmentCreate", "orderflowInventoryMultiUpdate");

        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> parse(message))
                .withMessageContaining("'orderflowShipmentCreate'");
    }

    @Test
    void theSessionIdIsNotKept() {
        assertThat(parse(message("")).toString()).contains("100000031").doesNotContain("session-secret");
    }

    @Test
    void aNamespaceCannotBreakTheAcknowledgement() {
        DespatchNotification despatch = parse(message("").replace("urn:OpenMage", "&quot;&gt;&lt;script&gt;"));

        assertThat(XmlElement.parse(new ByteArrayInputStream(
                                despatch.acknowledgement().getBytes(StandardCharsets.UTF_8)))
                        .name())
                .isEqualTo("Envelope");
        assertThat(despatch.acknowledgement()).doesNotContain("<script");
    }

    private static String message(String more) {
        return "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns:m='urn:OpenMage'><s:Body>"
                + "<m:orderflowShipmentCreate><sessionId>session-secret</sessionId>"
                + "<orderIncrementId>100000031</orderIncrementId><skuQty/>" + more
                + "<messageSeqId>6001</messageSeqId></m:orderflowShipmentCreate></s:Body></s:Envelope>";
    }

    private static DespatchLine line(String sku, String quantity) {
        return DespatchLine.builder()
                .externalReference(sku)
                .quantity(new BigDecimal(quantity))
                .build();
    }

    private static DespatchNotification parse(String message) {
        return DespatchNotification.parse(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));
    }
}
