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

/** A server on a real socket that lets a client of a shop log in, and then answers whatever the test says. */
final class OtherSide implements AutoCloseable {
    /**
     * What is answered.
     *
     * @param headers beside those of every answer
     * @param body made anew for each answer
     */
    record Answer(int status, Map<String, String> headers, Supplier<InputStream> body) {}

    private final HttpServer server;
    private final String scheme;
    private final Road road;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final AtomicInteger requests = new AtomicInteger();

    private OtherSide(HttpServer server, String scheme, Road road, Answer answer) {
        this.server = server;
        this.scheme = scheme;
        this.road = road;
        server.createContext("/", exchange -> answer(exchange, answer));
        server.setExecutor(threads);
        server.start();
    }

    static OtherSide answering(Road road, Answer answer) {
        return of(road, answer, Optional.empty());
    }

    static OtherSide overTls(Road road, Answer answer, HandshakeCertificates certificate) {
        return of(road, answer, Optional.of(certificate));
    }

    private static OtherSide of(Road road, Answer answer, Optional<HandshakeCertificates> certificate) {
        InetSocketAddress anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try {
            if (certificate.isEmpty()) {
                return new OtherSide(HttpServer.create(anyPort, 0), "http", road, answer);
            }
            HttpsServer server = HttpsServer.create(anyPort, 0);
            server.setHttpsConfigurator(new HttpsConfigurator(certificate.get().sslContext()));
            return new OtherSide(server, "https", road, answer);
        } catch (IOException e) {
            throw new IllegalStateException("no server", e);
        }
    }

    /** @param host a name of this machine */
    String url(String host) {
        return scheme + "://" + host + ":" + server.getAddress().getPort() + "/";
    }

    /** How many requests have come in. */
    int requests() {
        return requests.get();
    }

    private void answer(HttpExchange exchange, Answer answer) throws IOException {
        requests.incrementAndGet();
        String asked = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try (exchange) {
            if (road.login().length > 0 && asked.contains("login")) {
                exchange.sendResponseHeaders(200, 0);
                exchange.getResponseBody().write(road.login());
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
