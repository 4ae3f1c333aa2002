package io.github.orderflowmagento.examples.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The sandbox's HTTP, byte by byte, and what can be put in place of its answers. */
class SandboxServerTest {

    private static final Instant NOON = Instant.parse("2026-12-01T12:00:00Z");
    private static final String LOGIN = ShopCaller.request("login", ShopCaller.list("orderflow", "orderflow-secret-1"));

    private final SandboxShop shop = SandboxShop.start(Clock.fixed(NOON, ZoneOffset.UTC));

    @AfterEach
    void close() {
        shop.close();
    }

    private Socket connect() throws IOException {
        return new Socket(
                InetAddress.getLoopbackAddress(), URI.create(shop.url()).getPort());
    }

    private static void send(Socket socket, String request) throws IOException {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    }

    private static String post(String more, String body) {
        return "POST /index.php/api/xmlrpc HTTP/1.1\r\nHost: sandbox\r\n" + more + "\r\n" + body;
    }

    private static String login(String more) {
        return post("Content-Length: " + LOGIN.length() + "\r\n" + more, LOGIN);
    }

    /** All that comes on a connection which the request asks to be closed. */
    private String exchange(String request) throws IOException {
        try (Socket socket = connect()) {
            send(socket, request);
            return text(socket.getInputStream());
        }
    }

    private static String text(InputStream in) throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    @Test
    void anAnswerHasTheDateOfTheSandboxsClock() throws IOException {
        assertThat(exchange(login("Connection: close\r\n")))
                .startsWith("HTTP/1.1 200 OK\r\n")
                .contains("\r\nDate: Tue, 01 Dec 2026 12:00:00 GMT\r\n")
                .contains("\r\nContent-Type: text/xml; charset=UTF-8\r\n")
                .endsWith("</methodResponse>");
    }

    @Test
    void aConnectionIsKeptForTheNextRequest() throws IOException {
        assertThat(exchange(login("") + login("") + login("Connection: close\r\n"))
                        .split("HTTP/1.1 200 OK", -1))
                .hasSize(1 + 3);
        assertThat(shop.logins()).isEqualTo(3);
    }

    @Test
    void aBodyMayComeInChunks() throws IOException {
        String chunks = "5\r\n" + LOGIN.substring(0, 5) + "\r\n" + Integer.toHexString(LOGIN.length() - 5)
                + ";name=value\r\n" + LOGIN.substring(5) + "\r\n0\r\n\r\n";

        assertThat(exchange(post("Transfer-Encoding: chunked\r\nConnection: close\r\n", chunks)))
                .startsWith("HTTP/1.1 200 OK\r\n");
        assertThat(shop.logins()).isEqualTo(1);
    }

    @Test
    void aClientThatExpects100ContinueGetsIt() throws IOException {
        assertThat(exchange(login("Expect: 100-continue\r\nConnection: close\r\n")))
                .startsWith("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n");
    }

    @Test
    void aBodyWithoutAnEndIsRejectedBeforeItIsRead() throws IOException {
        assertThat(exchange(post("Content-Length: 67108865\r\n", "")))
                .startsWith("HTTP/1.1 413 ")
                .endsWith("the sandbox takes bodies of 64 MiB at most");
        assertThat(exchange(post("Transfer-Encoding: chunked\r\n", "7fffffff\r\n")))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void anInvalidRequestIsRejected() throws IOException {
        assertThat(exchange("what?\r\n\r\n")).startsWith("HTTP/1.1 400 ");
        assertThat(exchange(post("Content-Length: -1\r\n", ""))).startsWith("HTTP/1.1 400 ");
        assertThat(exchange(post("Content-Length: many\r\n", ""))).startsWith("HTTP/1.1 400 ");
        assertThat(exchange(post("nameless\r\n", ""))).startsWith("HTTP/1.1 400 ");
        assertThat(exchange(post("a: b\r\n".repeat(300), ""))).startsWith("HTTP/1.1 431 ");
    }

    @Test
    void aStubAnswersWhatItMatchesAndNothingIsExecuted() throws IOException, InterruptedException {
        ShopCaller caller = new ShopCaller(shop);
        SandboxStub stub = shop.stub(
                request -> request.contains("store.list"),
                SandboxAnswer.status(503).withHeader("Retry-After", "120").withBody("<html>later</html>"));

        var answer = caller.post(ShopCaller.request("call", ShopCaller.list(caller.session(), "store.list")));

        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("120");
        assertThat(answer.body()).isEqualTo("<html>later</html>");
        assertThat(shop.calls()).isEmpty();
        assertThat(stub.requests()).isEqualTo(1);
        assertThat(shop.requests()).isEqualTo(2);
    }

    @Test
    void theLastStubThatMatchesAnswers() throws IOException, InterruptedException {
        ShopCaller caller = new ShopCaller(shop);
        shop.stub(request -> true, SandboxAnswer.status(500));
        SandboxStub last = shop.stub(request -> true, SandboxAnswer.status(502));

        assertThat(caller.post("").statusCode()).isEqualTo(502);
        last.remove();
        assertThat(caller.post("").statusCode()).isEqualTo(500);
    }

    @Test
    void aStubOfTheNextRequestsIsOverAfterThem() throws IOException, InterruptedException {
        ShopCaller caller = new ShopCaller(shop);
        SandboxStub two = shop.stubNext(2, SandboxAnswer.status(500));

        assertThat(List.of(
                        caller.post("").statusCode(),
                        caller.post("").statusCode(),
                        caller.post("").statusCode()))
                .containsExactly(500, 500, 200);
        assertThat(two.requests()).isEqualTo(2);
    }

    @Test
    void aFailingStubConditionIsReported() throws IOException, InterruptedException {
        shop.stub(request -> Integer.parseInt(request.body()) > 0, SandboxAnswer.status(200));

        var answer = new ShopCaller(shop).post("seven");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).startsWith("the sandbox failed: java.lang.NumberFormatException");
    }

    @Test
    void anAnswerCanBeCutInTheMiddle() throws IOException {
        shop.stub(request -> true, SandboxAnswer.of("12345678").cut());

        assertThat(exchange(login(""))).contains("\r\nContent-Length: 8\r\n").endsWith("\r\n\r\n1234");
    }

    @Test
    void aConnectionCanBeClosedWithoutAnAnswer() throws IOException {
        shop.stub(request -> true, SandboxAnswer.closed());

        assertThat(exchange(login(""))).isEmpty();
    }

    @Test
    void aConnectionCanBeReset() {
        shop.stub(request -> true, SandboxAnswer.reset());

        assertThatExceptionOfType(SocketException.class).isThrownBy(() -> exchange(login("")));
    }

    @Test
    void anAnswerCanBeNoHttp() throws IOException {
        shop.stub(request -> true, SandboxAnswer.garbage());

        assertThat(exchange(login(""))).isNotEmpty().doesNotContain("HTTP");
    }

    @Test
    void aRequestThatIsNeverAnsweredWaitsUntilTheSandboxIsClosed() throws IOException {
        SandboxStub silent = shop.stub(request -> true, SandboxAnswer.never());
        try (Socket socket = connect()) {
            send(socket, login(""));
            assertThat(exchange("what?\r\n\r\n")).startsWith("HTTP/1.1 400 "); // others are answered meanwhile
            while (silent.requests() == 0) {
                Thread.onSpinWait();
            }
            assertThat(socket.getInputStream().available()).isZero();

            shop.close();

            assertThat(text(socket.getInputStream())).isEmpty();
        }
    }

    @Test
    void aDelayedAnswerIsGivenUpWhenTheSandboxIsClosed() throws IOException {
        SandboxStub slow = shop.stub(request -> true, SandboxAnswer.of("late").after(Duration.ofHours(1)));
        try (Socket socket = connect()) {
            send(socket, login(""));
            while (slow.requests() == 0) {
                Thread.onSpinWait();
            }

            shop.close();

            assertThat(text(socket.getInputStream())).isEmpty();
        }
    }

    @Test
    void aDelayedAnswerComes() throws IOException {
        shop.stub(request -> true, SandboxAnswer.of("late").after(Duration.ofMillis(1)));

        assertThat(exchange(login("Connection: close\r\n"))).endsWith("late");
    }

    @Test
    void anObserverSeesAnAnswerBeforeTheCallerAndFindsItCounted() throws IOException {
        List<String> seen = new CopyOnWriteArrayList<>();
        shop.onAnswer((request, answer) ->
                seen.add(request.method() + " " + request.path() + " " + answer.status() + " " + shop.requests()));

        exchange(login("Connection: close\r\n"));

        assertThat(seen).containsExactly("POST /index.php/api/xmlrpc 200 1");
    }

    @Test
    void aPortInUseIsReported() {
        int port = URI.create(shop.url()).getPort();

        assertThatExceptionOfType(UncheckedIOException.class)
                .isThrownBy(() -> SandboxWarehouse.builder().port(port).start())
                .withMessage("port " + port + " is in use: choose another, or stop the process that uses it");
    }

    @Test
    void aPortCanBeChosen() {
        int port = 20000;
        while (true) {
            try (SandboxWarehouse warehouse =
                    SandboxWarehouse.builder().port(port).start()) {
                assertThat(warehouse.url()).isEqualTo("http://127.0.0.1:" + port + "/");
                return;
            } catch (UncheckedIOException inUse) {
                port++; // somebody has it already
            }
        }
    }

    @Test
    void anInvalidPortIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SandboxShop.builder().port(65536))
                .withMessage("port must be from 0 (any free port) to 65535, was 65536");
    }

    @Test
    void moreCopiesThanNumbersAreRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SandboxShop.builder().copies(700))
                .withMessage("copies must be from 0 to 699, was 700");
    }

    @Test
    void itsThreadsKeepNoProcessFromEnding() throws IOException {
        try (Socket socket = connect()) {
            send(socket, login(""));
            assertThat(socket.getInputStream().read()).isEqualTo('H');

            assertThat(Thread.getAllStackTraces().keySet())
                    .filteredOn(thread -> thread.getName().equals("sandbox-" + socket.getPort()))
                    .isNotEmpty()
                    .allMatch(Thread::isDaemon);
        }
    }
}
