package io.github.orderflowmagento.examples.quickstart;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.github.orderflowmagento.orderflow.model.DespatchNotification;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

/**
 * Stands where Magento stood: OrderFlow posts its despatch messages here. A message is kept and acknowledged at once; what it
 * means for the shop is worked out later. A real application keeps the messages in its database before it acknowledges.
 */
final class DespatchEndpoint implements AutoCloseable {
    private final HttpServer server;
    private final List<DespatchNotification> received = new ArrayList<>();

    DespatchEndpoint() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/despatch", this::receive);
        server.start();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            DespatchNotification despatch = DespatchNotification.parse(exchange.getRequestBody());
            synchronized (received) {
                received.add(despatch);
            }
            answer(exchange, 200, despatch.acknowledgement());
        } catch (InvalidMessageException e) {
            answer(exchange, 400, String.valueOf(e.getMessage()));
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=UTF-8");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    URI address() {
        return URI.create("http://" + server.getAddress().getAddress().getHostAddress() + ":"
                + server.getAddress().getPort() + "/despatch");
    }

    List<DespatchNotification> received() {
        synchronized (received) {
            return List.copyOf(received);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
