package io.github.orderflowmagento.examples.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.Acknowledgement;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.SoapEndpoint;

/**
 * Replaces the shop as the receiver of OrderFlow's messages: OrderFlow logs in here and posts its despatches. A message is stored and
 * acknowledged at once, and processed later. A real application stores the messages in its database, and the credentials with its other
 * secrets.
 */
final class DespatchEndpoint implements AutoCloseable {
    private static final String USER = "orderflow";

    private final HttpServer server;
    private final String apiKey = UUID.randomUUID().toString();
    private final Map<String, DespatchNotification> received = new LinkedHashMap<>();
    private final SoapEndpoint endpoint = SoapEndpoint.builder()
            .credentials(USER, apiKey)
            .onDespatch(despatch -> keep(despatch.notification()))
            .build();

    DespatchEndpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/despatch", this::receive);
        server.start();
    }

    /** Stores equal messages once; if two messages with the same number contradict each other, the second is rejected. */
    private void keep(DespatchNotification despatch) {
        String key = ShipmentNotification.key(despatch);
        synchronized (received) {
            DespatchNotification before = received.putIfAbsent(key, despatch);
            if (before != null && !before.equals(despatch)) {
                throw new SoapEndpoint.MessageRejectedException(
                        "Despatch " + key + " exists already, with other content");
            }
        }
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            Acknowledgement answer = endpoint.answer(exchange.getRequestBody());
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    URI address() {
        return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/despatch");
    }

    /** Returns the user name with which OrderFlow logs in. */
    String user() {
        return USER;
    }

    /** Returns the user's key, generated for this endpoint. */
    String apiKey() {
        return apiKey;
    }

    List<DespatchNotification> received() {
        synchronized (received) {
            return List.copyOf(received.values());
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
