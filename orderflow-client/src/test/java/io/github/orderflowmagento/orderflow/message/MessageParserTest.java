package io.github.orderflowmagento.orderflow.message;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MessageParserTest {

    private static final String PLAIN = "<order messageId='7' externalReference='100000031' state='despatched'/>";

    private final MessageParser<OrderStateNotification> parser = OrderStateNotification.parser();

    @Test
    void bytesCharactersAndTextAreReadAlike() {
        String document =
                "<?xml version='1.0' encoding='ISO-8859-1'?><o messageId='7' externalReference='Ü' state='s'/>";

        OrderStateNotification read = parser.parse(document);

        assertThat(read.orderReference()).isEqualTo("Ü");
        assertThat(parser.parse(new StringReader(document))).isEqualTo(read);
        assertThat(parser.parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.ISO_8859_1))))
                .isEqualTo(read);
    }

    @Test
    void theTableOfPathsCanBeRead() {
        assertThat(parser.paths())
                .containsEntry("messageId", "/*/@messageId")
                .containsEntry("orderReference", "@externalReference|externalReference")
                .containsEntry("state", "@state|state");
        assertThat(parser.with("state", "status").paths()).containsEntry("state", "status");
        assertThat(parser).hasToString("order state notification" + parser.paths());
    }

    @Test
    void aParserIsImmutable() {
        parser.with("state", "status");

        assertThat(parser.parse(PLAIN).state()).isEqualTo("despatched");
    }

    @ParameterizedTest
    @CsvSource({
        "@state",
        "status",
        "status/text",
        "*/text",
        "status/@code",
        "/*/status/text",
        "/order/status/text",
        "@none|none/@none|@blank|status/text",
        "' @state '",
        "@o:state"
    })
    void aFieldIsFoundWhereItsPathLeads(String path) {
        String document = "<x:order xmlns:x='urn:x' xmlns:o='urn:o' messageId='7' externalReference='1' state='sent'"
                + " blank=' ' o:state='sent'><x:status code='sent'>sent<text>sent</text></x:status></x:order>";

        assertThat(parser.with("state", path).parse(document).state()).isEqualTo("sent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"state/@none", "/event/@eventType", "/state", "order/@state", "@blank"})
    void aFieldOutsideItsPathIsMissing(String path) {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> parser.with("state", path).parse(PLAIN))
                .withMessage(
                        "order state notification of order '100000031', state: '" + path + "' is missing or empty");
    }

    @Test
    void aMessageInAnEventBeginsInsideTheDetail() {
        OrderStateNotification read = parser.parse("<event messageId='8' eventType='order_despatched'><detail>"
                + "<order externalReference='100000031' state='despatched'/></detail></event>");

        assertThat(read.messageId()).isEqualTo(8);
        assertThat(read.state()).isEqualTo("despatched");
        assertThat(read.event().map(EventMessage::eventType)).contains("order_despatched");
    }

    @Test
    void aDetailOfSeveralPartsIsTheMessageItself() {
        OrderStateNotification read = parser.parse("<event messageId='8' eventType='order_cancelled'><detail>"
                + "<externalReference>100000031</externalReference><state>cancelled</state></detail></event>");

        assertThat(read.orderReference()).isEqualTo("100000031");
        assertThat(read.state()).isEqualTo("cancelled");
    }

    @Test
    void aPathFromAboveTheRootReachesTheEvent() {
        OrderStateNotification read = parser.with("orderReference", "/event/@entity")
                .with("state", "/event/@eventType")
                .parse("<event messageId='8' eventType='order_cancelled' entity='100000031'><detail/></event>");

        assertThat(read.orderReference()).isEqualTo("100000031");
        assertThat(read.state()).isEqualTo("order_cancelled");
    }

    @Test
    void anUnknownFieldIsRejectedWithTheKnownOnes() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parser.with("status", "state"))
                .withMessageContaining("'status'")
                .withMessageContaining("messageId, orderReference, state");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/", "a//b", "a/", "@a/b", "@", "a|", "a[1]", "../a", "a b", "/@a", "x:a"})
    void anInvalidPathIsRejectedAtOnce(String path) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> parser.with("state", path))
                .withMessageContaining("'" + path + "' is not a path");
    }

    @Test
    void anUnknownDocumentIsReadWhole() {
        XmlElement root = MessageParser.untyped().parse("<event messageId='8'><detail><order/></detail></event>");

        assertThat(root.name()).isEqualTo("event");
        assertThat(root.child("detail").flatMap(detail -> detail.child("order")))
                .isPresent();
    }

    @Test
    void aParserOfAnyDocumentHasNoField() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageParser.untyped().with("state", "state"))
                .withMessage("The document has no field 'state'");
    }

    @Test
    void anEntityIsRejectedHoweverTheDocumentComes() {
        String document = "<!DOCTYPE o [<!ENTITY e 'x'>]><o messageId='7' externalReference='&e;' state='s'/>";

        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> parser.parse(document))
                .withMessageContaining("DOCTYPE");
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> parser.parse(new StringReader(document)))
                .withMessageContaining("DOCTYPE");
    }
}
