package io.github.orderflowmagento.orderflow;

import java.io.IOException;
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
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.github.orderflowmagento.orderflow.message.Acknowledgement;
import io.github.orderflowmagento.orderflow.message.magento2.Magento2Endpoint;
import io.github.orderflowmagento.orderflow.message.magento2.MessageRequest;

/** An endpoint in a shop's place, behind a server of the JDK, and a caller that posts to it over a socket. */
final class Magento2Shop implements AutoCloseable {

    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Supplier<Magento2Endpoint> endpoint;
    private final HttpServer server;

    Magento2Shop(Supplier<Magento2Endpoint> endpoint) {
        this.endpoint = endpoint;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    /** As an application would have it. */
    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            MessageRequest request = MessageRequest.builder()
                    .method(exchange.getRequestMethod())
                    .target(exchange.getRequestURI().toString())
                    .headers(exchange.getRequestHeaders())
                    .remoteAddress(exchange.getRemoteAddress().getAddress().getHostAddress())
                    .build();
            Acknowledgement answer = endpoint.get().answer(request, exchange.getRequestBody());
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            answer.headers().forEach(exchange.getResponseHeaders()::set);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    /** The recorded request, with credentials if there are any. */
    HttpResponse<String> send(Recording recording, Optional<String> authorization) {
        return send(recording, recording.target(), authorization);
    }

    HttpResponse<String> send(Recording recording, String target, Optional<String> authorization) {
        return send(
                recording.method(),
                target,
                recording.request().header("Content-Type"),
                authorization,
                recording.request().body().toByteArray());
    }

    HttpResponse<String> send(
            String method, String target, Optional<String> contentType, Optional<String> authorization, byte[] body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + target))
                .method(method, BodyPublishers.ofByteArray(body));
        contentType.ifPresent(type -> request.header("Content-Type", type));
        authorization.ifPresent(value -> request.header("Authorization", value));
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
