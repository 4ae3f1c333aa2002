package io.github.orderflowmagento.magento;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
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
                .table("orders", numbered(entities, i -> order(order, 2, i)))
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

    /** A shop with that many orders, each of a configurable and of a product with custom options that no other order is of. */
    static GeneratedMagento2 ofChoices(int orders) {
        String custom = Magento2Shop.recording("orders/full-custom-options-same-sku-twice")
                .responseText();
        String variant = Magento2Shop.recording("orders/full-configurable").responseText();
        String product = Magento2Shop.recording("products/full-custopt-1").responseText();
        Map<String, Object> colour = attribute("of_colour");
        Map<String, Object> size = attribute("of_size");
        return new GeneratedMagento2(new SearchServer()
                .table("orders", numbered(orders, i -> choices(custom, variant, i)))
                .table("products", numbered(orders, i -> product(product, i)))
                .table("products/attributes", List.of(colour, size))
                .resource("products/attributes/of_colour/options", colour.getOrDefault("options", List.of()))
                .resource("products/attributes/of_size/options", size.getOrDefault("options", List.of())));
    }

    private static Map<String, Object> attribute(String code) {
        Map<String, Object> attribute =
                parsed(Magento2Shop.recording("attributes/" + code).responseText());
        attribute.put("is_user_defined", 1); // as filters ask for it
        return attribute;
    }

    private static Map<String, Object> choices(String custom, String variant, int number) {
        Map<String, Object> order = order(
                custom.replaceAll("\"parent_id\":\\d+", "\"parent_id\":2")
                        .replace("\"product_id\":63", "\"product_id\":" + number),
                2,
                number);
        List<Object> rows = new ArrayList<>((List<?>) order.getOrDefault("items", List.of()));
        rows.addAll((List<?>) parsed(variant).getOrDefault("items", List.of()));
        order.put("items", rows);
        return order;
    }

    /** A shop with that many orders, each of one of so many bundles that are shipped separately. */
    static GeneratedMagento2 ofBundles(int orders, int bundles) {
        String order = Magento2Shop.recording("orders/full-bundle-dyn-sep").responseText();
        String product = Magento2Shop.recording("products/full-bnd-dyn-sep").responseText();
        return new GeneratedMagento2(new SearchServer()
                .table(
                        "orders",
                        numbered(
                                orders,
                                i -> order(
                                        order.replace(
                                                "\"product_id\":76,", "\"product_id\":" + (1 + i % bundles) + ","),
                                        19,
                                        i)))
                .table("products", numbered(bundles, i -> product(product, i))));
    }

    private static List<Map<String, Object>> numbered(int entities, IntFunction<Map<String, Object>> entity) {
        return IntStream.rangeClosed(1, entities).mapToObj(entity).toList();
    }

    private static Map<String, Object> order(String recorded, int recordedNumber, int number) {
        Map<String, Object> order =
                parsed(recorded.replace("\"parent_id\":" + recordedNumber + ",", "\"parent_id\":" + number + ","));
        order.put("entity_id", number);
        order.put("increment_id", String.format("%09d", number));
        order.put("status", "processing");
        return order;
    }

    /** A recorded order of two rows under another number. */
    static Map<String, Object> order(int number) {
        return order(Magento2Shop.recording("orders/full-two-lines").responseText(), 2, number);
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
    List<String> requested() {
        return server.requested();
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
