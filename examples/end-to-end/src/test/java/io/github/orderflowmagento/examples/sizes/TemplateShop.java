package io.github.orderflowmagento.examples.sizes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxRequest;

/** The sandbox's own product and order, from whose rows a generated shop makes others. */
final class TemplateShop {
    static final String ORDER = "100000009";
    static final String PRODUCT = "MUG-001";

    private static final String OWN = "X-Template";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SandboxMagento2Shop sandbox;
    private final HttpClient http = HttpClient.newHttpClient();

    TemplateShop(SandboxMagento2Shop sandbox) {
        this.sandbox = sandbox;
    }

    /** Returns whether the request is for the sandbox's own, and must not be answered otherwise. */
    static boolean isOwn(SandboxRequest request) {
        return request.header(OWN).isPresent();
    }

    /**
     * Returns the only row of a list.
     *
     * @param path of the list
     * @param fields as a request has them; empty for all
     */
    ObjectNode row(String path, String field, String value, String fields) {
        String filter = "searchCriteria[filter_groups][0][filters][0]";
        String query = Stream.of(
                        filter + "[field]=" + field,
                        filter + "[value]=" + value,
                        filter + "[condition_type]=eq",
                        "searchCriteria[pageSize]=1",
                        "fields=" + fields)
                .map(pair -> pair.split("=", 2))
                .map(pair -> encoded(pair[0]) + "=" + encoded(pair[1]))
                .collect(Collectors.joining("&"));
        return (ObjectNode) send(request(path + "?" + query)).path("items").path(0);
    }

    /** Sends a body. */
    void post(String path, String body) {
        send(request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String target) {
        return HttpRequest.newBuilder(URI.create(sandbox.url()).resolve(target))
                .header("Authorization", "Bearer " + sandbox.token())
                .header(OWN, "yes");
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(answer.body());
            }
            return JSON.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Replaces the value of each field of this name that has the value, at any depth. */
    static void replace(ObjectNode row, String name, String value, String by) {
        row.findParents(name).stream()
                .filter(parent -> parent.path(name).asText().equals(value))
                .forEach(parent -> ((ObjectNode) parent).put(name, by));
    }
}
