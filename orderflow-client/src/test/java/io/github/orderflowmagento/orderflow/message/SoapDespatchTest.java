package io.github.orderflowmagento.orderflow.message;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.Recording;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SoapDespatchTest {

    private static final Path RECORDINGS = Path.of("src/test/resources/recordings/soap");

    @ParameterizedTest
    @ValueSource(strings = {"v2", "v2-wsi", "openmage-20-v2", "openmage-20-v2-wsi"})
    void theRecordedMessageIsRead(String shop) {
        Recording recording = Recording.of(RECORDINGS.resolve(shop).resolve("orderflow-shipment-create"));

        assertThat(parse(recording.requestText()).notification())
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

    @Test
    void aMissingOrEmptyFieldIsAbsent() {
        DespatchNotification despatch = parse(message("<comment/><email/><trackingNumber> </trackingNumber>"))
                .notification();

        assertThat(despatch.comment()).isEmpty();
        assertThat(despatch.notifyCustomer()).isEmpty();
        assertThat(despatch.trackingNumber()).isEmpty();
        assertThat(despatch.courierName()).isEmpty();
        assertThat(despatch.despatchDate()).isEmpty();
        assertThat(despatch.lines()).isEmpty();
    }

    @Test
    void aSkuThatIsNamedTwiceHasTwoLines() {
        String message = message("")
                .replace(
                        "<skuQty/>",
                        "<skuQty><item><key>A</key><value>1</value></item>"
                                + "<item><key>A</key><value>2.5</value></item></skuQty>");

        assertThat(parse(message).notification().lines()).containsExactly(line("A", "1"), line("A", "2.5"));
    }

    @ParameterizedTest
    @CsvSource({
        "<messageSeqId>6001</messageSeqId>, '', messageSeqId",
        "<messageSeqId>6001</messageSeqId>, <messageSeqId>x</messageSeqId>, messageSeqId",
        "<skuQty/>, '', skuQty/*",
        "<skuQty/>, <skuQty><item><value>1</value></item></skuQty>, key",
        "<skuQty/>, <skuQty><item><key>A</key></item></skuQty>, value",
        "<skuQty/>, <skuQty><item><key>A</key><value>two</value></item></skuQty>, value",
        "<skuQty/>, <skuQty/><email>maybe</email>, email"
    })
    void anInvalidFieldNamesFieldAndOrder(String part, String instead, String field) {
        String message = message("").replace(part, instead);

        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> SoapMessage.parse(message))
                .withMessageContaining("order '100000031'")
                .withMessageContaining("'" + field + "'");
    }

    @Test
    void anInvalidDateRejectsNoMessage() {
        DespatchNotification despatch =
                parse(message("<dateShipped>20/11/2026</dateShipped>")).notification();

        assertThat(despatch.orderReference()).isEqualTo("100000031");
        assertThat(despatch.despatchDate()).isEmpty();
    }

    @Test
    void aMessageWithoutOrderIsRejected() {
        String message = message("").replace("<orderIncrementId>100000031</orderIncrementId>", "");

        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> SoapMessage.parse(message))
                .withMessageContaining("'orderIncrementId'");
    }

    @Test
    void theNotificationDoesNotHoldTheSession() {
        SoapMessage.Despatch message = parse(message("<courierName>Courier</courierName>"));

        assertThat(message.sessionId()).contains("session-secret");
        assertThat(message.toString()).contains("100000031").doesNotContain("session-secret");
        XmlElement document = message.notification().document().orElseThrow();
        assertThat(document.child("courierName")).isPresent();
        assertThat(document.child("sessionId")).isEmpty();
    }

    @Test
    void aMessageThatIsNotStoredIsAnsweredInTheExtensionsWords() {
        Acknowledgement answer = parse(message("")).failed();

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body())
                .contains("<result xsi:type=\"xsd:string\">Error Processing Message 6001</result>")
                .contains("<ns1:orderflowShipmentCreateResponse>");
    }

    @Test
    void aNamespaceCannotBreakTheAnswer() {
        SoapMessage.Despatch despatch = parse(message("").replace("urn:OpenMage", "&quot;&gt;&lt;script&gt;"));

        String answer = despatch.received().body();

        assertThat(MessageParser.untyped().parse(answer).name()).isEqualTo("Envelope");
        assertThat(answer).doesNotContain("<script");
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

    private static SoapMessage.Despatch parse(String message) {
        return (SoapMessage.Despatch) SoapMessage.parse(message);
    }
}
