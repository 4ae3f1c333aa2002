package io.github.orderflowmagento.orderflow;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLException;

import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.OrderFlowException.NoAnswer;
import io.github.orderflowmagento.orderflow.OrderFlowException.NotReached;
import io.github.orderflowmagento.orderflow.OrderFlowException.RefusedCredentials;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportOperation;
import io.github.orderflowmagento.orderflow.imports.ImportType;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class BrokenConnectionTest {

    private static final byte[] PADDING = new byte[64 * 1024];

    @RegisterExtension
    static final WireMockExtension SELF_SIGNED = WireMockExtension.newInstance()
            .options(WireMockConfiguration.wireMockConfig().dynamicPort().dynamicHttpsPort())
            .build();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "HTTP/1.1 200",
                "HTTP/1.1 200 OK\r\nContent-Type: app",
                "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<r><importSuccesses>",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\n<r><i",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n<r><i",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 4\r\n\r\n<r/>",
                "SSH-2.0-OpenSSH_9.6\r\n"
            })
    void anAnswerThatBreaksOffIsNoAnswer(String answer) throws IOException {
        NoAnswer failure = importFailure(NoAnswer.class, answer);

        assertThat(failure).hasMessageContaining("Whether it was carried out is unknown");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.httpStatus()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"<r><importSuccesses><s externalRef", "<r><importSuccesses>", "<?xml version='1.0'?>"})
    void aCompleteAnswerWithATruncatedReportIsNoAnswer(String half) throws IOException {
        NoAnswer failure = importFailure(NoAnswer.class, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n" + half);

        assertThat(failure).hasMessageContaining("the answer is incomplete");
        assertThat(failure.isRetryable()).isTrue();
    }

    /** Half a character, half an entity, half the sign of a CDATA section: each is half a report. */
    @Test
    void aTruncatedReportIsNoAnswer() throws IOException {
        byte[] report =
                "<?xml version=\"1.0\"?><r><importSuccesses><s externalReference='é€😀&amp;&#233;'/><!-- ä --><s>"
                        .concat(
                                "<externalReference>é€😀&lt;<![CDATA[x]]></externalReference></s></importSuccesses><?p x?></r>")
                        .getBytes(StandardCharsets.UTF_8);
        AtomicInteger length = new AtomicInteger("<?xml ".length());
        RawServer.Answering cut = (request, out) -> {
            RawServer.begin(out);
            out.write(report, 0, length.incrementAndGet());
        };
        try (RawServer server = new RawServer(cut);
                OrderFlow warehouse = server.client().build()) {
            while (length.get() < report.length - 1) {
                assertThatExceptionOfType(NoAnswer.class)
                        .as("cut after %s", length)
                        .isThrownBy(() -> warehouse.products().merge(List.of(product("MUG-001"))));
            }
        }
    }

    @Test
    void aFailureWhoseBodyIsCutKeepsItsKind() throws IOException {
        importFailure(RefusedCredentials.class, "HTTP/1.1 401 No\r\nContent-Length: 500\r\n\r\n<html");
    }

    @Test
    void anEndlessErrorPageIsReadUpToTheLimitAndKeepsItsKind() throws IOException {
        try (RawServer server = new RawServer((request, out) -> {
                    out.write("HTTP/1.1 502 Bad Gateway\r\nConnection: close\r\n\r\n<html><h1>Upstream is gone</h1>"
                            .getBytes(StandardCharsets.US_ASCII));
                    while (true) {
                        out.write(PADDING); // until the client hangs up
                    }
                });
                OrderFlow warehouse = server.client().maxAnswerBytes(1 << 20).build()) {
            assertThatExceptionOfType(OrderFlowException.ServerFault.class)
                    .isThrownBy(() -> warehouse.orders().detail("7"))
                    .withMessageContaining("HTTP 502 (Upstream is gone)");
            assertThatExceptionOfType(OrderFlowException.ServerFault.class)
                    .isThrownBy(() -> warehouse.inventory().retrieve())
                    .withMessageContaining("HTTP 502 (Upstream is gone)");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n<order>",
                "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\nnot packed at all"
            })
    void theConnectionOfATooLargeOrCorruptAnswerIsReleased(String begin) throws Exception {
        CompletableFuture<Void> hungUp = new CompletableFuture<>();
        try (RawServer server = new RawServer((request, out) -> {
                    out.write(begin.getBytes(StandardCharsets.US_ASCII));
                    try {
                        while (true) {
                            out.write(PADDING);
                        }
                    } catch (IOException e) {
                        hungUp.complete(null);
                    }
                });
                OrderFlow warehouse = server.client()
                        .maxAnswerBytes(1 << 20)
                        .timeout(Duration.ofHours(1))
                        .build()) {
            assertThatExceptionOfType(OrderFlowException.class)
                    .isThrownBy(() -> warehouse.orders().detail("7"));

            assertThat(hungUp).succeedsWithin(Duration.ofMinutes(1));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 401 No\r\nContent-Length: 500\r\n\r\n<html><body><h1>No user has canary-passwor",
                "HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<order><state>canary-passwor"
            })
    void halfAPasswordInATruncatedAnswerIsNotShown(String answer) throws IOException {
        List<String> logged = new ArrayList<>();
        try (RawServer server = RawServer.answering(answer);
                OrderFlow warehouse = server.client()
                        .exchangeLogWithPersonalData(exchange -> logged.add(exchange.toString()))
                        .build()) {
            OrderFlowException failure = catchThrowableOfType(
                    OrderFlowException.class, () -> warehouse.orders().detail("7"));

            assertThat(failure).hasMessageNotContaining("canary-pass");
            assertThat(logged).hasSize(1).noneMatch(exchange -> exchange.contains("canary-pass"));
        }
    }

    @Test
    void anInterceptorThatReplacesTheRequestDoesNotHideThatItWasSent() throws IOException {
        try (RawServer server = RawServer.answering("HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n<order");
                OrderFlow warehouse = server.client()
                        .configureHttp(http -> http.addInterceptor(BrokenConnectionTest::asMadeAnew))
                        .build()) {
            assertThatExceptionOfType(NoAnswer.class)
                    .isThrownBy(() -> warehouse.orders().cancel("7"))
                    .matches(OrderFlowException::outcomeUnknown);
        }
    }

    private static Response asMadeAnew(Interceptor.Chain chain) throws IOException {
        Request request = chain.request();
        return chain.proceed(new Request.Builder()
                .url(request.url())
                .method(request.method(), request.body())
                .headers(request.headers())
                .build());
    }

    @Test
    void aServerThatClosesAtOnceIsNoAnswer() throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Void> hungUp = CompletableFuture.runAsync(() -> {
                try {
                    server.accept().close();
                } catch (IOException e) {
                    throw new IllegalStateException(e);
                }
            });
            try (OrderFlow warehouse = client("http://127.0.0.1:" + server.getLocalPort())) {
                assertThat(catchThrowableOfType(
                                NoAnswer.class, () -> warehouse.products().merge(List.of(product("MUG-001")))))
                        .isNotNull();
            }
            hungUp.join();
        }
    }

    @Test
    void anUntrustedCertificateIsNotReachedAndTheReasonIsKept() {
        try (OrderFlow warehouse = client("https://localhost:" + SELF_SIGNED.getHttpsPort())) {
            NotReached failure = catchThrowableOfType(
                    NotReached.class, () -> warehouse.products().merge(List.of(product("MUG-001"))));

            assertThat(failure).hasMessageContaining("certificate").hasCauseInstanceOf(SSLException.class);
        }
    }

    @Test
    void aCauseWithSecretsOrAddressesIsReplaced() throws IOException {
        NoAnswer failure = importFailure(
                NoAnswer.class, "canary-user canary-password Y2FuYXJ5LXVzZXI6Y2FuYXJ5LXBhc3N3b3Jk jo@example.com\r\n");

        assertThat(failure).cause().hasMessageStartingWith("ProtocolException: Unexpected status line: [...]");
        assertThat(trace(failure)).doesNotContain("canary", "Y2FuYXJ5", "jo@example.com");
    }

    @Test
    void aNestedCauseIsCheckedToo() throws IOException {
        Interceptor failing = chain -> {
            throw new IOException("no", new IllegalStateException("for canary-password"));
        };

        try (RawServer server = RawServer.answering("");
                OrderFlow warehouse = server.client()
                        .configureHttp(http -> http.addInterceptor(failing))
                        .build()) {
            NotReached failure = catchThrowableOfType(
                    NotReached.class, () -> warehouse.products().merge(List.of(product("MUG-001"))));

            assertThat(trace(failure)).doesNotContain("canary");
        }
    }

    private static <E extends OrderFlowException> E importFailure(Class<E> kind, String answer) throws IOException {
        try (RawServer server = RawServer.answering(answer);
                OrderFlow warehouse = server.client().build()) {
            E failure = catchThrowableOfType(kind, () -> warehouse.products().merge(List.of(product("MUG-001"))));
            assertThat(failure).isInstanceOf(kind);
            assertThat(server.requests()).hasSize(1);
            return failure;
        }
    }

    private static OrderFlow client(String url) {
        return OrderFlowClient.builder()
                .baseUrl(url)
                .credentials("user", "password")
                .organisation("demo-org")
                .channel("demo-channel")
                .build();
    }

    private static ImportItem product(String sku) {
        return ImportItem.builder()
                .type(ImportType.PRODUCT)
                .operation(ImportOperation.MERGE)
                .externalReference(sku)
                .build();
    }

    private static String trace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }
}
