package io.github.orderflowmagento.orderflow;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.message.Acknowledgement;
import io.github.orderflowmagento.orderflow.message.SoapEndpoint;
import io.github.orderflowmagento.orderflow.message.SoapFault;
import io.github.orderflowmagento.orderflow.message.SoapMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/** Recorded messages come in over HTTP; who has not logged in is told so, and nothing of what he says is kept. */
class SoapEndpointTest {

    private static final Path RECORDINGS = Path.of("src/test/resources/recordings/soap");
    private static final String USER = "orderflow";
    private static final String KEY = "orderflow-secret-1";
    private static final Pattern RECORDED_SESSION = Pattern.compile("(?<=>)[0-9a-f]{32}(?=<)");
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final List<SoapMessage.Despatch> kept = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final HttpServer server;
    private Consumer<SoapMessage.Despatch> consumer = kept::add;
    private Instant now = Instant.parse("2026-11-23T12:00:00Z");
    private SoapEndpoint endpoint = endpoint(builder -> builder);

    SoapEndpointTest() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void start() {
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private SoapEndpoint endpoint(UnaryOperator<SoapEndpoint.Builder> settings) {
        return settings.apply(SoapEndpoint.builder()
                        .credentials(USER, KEY)
                        .clock(() -> now)
                        .onDespatch(despatch -> consumer.accept(despatch)))
                .build();
    }

    /** As an application would have it. */
    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Acknowledgement answer = endpoint.answer(exchange.getRequestBody());
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private HttpResponse<String> post(String message) {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"))
                .header("Content-Type", "text/xml; charset=utf-8")
                .POST(BodyPublishers.ofString(message))
                .build();
        try {
            return HTTP.send(request, BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static Recording recorded(String shop, String name) {
        return Recording.of(RECORDINGS.resolve(shop).resolve(name));
    }

    private static String despatch() {
        return recorded("v2", "orderflow-shipment-create").requestText();
    }

    private static String inSession(String message, String session) {
        return message.replaceAll("(<sessionId[^>]*>)[^<]*(</sessionId>)", "$1" + session + "$2");
    }

    private static String login(String user, String key) {
        return recorded("v2", "login-ok")
                .requestText()
                .replace(">" + USER + "<", ">" + user + "<")
                .replace(">" + KEY + "<", ">" + key + "<");
    }

    private static String sessionIn(String answer) {
        Matcher session = RECORDED_SESSION.matcher(answer);
        assertThat(session.find()).as(answer).isTrue();
        return session.group();
    }

    private String logIn() {
        return sessionIn(post(login(USER, KEY)).body());
    }

    private static void assertAnswered(HttpResponse<String> answer, Acknowledgement expected) {
        assertThat(answer.body()).isEqualTo(expected.body());
        assertThat(answer.statusCode()).isEqualTo(expected.status());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(expected.contentType());
    }

    private static void assertAnsweredAsRecorded(HttpResponse<String> answer, Recording recording) {
        assertThat(answer.body()).isEqualTo(recording.responseText());
        assertThat(answer.statusCode()).isEqualTo(recording.status());
        assertThat(answer.headers().firstValue("Content-Type"))
                .isEqualTo(recording.response().header("Content-Type"));
    }

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

    @ParameterizedTest
    @ValueSource(
            strings = {
                "i-have-never-logged-in",
                "",
                "00000000000000000000000000000000",
                "f055df1754eb11c4c32de3110bfed2a6"
            })
    void aMessageWithoutAValidSessionReachesNoConsumer(String session) {
        logIn();

        assertAnswered(post(inSession(despatch(), session)), SoapFault.SESSION_EXPIRED.answer());
        assertThat(kept).isEmpty();
    }

    @Test
    void aMessageWithoutAValidSessionLearnsNothingElse() {
        String unreadable =
                despatch().replace("<messageSeqId", "<noMessageSeqId").replace("</messageSeqId", "</noMessageSeqId");

        assertAnswered(post(unreadable), SoapFault.SESSION_EXPIRED.answer());
    }

    @ParameterizedTest
    @CsvSource({
        "orderflow, orderflow-secret-2",
        "orderflow, orderflow-secret-",
        "orderflow, orderflow-secret-11",
        "orderflow, ORDERFLOW-SECRET-1",
        "orderflow, orderflow",
        "Orderflow, orderflow-secret-1",
        "orderflow2, orderflow-secret-1",
        "orderflow-secret-1, orderflow"
    })
    void aNearlyRightLoginIsRejected(String user, String key) {
        assertAnswered(post(login(user, key)), SoapFault.ACCESS_DENIED.answer());
    }

    @Test
    void credentialsOfAnyCharactersAreCompared() {
        endpoint = endpoint(builder -> builder.credentials(" Müller & Söhne ", " päss<wörd>\uD83D\uDD11 "));

        assertThat(post(login("Müller &amp; Söhne", "päss&lt;wörd&gt;\uD83D\uDD11"))
                        .body())
                .contains("loginReturn");
        assertThat(post(login("Muller &amp; Sohne", "päss&lt;wörd&gt;\uD83D\uDD11"))
                        .body())
                .contains("Access denied");
    }

    @Test
    void eachLoginHasASessionOfItsOwn() {
        Set<String> sessions = new HashSet<>();
        for (int login = 0; login < 50; login++) {
            sessions.add(logIn());
        }

        assertThat(sessions).hasSize(50);
    }

    @Test
    void anEndedSessionIsInvalid() {
        String session = logIn();
        String other = logIn();

        post(inSession(recorded("v2", "endSession").requestText(), session));

        assertAnswered(post(inSession(despatch(), session)), SoapFault.SESSION_EXPIRED.answer());
        assertThat(post(inSession(despatch(), other)).body()).contains("Success");
    }

    @Test
    void aSessionEndsAnHourAfterItsLogin() {
        String session = logIn();

        now = now.plus(Duration.ofMinutes(60)).minusMillis(1);
        assertThat(post(inSession(despatch(), session)).body()).contains("Success");
        now = now.plusMillis(1);

        assertAnswered(post(inSession(despatch(), session)), SoapFault.SESSION_EXPIRED.answer());
        assertThat(post(inSession(despatch(), logIn())).body()).contains("Success");
        assertThat(kept).hasSize(2);
    }

    @Test
    void aSessionLastsAsLongAsIsSet() {
        endpoint = endpoint(builder -> builder.sessionTimeout(Duration.ofMinutes(5)));
        String session = logIn();

        now = now.plus(Duration.ofMinutes(5));

        assertAnswered(post(inSession(despatch(), session)), SoapFault.SESSION_EXPIRED.answer());
    }

    @Test
    void tooManySessionsEndTheLeastRecentlyUsed() {
        endpoint = endpoint(builder -> builder.maxSessions(2));
        String used = logIn();
        String unused = logIn();
        post(inSession(despatch(), used));

        String latest = logIn();

        assertThat(post(inSession(despatch(), used)).body()).contains("Success");
        assertThat(post(inSession(despatch(), latest)).body()).contains("Success");
        assertAnswered(post(inSession(despatch(), unused)), SoapFault.SESSION_EXPIRED.answer());
    }

    @Test
    void expiredSessionsAreRemovedFirst() {
        endpoint = endpoint(builder -> builder.maxSessions(2));
        String old = logIn();
        now = now.plus(Duration.ofMinutes(59));
        String young = logIn();
        post(inSession(despatch(), old)); // so that it is the other one that was not used for longer
        now = now.plus(Duration.ofMinutes(1));

        logIn();

        assertThat(post(inSession(despatch(), young)).body()).contains("Success");
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

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
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

    private static final class EndlessBlanks extends InputStream {
        private long read;

        @Override
        public int read() {
            read++;
            return ' ';
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            Arrays.fill(buffer, offset, offset + length, (byte) ' ');
            read += length;
            return length;
        }
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
    void manyMayLogInAndPostAtOnce() throws Exception {
        List<Future<String>> answers = new ArrayList<>();
        for (int message = 1; message <= 40; message++) {
            String numbered = despatch().replace(">6001<", ">" + message + "<");
            answers.add(threads.submit(() -> post(inSession(numbered, logIn())).body()));
        }
        for (Future<String> answer : answers) {
            assertThat(answer.get()).contains("Success");
        }

        assertThat(kept.stream()
                        .map(message -> message.notification().messageId())
                        .distinct())
                .hasSize(40);
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
