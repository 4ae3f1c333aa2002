package io.github.orderflowmagento.examples.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.ProductType;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.github.orderflowmagento.examples.operations.RecordedMagento2.listOf;
import static io.github.orderflowmagento.examples.operations.RecordedMagento2.tree;

/**
 * A Magento 1 that answers with a recorded order, and a Magento 2 that has the same order: one that was recorded of it, of the same shape,
 * with the first one's values instead of its own.
 */
final class TwinShops implements BeforeEachCallback, AfterEachCallback {
    private static final Path RECORDINGS = Path.of("../../magento-client/src/test/resources/recordings/xmlrpc");
    private static final JsonMapper JSON = new JsonMapper();

    /** The values that identify entities, which each shop numbers separately. */
    private static final String NUMBERS =
            "entity_id|item_id|parent_id|parent_item_id|order_id|product_id|quote_id|quote_item_id|.*_address_id"
                    + "|protect_code|extension_attributes|product_option|parent_item|status_histories|gift_message_id";

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    private final RecordedMagento2 recorded = new RecordedMagento2();

    /** The names that Magento 2's answers have, by where they stand. */
    private final Set<String> known = new HashSet<>();

    @Override
    public void beforeEach(ExtensionContext context) {
        server.start();
        recorded.beforeEach(context);
        RecordedMagento2.whole("orders").forEach(order -> learn(tree(order), ""));
        // nullable fields of the same resource that no recorded order has filled
        known.addAll(List.of(
                "/customer_note",
                "/customer_taxvat",
                "/customer_middlename",
                "/customer_prefix",
                "/customer_suffix",
                "/relation_parent_id",
                "/relation_child_id",
                "/customer_gender",
                "/customer_dob",
                "/billing_address/fax",
                "/billing_address/prefix",
                "/billing_address/middlename",
                "/billing_address/suffix"));
    }

    private void learn(JsonNode node, String path) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String place = path + "/" + field.getKey();
            known.add(place);
            learn(field.getValue(), place);
        }
        if (node.isArray()) {
            node.forEach(element -> learn(element, path));
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        recorded.afterEach(context);
        server.stop();
    }

    /** The recorded order of the Magento 1, whose bytes may be changed. */
    Order magento1(String name, UnaryOperator<String> change) {
        server.stubFor(post(anyUrl()).willReturn(xml("magento-info", UnaryOperator.identity())));
        answersCalls("login", xml("login-ok", UnaryOperator.identity()));
        answersCalls("sales_order\\.list", xml("order-list-empty", UnaryOperator.identity()));
        answersCalls("sales_order\\.info", xml(name, change));
        answersCalls("multiCall", aResponse().withStatus(403)); // answers to single calls were recorded
        String number = body(name).replaceFirst("(?s).*<name>increment_id</name><value><string>(\\d+)<.*", "$1");
        try (Magento shop = MagentoClient.magento1()
                .baseUrl(server.baseUrl() + "/index.php/")
                .credentials("orderflow", "orderflow-secret-1")
                .build()) {
            return shop.orders().details(List.of(number)).get(0).orThrow();
        }
    }

    private void answersCalls(String method, ResponseDefinitionBuilder answer) {
        server.stubFor(post(anyUrl())
                .withRequestBody(matching("(?s).*\\b" + method + "\\b.*"))
                .willReturn(answer));
    }

    private static ResponseDefinitionBuilder xml(String name, UnaryOperator<String> change) {
        return aResponse().withHeader("Content-Type", "text/xml; charset=UTF-8").withBody(change.apply(body(name)));
    }

    /**
     * The same order in the Magento 2.
     *
     * @param name the recorded order of the same shape
     * @param change alters it further, as the change of the first one did
     */
    Order magento2(String name, Order twin, Consumer<ObjectNode> change, String... products) {
        ObjectNode order = (ObjectNode) tree("orders/" + name);
        Map<String, @Nullable Object> values = twin.fields().asMap();
        rows(order, values.get("items") instanceof List<?> rows ? rows.size() : 0);
        JsonNode shipping = order.at("/extension_attributes/shipping_assignments/0/shipping");
        if (shipping instanceof ObjectNode entity) {
            entity.put("method", String.valueOf(values.get("shipping_method")));
            take(entity.get("address"), values.get("shipping_address"), "/billing_address");
        }
        if (order.get("extension_attributes").get("gift_message") instanceof ObjectNode message) {
            message.put("message", String.valueOf(values.get("gift_message")));
        }
        take(order, values, "");
        relate((ArrayNode) order.get("items"), twin);
        change.accept(order);
        recorded.answers("orders", listOf(order.toString()));
        recorded.answers(
                "products",
                listOf(Stream.of(products)
                        .map(product -> RecordedMagento2.body("products/" + product))
                        .toArray(String[]::new)));
        recorded.answers(
                "products/attributes",
                listOf(RecordedMagento2.body("attributes/of_colour"), RecordedMagento2.body("attributes/of_size")));
        recorded.answers(
                "products/attributes/of_colour/options", RecordedMagento2.body("attributes/of_colour-options-all"));
        recorded.answers(
                "products/attributes/of_size/options",
                tree("attributes/of_size").get("options").toString());
        try (Magento shop = recorded.connect().build()) {
            return shop.orders().details(List.of(twin.incrementId())).get(0).orThrow();
        }
    }

    private static void rows(ObjectNode order, int wanted) {
        ArrayNode rows = (ArrayNode) order.get("items");
        while (rows.size() > wanted) {
            rows.remove(rows.size() - 1);
        }
        for (long next = 9001; rows.size() < wanted; next++) {
            ObjectNode row = rows.get(0).deepCopy();
            row.put("item_id", next).remove(List.of("parent_item_id", "parent_item", "product_option"));
            rows.add(row);
        }
    }

    /** Rows stand below the same ones, and have their gift messages where this generation has them. */
    private static void relate(ArrayNode rows, Order twin) {
        for (int i = 0; i < rows.size(); i++) {
            ObjectNode row = (ObjectNode) rows.get(i);
            OrderItem item = twin.items().get(i);
            row.remove(List.of("parent_item_id", "parent_item"));
            twin.parentOf(item)
                    .ifPresent(parent -> row.set(
                            "parent_item_id",
                            rows.get(twin.items().indexOf(parent)).get("item_id")));
            if (item.type() == ProductType.CONFIGURABLE && !row.has("product_option")) {
                row.set("product_option", tree("orders/full-configurable").at("/items/0/product_option"));
            }
            item.giftMessage()
                    .ifPresent(message -> row.putObject("extension_attributes")
                            .putObject("gift_message")
                            .put("message", message));
        }
    }

    /** Replaces values of the Magento 2 by those of the Magento 1, in the Magento 2's format. */
    private void take(JsonNode into, @Nullable Object values, String path) {
        if (!(into instanceof ObjectNode entity) || !(values instanceof Map<?, ?> map)) {
            return;
        }
        map.forEach((key, value) -> {
            String name = String.valueOf(key).replace("hidden_tax", "discount_tax_compensation");
            if (name.matches(NUMBERS)) {
                return;
            }
            String place = path + "/" + name;
            if (value instanceof List<?> list && entity.get(name) instanceof ArrayNode array) {
                for (int i = 0; i < Math.min(array.size(), list.size()); i++) {
                    take(array.get(i), list.get(i), place);
                }
            } else if (value instanceof Map<?, ?>) {
                take(entity.get(name), value, place);
            } else if (value == null) {
                entity.remove(name);
            } else if (known.contains(place)) {
                set(entity, name, value);
            }
        });
    }

    private static void set(ObjectNode entity, String name, Object value) {
        JsonNode own = entity.get(name);
        if (name.equals("street")) {
            entity.set("street", JSON.valueToTree(List.of(String.valueOf(value).split("\n"))));
        } else if ((own == null && value instanceof String text && text.matches("-?\\d+\\.\\d{4}"))
                || (own != null && own.isNumber())) {
            BigDecimal number = new BigDecimal(String.valueOf(value)).stripTrailingZeros();
            entity.put(name, number.scale() < 0 ? number.setScale(0) : number);
        } else {
            entity.put(name, String.valueOf(value));
        }
    }

    private static String body(String name) {
        try {
            String message =
                    Files.readString(RECORDINGS.resolve(name).resolve("response.http"), StandardCharsets.UTF_8);
            return message.substring(message.indexOf("\r\n\r\n") + 4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
