package io.github.orderflowmagento.orderflow.message;

import java.io.ByteArrayInputStream;
import java.io.StringReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SoapMessageTest {

    private static final String LOGIN =
            envelope("<m:login><username>orderflow</username><apiKey>key-secret</apiKey></m:login>");

    /** The example of the extension's branch for returns, which was never recorded. */
    private static final String RETURN = envelope("<m:orderflowReturnUpdate><sessionId>session-secret</sessionId>"
            + "<authorisation>100000007</authorisation><orderReference>100000123</orderReference>"
            + "<returnLines><item><product>MUG-BLUE</product><quantity>1</quantity><condition>opened</condition>"
            + "<note>box torn</note><processRefund>1</processRefund></item></returnLines></m:orderflowReturnUpdate>");

    @Test
    void bytesCharactersAndTextAreReadAlike() {
        assertThat(SoapMessage.parse(LOGIN)).isInstanceOf(SoapMessage.Login.class);
        assertThat(SoapMessage.parse(new StringReader(LOGIN))).isInstanceOf(SoapMessage.Login.class);
        assertThat(SoapMessage.parse(new ByteArrayInputStream(LOGIN.getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(SoapMessage.Login.class);
    }

    @Test
    void aLoginHasUserAndKeyAndShowsNoKey() {
        SoapMessage.Login login = (SoapMessage.Login) SoapMessage.parse(LOGIN);

        assertThat(login.userName()).isEqualTo("orderflow");
        assertThat(login.apiKey()).isEqualTo("key-secret");
        assertThat(login.sessionId()).isEmpty();
        assertThat(login.toString()).contains("login").doesNotContain("key-secret");
    }

    @Test
    void aLoginWithoutUserAndKeyIsRead() {
        SoapMessage.Login login = (SoapMessage.Login) SoapMessage.parse(envelope("<m:login/>"));

        assertThat(login.userName()).isEmpty();
        assertThat(login.apiKey()).isEmpty();
    }

    @Test
    void aSessionCannotBreakTheAnswer() {
        SoapMessage.Login login = (SoapMessage.Login) SoapMessage.parse(LOGIN);

        assertThat(login.session("a&<b>\u0000").body()).contains(">a&amp;&lt;b&gt;?<");
    }

    @Test
    void aReturnIsReadAndAnsweredInTheExtensionsWords() {
        SoapMessage.Return message = (SoapMessage.Return) SoapMessage.parse(RETURN);

        assertThat(message.notification())
                .isEqualTo(ReturnNotification.builder()
                        .authorisation("100000007")
                        .orderReference("100000123")
                        .addLines(ReturnLine.builder()
                                .externalReference("MUG-BLUE")
                                .quantity(BigDecimal.ONE)
                                .condition("opened")
                                .note("box torn")
                                .refund(true)
                                .build())
                        .build());
        assertThat(message.received().body())
                .contains("<ns1:orderflowReturnUpdateResponse>")
                .contains("<result xsi:type=\"xsd:string\">Success - Return 100000007 Received</result>");
        assertThat(message.failed().body()).contains(">Error Processing Message 100000007<");
        assertThat(message.toString()).contains("100000007").doesNotContain("session-secret", "box torn");
    }

    @Test
    void aReturnInWsiFormIsAnsweredInKind() {
        SoapMessage.Return message = (SoapMessage.Return)
                SoapMessage.parse(RETURN.replace("orderflowReturnUpdate>", "orderflowReturnUpdateRequestParam>"));

        assertThat(message.received().body())
                .contains("<ns1:orderflowReturnUpdateResponseParam>\n<result>Success - Return 100000007 Received<");
    }

    @Test
    void anotherCallIsKeptWithItsPartsAndWithoutTheSession() {
        SoapMessage.Other other = (SoapMessage.Other) SoapMessage.parse(
                envelope("<m:salesOrderInfo><sessionId>session-secret</sessionId><id>1</id></m:salesOrderInfo>"));

        assertThat(other.operation()).isEqualTo("salesOrderInfo");
        assertThat(other.sessionId()).contains("session-secret");
        assertThat(other.element().children()).extracting(XmlElement::name).containsExactly("id");
        assertThat(other.toString()).doesNotContain("session-secret");
        assertThat(other.notPresent().status()).isEqualTo(500);
    }

    @ParameterizedTest
    @CsvSource({
        "<inventory/>, 'expected the element ''Envelope'''",
        "<Envelope/>, SOAP 1.1",
        "ENVELOPE</s:Envelope>, no 'Body'",
        "ENVELOPE<s:Body/></s:Envelope>, no call",
        "ENVELOPE<s:Body><a/><b/></s:Body></s:Envelope>, more than one"
    })
    void anEnvelopeWithoutACallIsRejected(String message, String why) {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> SoapMessage.parse(message.replace(
                        "ENVELOPE", "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/'>")))
                .withMessageContaining(why);
    }

    private static String envelope(String call) {
        return "<s:Envelope xmlns:s='http://schemas.xmlsoap.org/soap/envelope/' xmlns:m='urn:Magento'><s:Body>" + call
                + "</s:Body></s:Envelope>";
    }
}
