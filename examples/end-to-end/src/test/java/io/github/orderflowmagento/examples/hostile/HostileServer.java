package io.github.orderflowmagento.examples.hostile;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import okhttp3.tls.HandshakeCertificates;

/** A server on a real socket that lets a client of a shop log in, and then returns the test's answers. */
final class HostileServer implements AutoCloseable {
    /**
     * The answer.
     *
     * @param headers beside those of every answer
     * @param body created again for each answer
     */
    record Answer(int status, Map<String, String> headers, Supplier<InputStream> body) {}

    private final HttpServer server;
    private final String scheme;
    private final Transport transport;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();

    private HostileServer(HttpServer server, String scheme, Transport transport, Answer answer) {
        this.server = server;
        this.scheme = scheme;
        this.transport = transport;
        server.createContext("/", exchange -> answer(exchange, answer));
        server.setExecutor(threads);
        server.start();
    }

    static HostileServer answering(Transport transport, Answer answer) {
        return of(transport, answer, Optional.empty());
    }

    static HostileServer overTls(Transport transport, Answer answer, HandshakeCertificates certificate) {
        return of(transport, answer, Optional.of(certificate));
    }

    private static HostileServer of(Transport transport, Answer answer, Optional<HandshakeCertificates> certificate) {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            if (certificate.isEmpty()) {
                return new HostileServer(HttpServer.create(anyPort, 0), "http", transport, answer);
            }
            HttpsServer server = HttpsServer.create(anyPort, 0);
            server.setHttpsConfigurator(new HttpsConfigurator(certificate.get().sslContext()));
            return new HostileServer(server, "https", transport, answer);
        } catch (IOException e) {
            throw new IllegalStateException("no server", e);
        }
    }

    /** @param host a name of this machine */
    String url(String host) {
        return scheme + "://" + host + ":" + server.getAddress().getPort() + "/";
    }

    /** Returns the number of requests received. */
    int requests() {
        return requests.get();
    }

    private void answer(HttpExchange exchange, Answer answer) throws IOException {
        requests.incrementAndGet();
        String requested = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try (exchange) {
            if (transport.login().length > 0 && requested.contains("login")) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(transport.login());
                return;
            }
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), 0);
            try (InputStream body = answer.body().get()) {
                body.transferTo(exchange.getResponseBody());
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
