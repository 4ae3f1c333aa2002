package io.github.orderflowmagento.examples.sandbox;

import java.util.List;
import java.util.Map;

import static org.assertj.core.api.Assertions.assertThat;

/** Requests that the recorded shop received between recordings, inferred from later answers. */
final class UnrecordedRequests {

    /** By the recorded exchange that came next: method, path and body. */
    private static final Map<String, List<String>> BEFORE = Map.ofEntries(
            Map.entry(
                    "orders-write/comment-minimal-fields-missing",
                    List.of(
                            "POST orders/60/comments {\"statusHistory\":{\"is_visible_on_front\":0,\"is_customer_notified\":0}}")),
            Map.entry(
                    "shipments/ship-partial-items",
                    List.of(
                            "POST orders {\"entity\":{\"entity_id\":61,\"ext_order_id\":\"OF-12345\"}}",
                            "POST order/61/ship {}")),
            Map.entry(
                    "shipments/ship-items-empty-array",
                    List.of(
                            "POST order/66/ship {\"items\":[{\"order_item_id\":129,\"qty\":1}]}",
                            "POST order/66/ship {\"items\":[{\"order_item_id\":130,\"qty\":1}]}",
                            "POST order/66/ship {\"items\":[{\"order_item_id\":129,\"qty\":2}]}")),
            Map.entry(
                    "shipments/ship-partly-refunded",
                    List.of(
                            "POST order/71/ship {\"arguments\":{\"extension_attributes\":{\"source_code\":\"uk_north\"}}}")),
            Map.entry(
                    "shipments/ship-configurable-child-id",
                    List.of("POST order/15/ship {\"items\":[{\"order_item_id\":25,\"qty\":1}]}")),
            Map.entry(
                    "shipments/track-add-no-title-accepted",
                    List.of(
                            "POST shipment/track {\"entity\":{\"order_id\":60,\"parent_id\":5,\"track_number\":\"ADD-2\",\"title\":\"T\",\"carrier_code\":\"custom\"}}")),
            Map.entry(
                    "stockitems-write/after-qty-zero-only",
                    List.of("PUT products/P-0062/stockItems/199 {\"stockItem\":{\"qty\":0}}")),
            Map.entry(
                    "stockitems-write/after-product-put",
                    List.of("PUT products/P-0065/stockItems/202 {\"stockItem\":{\"qty\":66}}")),
            Map.entry(
                    "shipments/ship-track-without-title-accepted",
                    List.of("POST order/124/ship {\"items\":[{\"order_item_id\":244,\"qty\":1}]}")),
            Map.entry(
                    "shipments/list-after-ship-partial-repeated",
                    List.of(
                            "POST order/103/ship {\"items\":[{\"order_item_id\":202,\"qty\":1}],\"tracks\":[{\"track_number\":\"REPEAT-1\",\"title\":\"DPD\",\"carrier_code\":\"custom\"}]}")),
            Map.entry(
                    "shipments/ship-partial-held-fault",
                    List.of(
                            "POST order/105/ship {\"items\":[{\"order_item_id\":206,\"qty\":1}]}",
                            "POST orders/106/hold {}")),
            Map.entry(
                    "shipments/race-partial-two-at-once-1",
                    List.of("POST order/123/ship {\"items\":[{\"order_item_id\":242,\"qty\":2}]}")),
            Map.entry(
                    "orders/full-product-deleted",
                    List.of(
                            "POST inventory/source-items {\"sourceItems\":[{\"sku\":\"GONE-1\",\"source_code\":\"default\",\"quantity\":11,\"status\":1}]}")),
            Map.entry(
                    "shipments/ship-25-of-30-lines",
                    List.of(
                            "POST order/108/ship {\"items\":[{\"order_item_id\":212,\"qty\":2}]}",
                            "POST order/109/ship {\"arguments\":{\"extension_attributes\":{\"source_code\":\"uk_north\"}}}",
                            "POST order/110/ship {\"arguments\":{\"extension_attributes\":{\"source_code\":\"uk_north\"}}}",
                            "POST order/111/ship {\"items\":[{\"order_item_id\":218,\"qty\":1}]}",
                            "POST order/112/ship {\"items\":[{\"order_item_id\":220,\"qty\":2}]}",
                            "POST order/113/ship {\"items\":[{\"order_item_id\":222,\"qty\":2}]}",
                            "POST order/114/ship {\"items\":[{\"order_item_id\":224,\"qty\":2}]}")));

    private UnrecordedRequests() {}

    static void sendBefore(RecordedExchange exchange, SandboxMagento2Shop shop) {
        for (String unrecorded : BEFORE.getOrDefault(exchange.name(), List.of())) {
            String[] parts = unrecorded.split(" ", 3);
            String request = String.join(
                    "\r\n",
                    parts[0] + " /rest/V1/" + parts[1] + " HTTP/1.1",
                    "Host: localhost",
                    "Authorization: Bearer " + shop.token(),
                    "Content-Type: application/json",
                    "Content-Length: " + parts[2].length(),
                    "",
                    parts[2]);
            shop.takeBearerTokens(true);
            int status = RecordedExchange.send(request, shop.url()).status();
            assertThat(status).as(unrecorded).isEqualTo(unrecorded.contains("uk_north") ? 400 : 200);
        }
    }
}
