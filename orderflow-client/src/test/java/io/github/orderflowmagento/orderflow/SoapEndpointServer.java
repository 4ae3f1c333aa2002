package io.github.orderflowmagento.orderflow;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import io.github.orderflowmagento.orderflow.message.Acknowledgement;
import io.github.orderflowmagento.orderflow.message.SoapEndpoint;
import io.github.orderflowmagento.orderflow.message.SoapMessage;

import static org.assertj.core.api.Assertions.assertThat;

/** A {@link SoapEndpoint} behind the HTTP server of the JDK, and calls to it. */
abstract class SoapEndpointServer {
    static final Path RECORDINGS = Path.of("src/test/resources/recordings/soap");
    static final String USER = "orderflow";
    static final String KEY = "orderflow-secret-1";
    static final Pattern RECORDED_SESSION = Pattern.compile("(?<=>)[0-9a-f]{32}(?=<)");
    static final HttpClient HTTP = HttpClient.newHttpClient();
    final List<SoapMessage.Despatch> kept = new CopyOnWriteArrayList<>();
    final ExecutorService threads = Executors.newCachedThreadPool();
    final HttpServer server;
    Consumer<SoapMessage.Despatch> consumer = kept::add;
    Instant now = Instant.parse("2026-11-23T12:00:00Z");
    SoapEndpoint endpoint = endpoint(builder -> builder);

    SoapEndpointServer() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    SoapEndpoint endpoint(UnaryOperator<SoapEndpoint.Builder> settings) {
        return settings.apply(SoapEndpoint.builder()
                        .credentials(USER, KEY)
                        .clock(() -> now)
                        .onDespatch(despatch -> consumer.accept(despatch)))
                .build();
    }

    /** As an application would have it. */
    void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Acknowledgement answer = endpoint.answer(exchange.getRequestBody());
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    HttpResponse<String> post(String message) {
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

    static Recording recorded(String shop, String name) {
        return Recording.of(RECORDINGS.resolve(shop).resolve(name));
    }

    static String despatch() {
        return recorded("v2", "orderflow-shipment-create").requestText();
    }

    static String inSession(String message, String session) {
        return message.replaceAll("(<sessionId[^>]*>)[^<]*(</sessionId>)", "$1" + session + "$2");
    }

    static String login(String user, String key) {
        return recorded("v2", "login-ok")
                .requestText()
                .replace(">" + USER + "<", ">" + user + "<")
                .replace(">" + KEY + "<", ">" + key + "<");
    }

    static String sessionIn(String answer) {
        Matcher session = RECORDED_SESSION.matcher(answer);
        assertThat(session.find()).as(answer).isTrue();
        return session.group();
    }

    String logIn() {
        return sessionIn(post(login(USER, KEY)).body());
    }

    static void assertAnswered(HttpResponse<String> answer, Acknowledgement expected) {
        assertThat(answer.body()).isEqualTo(expected.body());
        assertThat(answer.statusCode()).isEqualTo(expected.status());
        assertThat(answer.headers().firstValue("Content-Type")).hasValue(expected.contentType());
    }

    static void assertAnsweredAsRecorded(HttpResponse<String> answer, Recording recording) {
        assertThat(answer.body()).isEqualTo(recording.responseText());
        assertThat(answer.statusCode()).isEqualTo(recording.status());
        assertThat(answer.headers().firstValue("Content-Type"))
                .isEqualTo(recording.response().header("Content-Type"));
    }

    static boolean await(CountDownLatch latch) {
        try {
            return latch.await(1, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    static final class EndlessBlanks extends InputStream {
        long read;

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
}
