package io.github.orderflowmagento.orderflow.message;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class AcknowledgementTest {

    @Test
    void aStoredMessageIsAnsweredWithSuccess() {
        assertThat(Acknowledgement.received(15))
                .isEqualTo(Acknowledgement.builder()
                        .status(200)
                        .contentType("application/xml; charset=UTF-8")
                        .body("""
                                <?xml version="1.0" encoding="UTF-8"?>
                                <result>Success - Message 15 Received</result>
                                """)
                        .build());
    }

    @Test
    void aMessageToRetryIsAnsweredAsUnavailable() {
        assertThat(Acknowledgement.tryAgain("the database is away").status()).isEqualTo(503);
    }

    @Test
    void anInvalidMessageIsABadRequest() {
        assertThat(Acknowledgement.rejected("'state' is missing").status()).isEqualTo(400);
    }

    @Test
    void aReasonCannotBreakTheAnswer() {
        Acknowledgement answer = Acknowledgement.rejected("<a> & \u0001\uD800 \"b\" 🫖");

        assertThat(MessageParser.untyped().parse(answer.body()).text()).isEqualTo("<a> & ?? \"b\" 🫖");
    }

    @Test
    void theFaultsOfAShopHaveStatus200ExceptForUnreadableXml() {
        assertThat(SoapFault.values())
                .allSatisfy(fault ->
                        assertThat(fault.answer().status()).isEqualTo(fault == SoapFault.INVALID_XML ? 500 : 200));
    }
}
