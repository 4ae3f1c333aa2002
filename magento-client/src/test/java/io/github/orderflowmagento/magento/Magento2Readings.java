package io.github.orderflowmagento.magento;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

import io.github.orderflowmagento.magento.model.Entity;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ProductType;

import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.listOfRecorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** How the client comes by what a recorded answer of a Magento 2 holds, which is compared with the recorded bytes, read by Jackson. */
final class Magento2Readings {
    private Magento2Readings() {}

    private static final ObjectMapper JSON = new ObjectMapper();

    static final OrderSummary ORDER =
            OrderSummary.builder().orderId(1L).incrementId("1").build();

    /** The call for an answer, and its expected result. */
    private interface Reading {
        List<? extends Entity> read(Magento2Shop recorded, Magento shop, JsonNode answer);
    }

    /** By the resource: how the client comes by what it holds. The first that fits. */
    private static final Map<String, Reading> READINGS = new LinkedHashMap<>();

    static {
        READINGS.put("GET orders|GET orders/\\d+", Magento2Readings::orders);
        READINGS.put("GET products|GET products/[^/]+", Magento2Readings::products);
        READINGS.put("GET shipments|GET shipment/\\d+", Magento2Readings::shipments);
        READINGS.put("GET invoices|GET invoices/\\d+", Magento2Readings::invoices);
        READINGS.put("GET inventory/source-items", Magento2Readings::sourceItems);
        READINGS.put("GET stockItems/[^/]+", Magento2Readings::stockItem);
        READINGS.put("GET store/storeViews", Magento2Readings::storeViews);
        READINGS.put("GET products/attributes/[^/]+/options", Magento2Readings::options);
        READINGS.put("GET products/attribute-sets/\\d+/attributes", Magento2Readings::attributesOfASet);
        READINGS.put(
                "POST orders/\\d+/comments",
                command("comments", orders -> orders.addComment(ORDER, "picked", "processing")));
        READINGS.put("POST orders/\\d+/hold", command("hold", orders -> orders.hold(ORDER)));
        READINGS.put("POST orders/\\d+/unhold", command("unhold", orders -> orders.unhold(ORDER)));
        READINGS.put("POST orders/\\d+/cancel", command("cancel", orders -> orders.cancel(ORDER)));
    }

    /** Method and resource: {@code GET orders/1}. */
    static String resource(Recording recording) {
        return recording
                .requestLine()
                .replaceFirst("(\\?.*)? HTTP/.*", "")
                .replaceFirst("(?:/index\\.php)?/rest/+(?:\\w+/)??((?:async/|async/bulk/)?)[Vv]\\d/", "$1")
                .replaceFirst("(?<=.)/$", "");
    }

    static Optional<Reading> reading(Recording recording) {
        return READINGS.entrySet().stream()
                .filter(reading -> resource(recording).matches(reading.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Returns a recorded answer as read by the client. */
    static List<? extends Entity> read(Magento2Shop recorded, Recording recording) {
        recorded.server().resetAll();
        try (Magento shop = recorded.connect().allFields().build()) {
            return reading(recording).orElseThrow().read(recorded, shop, JSON.readTree(text(recording)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(recording.name(), e);
        }
    }

    private static String text(Recording recording) {
        String text = recording.responseText();
        return text.contains("<b>Deprecated</b>")
                ? text.substring(text.indexOf("{\""))
                : text.replaceFirst("^\\uFEFF", "");
    }

    private static List<JsonNode> entities(JsonNode answer, String... withFields) {
        JsonNode list = answer.has("items") && answer.has("search_criteria") ? answer.get("items") : answer;
        return StreamSupport.stream(
                        (list.isArray() ? list : JSON.createArrayNode().add(list)).spliterator(), false)
                .filter(entity -> Stream.of(withFields).allMatch(entity::has))
                .toList();
    }

    /** A list of these entities in the order in which the client asks for them. */
    private static ResponseDefinitionBuilder ascending(List<JsonNode> entities, String number) {
        return listOf(entities.stream()
                .sorted(Comparator.comparing(entity -> entity.get(number).asLong()))
                .map(JsonNode::toString)
                .toArray(String[]::new));
    }

    private static List<String> keys(List<JsonNode> entities, String field) {
        return entities.stream().map(entity -> entity.get(field).asText()).toList();
    }

    private static List<? extends Entity> orders(Magento2Shop recorded, Magento shop, JsonNode answer) {
        recorded.answers(
                "products",
                listOfRecorded(
                        "products/full-custopt-1",
                        "products/full-bnd-dyn-tog",
                        "products/full-bnd-dyn-sep",
                        "products/full-bnd-fix-tog",
                        "products/full-bnd-fix-sep"));
        recorded.answersForVariants();
        List<JsonNode> rows = entities(answer, "entity_id");
        recorded.answers("orders", ascending(rows, "entity_id"));
        List<Entity> read = new ArrayList<>(each(
                rows,
                "entity_id",
                shop.orders().list(OrderQuery.builder().build()).toList(),
                "order_id"));

        List<JsonNode> whole = entities(answer, "entity_id", "increment_id", "items", "extension_attributes");
        recorded.answers("orders", ascending(whole, "entity_id"));
        whole.forEach(order -> recorded.answers("orders/" + order.get("entity_id"), json(order.toString())));
        List<Order> orders = values(shop.orders().details(keys(whole, "increment_id")));
        read.addAll(each(whole, "entity_id", orders, "order_id"));
        for (Order order : orders) {
            assertThat(order.items()).hasSize(order.fields().list("items").size());
        }
        return read;
    }

    private static List<? extends Entity> products(Magento2Shop recorded, Magento shop, JsonNode answer) {
        recorded.answers("modules", recorded("store/modules"));
        recorded.answers("store/storeConfigs", recorded("store/storeConfigs"));
        List<JsonNode> rows = entities(answer, "id", "sku");
        recorded.answers("products", ascending(rows, "id"));
        List<Entity> read = new ArrayList<>(each(
                rows, "id", shop.products().list(ProductQuery.builder().build()).toList(), "product_id"));

        List<JsonNode> whole = entities(answer, "id", "sku", "type_id", "custom_attributes");
        recorded.answers("products", ascending(whole, "id"));
        recorded.answers(
                "inventory/source-items",
                listOf(whole.stream().map(Magento2Readings::stockOf).toArray(String[]::new)));
        recorded.answers("inventory/sources/default", recorded("inventory/sources"));
        read.addAll(each(whole, "id", values(shop.products().details(keys(whole, "sku"))), "product_id"));
        return read;
    }

    private static String stockOf(JsonNode product) {
        return "{\"sku\":" + product.get("sku") + ",\"source_code\":\"default\",\"quantity\":5,\"status\":1}";
    }

    private static Map<Long, List<JsonNode>> byOrder(List<JsonNode> documents) {
        return documents.stream()
                .collect(Collectors.groupingBy(
                        document -> document.get("order_id").asLong()));
    }

    private static OrderHead order(long id) {
        return OrderSummary.builder().orderId(id).incrementId("of " + id).build();
    }

    private static List<? extends Entity> shipments(Magento2Shop recorded, Magento shop, JsonNode answer) {
        List<JsonNode> whole = entities(answer, "entity_id", "increment_id", "order_id", "items", "tracks", "comments");
        recorded.answers("shipments", ascending(whole, "entity_id"));
        List<Entity> read = new ArrayList<>(
                each(whole, "entity_id", values(shop.shipments().details(keys(whole, "increment_id"))), "shipment_id"));
        byOrder(whole).forEach((order, rows) -> {
            recorded.answers("shipments", ascending(rows, "entity_id"));
            read.addAll(each(rows, "entity_id", shop.shipments().ofOrder(order(order)), "shipment_id"));
        });
        return read;
    }

    private static List<? extends Entity> invoices(Magento2Shop recorded, Magento shop, JsonNode answer) {
        List<JsonNode> whole = entities(answer, "entity_id", "increment_id", "order_id", "items");
        recorded.answers("invoices", ascending(whole, "entity_id"));
        List<Entity> read = new ArrayList<>(
                each(whole, "entity_id", values(shop.invoices().details(keys(whole, "increment_id"))), "invoice_id"));
        byOrder(whole).forEach((order, rows) -> {
            recorded.answers("invoices", ascending(rows, "entity_id"));
            read.addAll(each(rows, "entity_id", shop.invoices().ofOrder(order(order)), "invoice_id"));
        });
        return read;
    }

    private static List<? extends Entity> sourceItems(Magento2Shop recorded, Magento shop, JsonNode answer) {
        recorded.answers("modules", recorded("store/modules"));
        List<Entity> read = new ArrayList<>();
        List<JsonNode> rows = entities(answer, "sku", "source_code", "quantity", "status");
        for (String source : keys(rows, "source_code").stream().distinct().toList()) {
            List<JsonNode> ofSource = rows.stream()
                    .filter(row -> row.get("source_code").asText().equals(source))
                    .toList();
            recorded.answers(
                    "inventory/source-items",
                    listOf(ofSource.stream().map(JsonNode::toString).toArray(String[]::new)));
            read.addAll(each(ofSource, "sku", values(shop.stock().read(keys(ofSource, "sku"), source)), "sku"));
        }
        return read;
    }

    private static List<? extends Entity> stockItem(Magento2Shop recorded, Magento shop, JsonNode answer) {
        recorded.answers("modules", json("[\"Magento_Store\"]"));
        List<Entity> read = new ArrayList<>();
        List<JsonNode> whole = entities(answer, "item_id", "qty", "is_in_stock");
        for (JsonNode stock : whole) {
            recorded.answers("stockItems/MUG-001", json(stock.toString()));
            read.addAll(each(List.of(stock), "item_id", values(shop.stock().read(List.of("MUG-001"))), "item_id"));
        }
        return read;
    }

    private static List<? extends Entity> storeViews(Magento2Shop recorded, Magento shop, JsonNode answer) {
        recorded.answers("store/storeViews", json(answer.toString()));
        List<JsonNode> ofCustomers = entities(answer).stream()
                .filter(view -> view.get("id").asLong() != 0)
                .toList();
        return each(ofCustomers, "id", shop.stores().views(), "store_id");
    }

    private static List<? extends Entity> options(Magento2Shop recorded, Magento shop, JsonNode answer) {
        recorded.answers("products/attributes/of_colour/options", json(answer.toString()));
        Map<String, String> labels = new LinkedHashMap<>();
        for (JsonNode option : answer) {
            if (!option.get("value").asText().isBlank()) {
                labels.put(option.get("value").asText(), option.get("label").asText());
            }
        }
        assertThat(shop.attributes().options("of_colour").options()).isEqualTo(labels);
        return List.of();
    }

    private static List<? extends Entity> attributesOfASet(Magento2Shop recorded, Magento shop, JsonNode answer) {
        recorded.answers("products/attribute-sets/4/attributes", json(answer.toString()));
        List<JsonNode> additional = entities(answer).stream()
                .filter(attribute -> attribute.path("is_user_defined").asBoolean())
                .toList();
        return each(additional, "attribute_code", shop.attributes().additional(ProductType.SIMPLE, 4), "code");
    }

    private static Reading command(String name, Consumer<Orders> call) {
        return (recorded, shop, answer) -> {
            recorded.answersPosts("orders/1/" + name, json(answer.toString()));
            if (answer.asBoolean()) {
                call.accept(shop.orders());
                assertThat(recorded.requested()).containsExactly("POST /rest/all/V1/orders/1/" + name);
            } else {
                assertThatThrownBy(() -> call.accept(shop.orders())).isInstanceOf(MagentoException.Rejected.class);
            }
            return List.of();
        };
    }

    static <T> List<T> values(List<Answer<T>> answers) {
        return answers.stream().map(Answer::orThrow).toList();
    }

    /** Each recorded entity is one of the values, with all that it said. */
    private static List<? extends Entity> each(
            List<JsonNode> expected, String key, List<? extends Entity> values, String sharedKey) {
        Function<Entity, String> keyOf = value -> value.fields().text(sharedKey).orElse("");
        assertThat(values.stream().map(keyOf).toList()).containsExactlyInAnyOrderElementsOf(keys(expected, key));
        for (JsonNode entity : expected) {
            Entity value = values.stream()
                    .filter(candidate ->
                            keyOf.apply(candidate).equals(entity.get(key).asText()))
                    .findFirst()
                    .orElseThrow();
            assertThat(Losses.of(entity, value.fields().asMap(), "")).isEmpty();
        }
        return values;
    }
}
