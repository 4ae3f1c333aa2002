package io.github.orderflowmagento.orderflow;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import io.github.orderflowmagento.orderflow.message.Acknowledgement;
import io.github.orderflowmagento.orderflow.message.MessageParser;
import io.github.orderflowmagento.orderflow.message.SoapFault;
import io.github.orderflowmagento.orderflow.message.SoapMessage;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.XmlElement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Recorded SOAP calls to real shops, read and answered here: the answers must equal the shops' byte for byte. */
class SoapRecordingsTest {

    private static final Path RECORDINGS = Path.of("src/test/resources/recordings/soap");
    private static final Pattern SESSION = Pattern.compile(">([0-9a-f]{32})<");

    @TestFactory
    Stream<DynamicTest> everyMessageIsAnsweredAsTheShopDid() {
        return Stream.of("v2", "v2-wsi", "openmage-20-v2", "openmage-20-v2-wsi")
                .flatMap(shop -> Recording.allIn(RECORDINGS.resolve(shop))
                        .filter(recording -> !recording.name().equals("login-soap12-envelope"))
                        .map(recording -> DynamicTest.dynamicTest(
                                shop + "/" + recording.name(), () -> assertAnsweredAsRecorded(shop, recording))));
    }

    @TestFactory
    Stream<DynamicTest> anInventoryMessageThatTheShopCannotReadInWsiFormIsReadHere() {
        // The extension's WSDL names the parts otherwise than its code, so that every such message fails in the shop.
        return Stream.of("v2-wsi", "openmage-20-v2-wsi")
                .flatMap(shop -> Recording.allIn(RECORDINGS.resolve(shop)))
                .filter(recording -> recording.name().startsWith("orderflow-inventory"))
                .map(recording -> DynamicTest.dynamicTest(recording.name(), () -> {
                    SoapMessage.Inventory message = (SoapMessage.Inventory) SoapMessage.parse(recording.requestText());

                    assertThat(message.received().body())
                            .contains(
                                    "<ns1:orderflowInventoryMultiUpdateResponseParam>",
                                    "<result>Success - Message "
                                            + message.notification().messageId() + " Received</result>");
                }));
    }

    @TestFactory
    Stream<DynamicTest> aMessageInTheFormOfSoapVersion1IsSeenToBeAnotherOne() {
        return Recording.allIn(RECORDINGS.resolve("v1"))
                .filter(recording -> recording.name().startsWith("orderflow-"))
                .map(recording -> DynamicTest.dynamicTest(
                        recording.name(),
                        () -> assertThat(SoapMessage.parse(recording.requestText()))
                                .isInstanceOfSatisfying(
                                        SoapMessage.Other.class,
                                        other -> assertThat(other.operation()).isEqualTo("call"))));
    }

    @TestFactory
    Stream<DynamicTest> aMessageStoredAsTextIsReadBackEqual() {
        return Stream.of("v2", "v2-wsi", "openmage-20-v2", "openmage-20-v2-wsi")
                .flatMap(shop -> Recording.allIn(RECORDINGS.resolve(shop))
                        .filter(recording -> recording.name().startsWith("orderflow-"))
                        .map(recording -> DynamicTest.dynamicTest(shop + "/" + recording.name(), () -> {
                            SoapMessage.Notification<?> message =
                                    (SoapMessage.Notification<?>) SoapMessage.parse(recording.requestText());
                            SoapMessage.Notification<?> again =
                                    (SoapMessage.Notification<?>) SoapMessage.parse(message.text());

                            assertThat(again.notification()).isEqualTo(message.notification());
                            assertThat(again.received()).isEqualTo(message.received());
                            assertThat(again.sessionId()).isEmpty();
                            assertThat(message.text())
                                    .doesNotContain(message.sessionId().orElseThrow());
                        })));
    }

    @Test
    void theFaultsAreTheOnesAShopLists() {
        XmlElement listed = MessageParser.untyped()
                .parse(Recording.of(RECORDINGS.resolve("v1/global-faults")).responseText());
        List<XmlElement> faults = listed.child("Body")
                .flatMap(body -> body.child("globalFaultsResponse"))
                .flatMap(answer -> answer.child("globalFaultsReturn"))
                .map(XmlElement::children)
                .orElseThrow();

        assertThat(faults.stream().map(SoapRecordingsTest::codeAndText).toList())
                .isEqualTo(Arrays.stream(SoapFault.values())
                        .filter(fault -> fault != SoapFault.INVALID_XML)
                        .map(fault ->
                                MessageParser.untyped().parse(fault.answer().body()))
                        .map(answer -> answer.child("Body")
                                .flatMap(body -> body.child("Fault"))
                                .orElseThrow())
                        .map(fault ->
                                fault.children().stream().map(XmlElement::text).toList())
                        .toList());
    }

    @Test
    void aSoap12EnvelopeIsRejected() {
        Recording recording = Recording.of(RECORDINGS.resolve("v2/login-soap12-envelope"));

        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> SoapMessage.parse(recording.requestText()))
                .withMessageContaining("SOAP 1.1")
                .withMessageNotContaining("orderflow-secret-1");
    }

    private static void assertAnsweredAsRecorded(String shop, Recording recording) {
        Acknowledgement answer = answer(shop, recording);

        assertThat(answer.body()).isEqualTo(recording.responseText());
        assertThat(answer.status()).isEqualTo(recording.status());
        assertThat(recording.response().header("Content-Type")).contains(answer.contentType());
    }

    private static Acknowledgement answer(String shop, Recording recording) {
        return switch (recording.name()) {
            case "login-ok", "login-limited-user" ->
                message(recording, SoapMessage.Login.class).session(sessionIn(recording));
            case "login-fault-bad-key", "login-fault-inactive-user" ->
                refused(recording, SoapMessage.Login.class, SoapFault.ACCESS_DENIED);
            case "login-fault-empty" -> refused(recording, SoapMessage.Login.class, SoapFault.MISSING_PARAMETER);
            case "endSession" ->
                message(recording, SoapMessage.EndSession.class).ended();
            case "fault-acl-denied" -> refused(recording, SoapMessage.Other.class, SoapFault.ACCESS_DENIED);
            case "fault-bad-session", "fault-after-endSession" ->
                refused(recording, SoapMessage.Other.class, SoapFault.SESSION_EXPIRED);
            case "fault-unknown-operation" ->
                message(recording, SoapMessage.Other.class).notPresent();
            case "fault-empty-body", "fault-get-instead-of-post", "fault-malformed-xml", "fault-not-xml" ->
                unreadable(recording);
            default -> answerToNotification(shop, recording);
        };
    }

    private static Acknowledgement answerToNotification(String shop, Recording recording) {
        if (!recording.name().startsWith("orderflow-inventory")) {
            return message(recording, SoapMessage.Despatch.class).received();
        }
        return shop.endsWith("-wsi")
                ? refused(recording, SoapMessage.Inventory.class, SoapFault.MISSING_PARAMETER)
                : message(recording, SoapMessage.Inventory.class).received();
    }

    private static <T extends SoapMessage> T message(Recording recording, Class<T> type) {
        SoapMessage message = SoapMessage.parse(recording.requestText());
        assertThat(message).isInstanceOf(type);
        return type.cast(message);
    }

    private static Acknowledgement refused(Recording recording, Class<? extends SoapMessage> type, SoapFault fault) {
        assertThat(SoapMessage.parse(recording.requestText())).isInstanceOf(type);
        return fault.answer();
    }

    private static Acknowledgement unreadable(Recording recording) {
        assertThatExceptionOfType(InvalidMessageException.class)
                .isThrownBy(() -> SoapMessage.parse(recording.requestText()));
        return SoapFault.INVALID_XML.answer();
    }

    private static List<String> codeAndText(XmlElement listed) {
        return listed.children().stream()
                .map(entry -> entry.child("value").orElseThrow().text())
                .toList();
    }

    private static String sessionIn(Recording recording) {
        Matcher session = SESSION.matcher(recording.responseText());
        assertThat(session.find()).isTrue();
        return session.group(1);
    }
}
