package io.github.orderflowmagento.magento;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

import org.junit.jupiter.api.AfterEach;

import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.Watermark;

/** A Magento 2 that is searched, ten rows a page, and its client. */
abstract class Magento2Lists {
    static final OrderQuery ALL = OrderQuery.builder().build();

    final SearchServer server = new SearchServer();
    final Magento shop = MagentoClient.magento2()
            .baseUrl(server.url())
            .oauth(Magento2Shop.CREDENTIALS)
            .pageSize(10)
            .build();
    final List<Long> unlisted = new ArrayList<>();

    @AfterEach
    void stop() {
        shop.close();
        server.close();
    }

    static Map<String, Object> order(long number) {
        Map<String, Object> order = new LinkedHashMap<>();
        order.put("entity_id", number);
        order.put("increment_id", incrementId(number));
        order.put("status", "processing");
        order.put("updated_at", "2026-10-07 10:45:07");
        order.put("items", List.of());
        order.put(
                "extension_attributes",
                Map.of(
                        "shipping_assignments",
                        List.of(Map.of("shipping", Map.of("address", Map.of("parent_id", number))))));
        return order;
    }

    static String incrementId(long number) {
        return String.format("%09d", number);
    }

    void orders(LongStream numbers) {
        server.table("orders", numbers.mapToObj(Magento2Lists::order).toList());
    }

    List<Long> listed() {
        return shop.orders().list(ALL).map(row -> row.orderId().orElseThrow()).toList();
    }

    List<Long> changed() {
        return shop.orders().changes(ALL, Watermark.initial()).stream(unlisted::add)
                .map(row -> row.orderId().orElseThrow())
                .toList();
    }
}
