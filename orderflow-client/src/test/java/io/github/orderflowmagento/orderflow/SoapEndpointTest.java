package io.github.orderflowmagento.orderflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.message.SoapEndpoint;
import io.github.orderflowmagento.orderflow.message.SoapMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Recorded messages arrive over HTTP; a call without login is rejected and nothing of it is kept. */
class SoapEndpointTest extends SoapEndpointServer {
    @ParameterizedTest
    @ValueSource(strings = {"v2", "v2-wsi", "openmage-20-v2", "openmage-20-v2-wsi"})
    void recordedMessagesAreAnsweredAsByTheShop(String shop) {
        Recording login = recorded(shop, "login-ok");
        Recording despatch = recorded(shop, "orderflow-shipment-create");
        Recording end = recorded(shop, "endSession");

        String loggedIn = post(login.requestText()).body();
        String session = sessionIn(loggedIn);
        HttpResponse<String> received = post(inSession(despatch.requestText(), session));
        HttpResponse<String> ended = post(inSession(end.requestText(), session));

        assertThat(loggedIn)
                .isEqualTo(RECORDED_SESSION.matcher(login.responseText()).replaceAll(session));
        assertAnsweredAsRecorded(received, despatch);
        assertAnsweredAsRecorded(ended, end);
        assertThat(kept)
                .singleElement()
                .satisfies(message ->
                        assertThat(message.notification().orderReference()).isEqualTo("100000031"));
    }

    @ParameterizedTest
    @CsvSource({
        "v2, login-fault-bad-key",
        "v2, login-fault-empty",
        "v2, login-fault-inactive-user",
        "v2, fault-bad-session",
        "v2, fault-after-endSession",
        "v2, fault-unknown-operation",
        "v2, fault-empty-body",
        "v2, fault-get-instead-of-post",
        "v2, fault-malformed-xml",
        "v2, fault-not-xml",
        "v2-wsi, login-fault-bad-key",
        "v2-wsi, login-fault-empty",
        "v2-wsi, fault-bad-session",
        "v2-wsi, fault-unknown-operation",
        "v2-wsi, fault-not-xml"
    })
    void recordedRejectionsAreRepeated(String shop, String name) {
        Recording recording = recorded(shop, name);

        assertAnsweredAsRecorded(post(recording.requestText()), recording);
        assertThat(kept).isEmpty();
    }

    @Test
    void aMessageIsStoredBeforeItIsAcknowledged() throws Exception {
        String session = logIn();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        consumer = message -> {
            begun.countDown();
            assertThat(await(mayEnd)).isTrue();
            kept.add(message);
        };

        Future<String> answer =
                threads.submit(() -> post(inSession(despatch(), session)).body());

        assertThat(await(begun)).isTrue();
        assertThat(answer.isDone()).isFalse();
        mayEnd.countDown();
        assertThat(answer.get()).contains("Success - Message 6001 Received");
        assertThat(kept).hasSize(1);
    }

    @Test
    void aMessageThatIsNotStoredIsRequestedAgainWithoutAReason() {
        String session = logIn();
        consumer = message -> {
            throw new IllegalStateException("jdbc:postgresql://db.internal: password 'canary' expired");
        };

        HttpResponse<String> answer = post(inSession(despatch(), session));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/xml; charset=utf-8");
        assertThat(answer.body())
                .contains("<faultstring>Error Processing Message 6001</faultstring>")
                .doesNotContain("Success", "canary", "IllegalState", "jdbc", "at io.github");
        consumer = kept::add;
        assertThat(post(inSession(despatch(), session)).body()).contains("Success - Message 6001 Received");
        assertThat(kept).hasSize(1);
    }

    @Test
    void anErrorOfTheApplicationIsNotSent() {
        String session = logIn();
        consumer = message -> {
            throw new AssertionError("canary");
        };

        assertThat(post(inSession(despatch(), session)).body())
                .contains("Error Processing Message 6001")
                .doesNotContain("canary");
    }

    @Test
    void aRejectionHasItsReason() {
        String session = logIn();
        consumer = message -> {
            throw new SoapEndpoint.MessageRejectedException(
                    "message 6001 of order <1>\nis kept already, with other lines");
        };

        HttpResponse<String> answer = post(inSession(despatch(), session));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body())
                .contains(
                        "<faultstring>message 6001 of order &lt;1&gt; is kept already, with other lines</faultstring>")
                .doesNotContain("Success");
    }

    @Test
    void anInvalidMessageIsRejectedWithTheReason() {
        String session = logIn();
        String unreadable = despatch().replace(">6001<", ">six<");

        HttpResponse<String> answer = post(inSession(unreadable, session));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("order '100000031'", "messageSeqId").doesNotContain("Success", session);
        assertThat(kept).isEmpty();
    }

    @Test
    void aMessageOfMaximumSizeIsAcceptedAndALargerOneIsNot() {
        String session = logIn();
        String message = inSession(despatch(), session);
        int bytes = message.getBytes(StandardCharsets.UTF_8).length;
        endpoint = endpoint(builder -> builder.maxMessageBytes(bytes));
        String sameSize = inSession(despatch(), logIn());

        HttpResponse<String> tooLarge = post(sameSize.replace("</SOAP-ENV:Body>", " </SOAP-ENV:Body>"));

        assertThat(tooLarge.statusCode()).isEqualTo(500);
        assertThat(tooLarge.body()).contains("The message has more than " + bytes + " bytes");
        assertThat(kept).isEmpty();
        assertThat(post(sameSize).body()).contains("Success");
    }

    @Test
    void anEndlessBodyIsReadUpToTheLimit() throws IOException {
        EndlessBlanks endless = new EndlessBlanks();

        assertThat(endpoint.answer(endless).status()).isEqualTo(500);
        assertThat(endless.read).isEqualTo((8 << 20) + 1);
    }

    @Test
    void aTruncatedBodyIsNotAnswered() throws IOException {
        InputStream broken = InputStream.nullInputStream();
        broken.close();

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> endpoint.answer(broken));
    }

    @Test
    void aMessageWithoutConsumerIsNotAcknowledged() {
        String inventory = recorded("v2", "orderflow-inventory-multiupdate").requestText();

        HttpResponse<String> answer = post(inSession(inventory, logIn()));

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).contains("Procedure 'orderflowInventoryMultiUpdate' not present");
    }

    @Test
    void inventoryAndReturnsHaveConsumersOfTheirOwn() {
        List<SoapMessage> others = new ArrayList<>();
        endpoint = endpoint(builder -> builder.onInventory(others::add).onReturn(others::add));
        Recording inventory = recorded("v2", "orderflow-inventory-multiupdate");
        String returned = despatch()
                .replaceAll(
                        "<skuQty .*</messageSeqId>",
                        "<authorisation>100000007</authorisation><orderReference>100000031</orderReference><returnLines/>")
                .replace("orderflowShipmentCreate", "orderflowReturnUpdate");
        String session = logIn();

        assertAnsweredAsRecorded(post(inSession(inventory.requestText(), session)), inventory);
        assertThat(post(inSession(returned, session)).body()).contains("Success - Return 100000007 Received");
        assertThat(others).hasSize(2);
        assertThat(kept).isEmpty();
    }

    @Test
    void anotherCallInASessionIsNotPresent() {
        String call = recorded("v2", "fault-bad-session").requestText();

        assertThat(post(inSession(call, logIn())).body()).contains("Procedure 'salesOrderInfo' not present");
    }

    @Test
    void neitherEndpointNorBuilderShowsSecrets() {
        SoapEndpoint.Builder settings =
                SoapEndpoint.builder().credentials("canary-user", "canary-key").onDespatch(kept::add);
        Object builder = settings;

        assertThat(builder + " " + settings.build()).doesNotContain("canary");
    }

    @Test
    void aMissingOrInvalidSettingIsNamed() {
        assertThatIllegalStateException()
                .isThrownBy(() -> SoapEndpoint.builder().onDespatch(kept::add).build())
                .withMessageContaining("credentials");
        assertThatIllegalStateException()
                .isThrownBy(() -> endpoint(builder -> builder.credentials(USER, " ")))
                .withMessageContaining("credentials");
        assertThatIllegalStateException()
                .isThrownBy(() -> SoapEndpoint.builder().credentials(USER, KEY).build())
                .withMessageContaining("onDespatch");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SoapEndpoint.builder().maxSessions(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SoapEndpoint.builder().maxMessageBytes(0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SoapEndpoint.builder().sessionTimeout(Duration.ZERO));
    }

    @Test
    void aMessageStoredAsTextIsReadBackWithoutTheSession() throws IOException {
        String session = logIn();
        String message =
                inSession(despatch(), session).replace("on its way", "a \"b\"&#13;\n<![CDATA[<c>]]> \uD83D\uDCE6");

        endpoint.answer(new ByteArrayInputStream(message.getBytes(StandardCharsets.UTF_8)));

        SoapMessage.Despatch received = kept.get(0);
        assertThat(received.notification().comment()).hasValue("Despatched & a \"b\"\r\n<c> \uD83D\uDCE6");
        assertThat(received.text()).doesNotContain(session);
        assertThat(SoapMessage.parse(received.text()))
                .isInstanceOfSatisfying(
                        SoapMessage.Despatch.class,
                        read -> assertThat(read.notification()).isEqualTo(received.notification()));
    }
}
