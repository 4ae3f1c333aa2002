package io.github.orderflowmagento.examples.sandbox;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.examples.sandbox.internal.magento2.Json;
import io.github.orderflowmagento.examples.sandbox.internal.magento2.Row;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

/** Calls a sandbox Magento 2 with the token alone, which that has to take. */
final class Magento2Caller {

    private final SandboxMagento2Shop shop;

    Magento2Caller(SandboxMagento2Shop shop) {
        this.shop = shop;
    }

    RecordedExchange.Answer get(String path) {
        return send("GET", path, "");
    }

    Row row(String path) {
        return (Row) requireNonNull(Json.read(get(path).text()));
    }

    RecordedExchange.Answer post(String path, String body) {
        return send("POST", path, body);
    }

    /** The id of the shipment. */
    Row ship(int order, String body) {
        RecordedExchange.Answer answer = post("order/" + order + "/ship", body);
        return row("shipment/" + answer.text().replace("\"", ""));
    }

    @Nullable
    String refusal(RecordedExchange.Answer answer) {
        return answer.status() + " " + ((Row) requireNonNull(Json.read(answer.text()))).text("message");
    }

    /** Returns the UUID of the accepted bulk. */
    String accepted(String method, String path, String body) {
        RecordedExchange.Answer answer = later(method, path, body);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return ((Row) requireNonNull(Json.read(answer.text()))).text("bulk_uuid");
    }

    /** Asks for what is to be done later, of {@code bulk/V1/order/byOrderId/ship} or {@code V1/order/9/ship}. */
    RecordedExchange.Answer later(String method, String path, String body) {
        return sendTo(method, "/rest/all/async/" + path, body);
    }

    RecordedExchange.Answer send(String method, String path, String body) {
        return sendTo(method, "/rest/V1/" + path, body);
    }

    RecordedExchange.Answer sendTo(String method, String path, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String request = String.join(
                "\r\n",
                method + " " + path + " HTTP/1.1",
                "Host: localhost",
                "Authorization: Bearer " + shop.token(),
                "Content-Type: application/json",
                "Content-Length: " + bytes.length,
                "",
                new String(bytes, StandardCharsets.ISO_8859_1));
        return RecordedExchange.send(request, shop.url());
    }
}
