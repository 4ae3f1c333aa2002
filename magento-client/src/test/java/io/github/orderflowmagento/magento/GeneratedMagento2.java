package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;

import io.github.orderflowmagento.magento.client.Magento2Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;

/** A Magento 2 of as many products and orders as wanted, each like a recorded one, on a real socket. */
final class GeneratedMagento2 implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();

    private final SearchServer server;

    private GeneratedMagento2(SearchServer server) {
        this.server = server;
    }

    /** A shop with that many products and that many orders. */
    static GeneratedMagento2 of(int entities) {
        String order = Magento2Shop.recording("orders/full-two-lines").responseText();
        String product = Magento2Shop.recording("products/full-mug-001").responseText();
        return new GeneratedMagento2(new SearchServer()
                .table("orders", numbered(entities, i -> order(order, i)))
                .table("products", numbered(entities, i -> product(product, i)))
                .table("inventory/source-items", numbered(entities, GeneratedMagento2::sourceItem))
                .resource("modules", List.of("Magento_Store", "Magento_InventoryApi"))
                .resource(
                        "store/storeConfigs",
                        List.of(Map.of(
                                "id",
                                1,
                                "code",
                                "default",
                                "secure_base_media_url",
                                "https://shop.example.com/media/"))));
    }

    private static List<Map<String, Object>> numbered(int entities, IntFunction<Map<String, Object>> entity) {
        return IntStream.rangeClosed(1, entities).mapToObj(entity).toList();
    }

    private static Map<String, Object> order(String recorded, int number) {
        Map<String, Object> order = parsed(recorded.replace("\"parent_id\":2,", "\"parent_id\":" + number + ","));
        order.put("entity_id", number);
        order.put("increment_id", String.format("%09d", number));
        order.put("status", "processing");
        return order;
    }

    private static Map<String, Object> product(String recorded, int number) {
        Map<String, Object> product = parsed(recorded);
        product.put("id", number);
        product.put("sku", sku(number));
        return product;
    }

    private static Map<String, Object> sourceItem(int number) {
        return parsed("{\"sku\":\"" + sku(number) + "\",\"source_code\":\"default\",\"quantity\":5,\"status\":1}");
    }

    private static String sku(int number) {
        return String.format("SKU-%06d", number);
    }

    private static Map<String, Object> parsed(String json) {
        try {
            return JSON.readValue(json, new TypeReference<>() {});
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Magento2Builder connect() {
        return MagentoClient.magento2().baseUrl(server.url()).oauth(Magento2Shop.CREDENTIALS);
    }

    /** All that was asked, in order, as people read it. */
    List<String> asked() {
        return server.asked();
    }

    /** How long the bodies of all answers were together. */
    long bytes() {
        return server.bytes();
    }

    @Override
    public void close() {
        server.close();
    }
}
