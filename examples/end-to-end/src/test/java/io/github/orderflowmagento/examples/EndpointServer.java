package io.github.orderflowmagento.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

import com.sun.net.httpserver.HttpServer;

import io.github.orderflowmagento.orderflow.message.Acknowledgement;
import io.github.orderflowmagento.orderflow.message.SoapEndpoint;

/** An endpoint for OrderFlow's messages on a local port. */
public final class EndpointServer implements AutoCloseable {
    private final HttpServer server;

    public EndpointServer(SoapEndpoint endpoint) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", exchange -> {
            try (exchange) {
                Acknowledgement answer = endpoint.answer(exchange.getRequestBody());
                byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
                exchange.getResponseHeaders().set("Content-Type", answer.contentType());
                exchange.sendResponseHeaders(answer.status(), body.length);
                exchange.getResponseBody().write(body);
            }
        });
        server.start();
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/despatch");
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
