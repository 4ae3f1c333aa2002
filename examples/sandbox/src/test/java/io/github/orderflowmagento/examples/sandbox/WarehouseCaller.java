package io.github.orderflowmagento.examples.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** Calls the sandbox warehouse as a client would, in one of its channels. */
final class WarehouseCaller {

    static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
    static final String PRODUCTS = "remotewarehouse/imports/importitems.xml";
    static final String ORDERS = "remoteorder/imports/importitems.xml";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final SandboxWarehouse warehouse;
    private final String ownChannel;

    WarehouseCaller(SandboxWarehouse warehouse) {
        this(warehouse, warehouse.channel());
    }

    WarehouseCaller(SandboxWarehouse warehouse, String channel) {
        this.warehouse = warehouse;
        this.ownChannel = channel;
    }

    static String batch(String... entities) {
        return XML + "\n<imports>" + String.join("", entities) + "</imports>\n";
    }

    static String entity(String type, String operation, String reference, String properties) {
        return "<import type=\"%s\" operation=\"%s\" externalReference=\"%s\"><![CDATA[%s\n]]></import>"
                .formatted(type, operation, Xml.escape(reference), properties);
    }

    String detail(String order) throws IOException, InterruptedException {
        return send("remoteorder/order/detail.xml?externalReference=" + order, "")
                .body();
    }

    String cancel(String order) throws IOException, InterruptedException {
        return send("remoteorder/order/cancel.xml?externalReference=" + order, "")
                .body();
    }

    String get(String path) throws IOException, InterruptedException {
        return send(warehouse.password(), "GET", path, ownChannel, "").body();
    }

    HttpResponse<String> send(String path, String body) throws IOException, InterruptedException {
        return send(warehouse.password(), "POST", path, ownChannel, body);
    }

    HttpResponse<String> send(String password, String method, String path, String channel, String body)
            throws IOException, InterruptedException {
        String query = (path.contains("?") ? "&" : "?") + "channel="
                + URLEncoder.encode(channel, StandardCharsets.UTF_8) + "&organisation=" + warehouse.organisation();
        String credentials = Base64.getEncoder()
                .encodeToString((warehouse.user() + ":" + password).getBytes(StandardCharsets.UTF_8));
        return http.send(
                HttpRequest.newBuilder(URI.create(warehouse.url() + path + query))
                        .header("Authorization", "Basic " + credentials)
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
