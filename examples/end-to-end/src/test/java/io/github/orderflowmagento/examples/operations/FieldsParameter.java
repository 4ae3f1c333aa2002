package io.github.orderflowmagento.examples.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.http.QueryParameter;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/** Filters answers, but not errors, by the parameter {@code fields}, like Magento 2, and counts what is left. */
final class FieldsParameter implements ResponseTransformerV2 {
    private static final JsonMapper JSON = new JsonMapper();

    private final AtomicLong bytes = new AtomicLong();

    /** How long all answers were together. */
    long bytes() {
        return bytes.get();
    }

    @Override
    public String getName() {
        return "fields";
    }

    @Override
    public boolean applyGlobally() {
        return true;
    }

    @Override
    public Response transform(Response response, ServeEvent event) {
        QueryParameter fields = event.getRequest().queryParameter("fields");
        byte[] body = fields.isPresent() && response.getStatus() == 200
                ? cut(response.getBody(), fields.firstValue())
                : response.getBody();
        bytes.addAndGet(body.length);
        return Response.Builder.like(response).but().body(body).build();
    }

    private static byte[] cut(byte[] body, String fields) {
        try {
            // a[b,c],d is {"a":{"b":{},"c":{}},"d":{}}
            String names = "{"
                    + fields.replaceAll("\\w+", "\"$0\":{}").replace("{}[", "{").replace("]", "}") + "}";
            return JSON.writeValueAsBytes(cut(JSON.readTree(body), JSON.readTree(names)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static JsonNode cut(JsonNode value, JsonNode names) {
        if (names.isEmpty() || value.isValueNode()) {
            return value;
        }
        if (value instanceof ArrayNode list) {
            ArrayNode rows = JSON.createArrayNode();
            list.forEach(row -> rows.add(cut(row, names)));
            return rows.isEmpty() ? JSON.nullNode() : rows;
        }
        ObjectNode left = JSON.createObjectNode();
        for (Map.Entry<String, JsonNode> field : value.properties()) {
            if (names.has(field.getKey())) {
                left.set(field.getKey(), cut(field.getValue(), names.get(field.getKey())));
            }
        }
        return left.isEmpty() ? JSON.createArrayNode() : left; // PHP has one kind of array
    }
}
