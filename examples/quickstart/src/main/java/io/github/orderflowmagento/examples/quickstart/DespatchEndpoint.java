package io.github.orderflowmagento.examples.quickstart;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import io.github.orderflowmagento.orderflow.model.Acknowledgement;
import io.github.orderflowmagento.orderflow.model.DespatchNotification;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;
import io.github.orderflowmagento.orderflow.model.SoapFault;
import io.github.orderflowmagento.orderflow.model.SoapMessage;

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
            Acknowledgement answer = answerTo(exchange.getRequestBody());
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", answer.contentType());
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private Acknowledgement answerTo(InputStream request) {
        try {
            if (SoapMessage.parse(request) instanceof SoapMessage.Despatch despatch) {
                synchronized (received) {
                    received.add(despatch.notification());
                }
                return despatch.received();
            }
            return SoapFault.NOT_CALLABLE.answer();
        } catch (InvalidMessageException e) {
            return SoapFault.INVALID_XML.answer();
        }
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
