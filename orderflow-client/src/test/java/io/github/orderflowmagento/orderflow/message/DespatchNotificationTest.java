package io.github.orderflowmagento.orderflow.message;

import java.math.BigDecimal;
import java.time.LocalDate;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** The generic message; the SOAP message is in {@code SoapDespatchTest}. */
class DespatchNotificationTest {

    private static final String MESSAGE = """
            <shipment messageId="21" orderReference="100000031" courier="Royal Mail" service="Tracked 24"
                trackingNumber="RM111111111GB" despatchDate="2026-11-20" site="north">
              <despatchComment>left at noon</despatchComment>
              <lines>
                <line externalReference="BULK-001" quantity="2"/>
                <line><product externalReference="MUG-001"/><quantity>1.5</quantity></line>
              </lines>
            </shipment>
            """;

    @Test
    void attributesAndElementsAreRead() {
        assertThat(DespatchNotification.parser().parse(MESSAGE))
                .isEqualTo(DespatchNotification.builder()
                        .orderReference("100000031")
                        .messageId(21)
                        .addLines(line("BULK-001", "2"), line("MUG-001", "1.5"))
                        .comment("left at noon")
                        .courierName("Royal Mail")
                        .serviceName("Tracked 24")
                        .trackingNumber("RM111111111GB")
                        .despatchDate(LocalDate.of(2026, 11, 20))
                        .build());
    }

    @Test
    void untypedFieldsAreReachableByName() {
        XmlElement document =
                DespatchNotification.parser().parse(MESSAGE).document().orElseThrow();

        assertThat(document.attributes()).containsEntry("site", "north");
    }

    @Test
    void theShipmentsReferenceReplacesAMissingOrderReference() {
        String message = MESSAGE.replace("orderReference", "externalReference");

        assertThat(DespatchNotification.parser().parse(message).orderReference())
                .isEqualTo("100000031");
    }

    @Test
    void anotherFormNeedsAFewPaths() {
        MessageParser<DespatchNotification> parser = DespatchNotification.parser()
                .with("orderReference", "customerOrder")
                .with("notifyCustomer", "@notify")
                .with("lines", "*/parcelItem")
                .with("lines.externalReference", "@sku")
                .with("lines.quantity", "@qty");

        DespatchNotification despatch = parser.parse("<event messageId='3' eventType='parcel_sent'><detail>"
                + "<parcel notify='1'><customerOrder>7</customerOrder><items><weight/>"
                + "<parcelItem sku='A' qty='4'/></items>"
                + "</parcel></detail></event>");

        assertThat(despatch.orderReference()).isEqualTo("7");
        assertThat(despatch.notifyCustomer()).hasValue(true);
        assertThat(despatch.lines()).containsExactly(line("A", "4"));
    }

    @ParameterizedTest
    @CsvSource({
        "messageId=\"21\", '', 'despatch notification of order ''100000031'', messageId: ''/*/@messageId'' is missing'",
        "orderReference=\"100000031\", '', 'orderReference: '",
        "<lines>, <items><lines/>, 'despatch notification of order ''100000031'', lines 1, externalReference: '",
        "quantity=\"2\", quantity=\"1E9\", 'lines 1 ''BULK-001'', quantity: ''@quantity|quantity'' is not a decimal'"
    })
    void anInvalidFieldNamesMessageOrderAndField(String part, String instead, String named) {
        String message = MESSAGE.replace(part, instead).replace("<items><lines/>", "<lines><items/>");

        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> DespatchNotification.parser().parse(message))
                .withMessageContaining(named);
    }

    @Test
    void anInvalidDateIsLeftOutAndTheLinesAreKept() {
        DespatchNotification despatch =
                DespatchNotification.parser().parse(MESSAGE.replace("2026-11-20", "20/11/2026"));

        assertThat(despatch.despatchDate()).isEmpty();
        assertThat(despatch.lines()).isNotEmpty();
        assertThat(despatch.document().orElseThrow().attributes()).containsEntry("despatchDate", "20/11/2026");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-11-20T10:00:00", "2026-11-20 10:00:00", "2026-11-20T23:59:59+02:00", "2026-11-20Z"})
    void ofADateAndTimeTheDayCounts(String date) {
        DespatchNotification despatch = DespatchNotification.parser().parse(MESSAGE.replace("2026-11-20", date));

        assertThat(despatch.despatchDate()).contains(LocalDate.of(2026, 11, 20));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lines/line", "line", "lines/@line", "/shipment/lines/line", "/line", "/parcel/lines/line"})
    void aMissingListIsNotADespatchOfEverything(String path) {
        String message = "<shipment messageId='21' orderReference='100000031'><lines><row/></lines></shipment>";

        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(
                        () -> DespatchNotification.parser().with("lines", path).parse(message))
                .withMessage("despatch notification of order '100000031', lines: '" + path + "' is missing or empty");
    }

    @Test
    void aListWrittenAsTextIsNotTakenForADespatchOfEverything() {
        String message = "<shipment messageId='21' orderReference='100000031'><lines>MUG-001: 2</lines></shipment>";

        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> DespatchNotification.parser().parse(message))
                .withMessage("despatch notification of order '100000031', lines: 'lines/*' is missing or empty");
    }

    @Test
    void theListsOfSeveralParcelsAreOne() {
        DespatchNotification despatch = DespatchNotification.parser()
                .with("lines", "parcel/line")
                .parse("<shipment messageId='21' orderReference='1'><parcel><line product='A' quantity='1'/></parcel>"
                        + "<parcel><line product='B' quantity='2'/></parcel></shipment>");

        assertThat(despatch.lines()).containsExactly(line("A", "1"), line("B", "2"));
    }

    private static DespatchLine line(String sku, String quantity) {
        return DespatchLine.builder()
                .externalReference(sku)
                .quantity(new BigDecimal(quantity))
                .build();
    }
}
