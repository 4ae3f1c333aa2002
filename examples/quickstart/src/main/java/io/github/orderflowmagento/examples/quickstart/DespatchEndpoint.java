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
 * Stands where Magento stood: OrderFlow logs in here and posts its despatch messages. A message is kept and acknowledged at once;
 * what it means for the shop is worked out later. A real application keeps the messages in its database, and the credentials where
 * its other secrets are.
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

    /** A message that comes twice is kept once; of two that say different things under one number, the shop can be told of one only. */
    private void keep(DespatchNotification despatch) {
        String key = ShipmentNotification.key(despatch);
        synchronized (received) {
            DespatchNotification before = received.putIfAbsent(key, despatch);
            if (before != null && !before.equals(despatch)) {
                throw new SoapEndpoint.MessageRejectedException(
                        "Despatch " + key + " is there already, and said something else");
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

    /** The user as which OrderFlow logs in. */
    String user() {
        return USER;
    }

    /** The user's key, made up for this endpoint. */
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
