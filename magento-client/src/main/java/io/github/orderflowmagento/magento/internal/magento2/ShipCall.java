package io.github.orderflowmagento.magento.internal.magento2;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.Track;

/** The bodies of the requests that create and extend a shipment. If a name is unknown to the shop, it ships everything that is left. */
final class ShipCall {
    private ShipCall() {}

    /**
     * Returns a complete shipment.
     *
     * @param units by the number of the row; not empty
     * @param source empty for a shop without sources
     */
    static Map<String, Object> body(ShipmentRequest request, Map<Long, BigDecimal> units, Optional<String> source) {
        Map<String, Object> body = new LinkedHashMap<>();
        List<Map<String, Object>> items = new ArrayList<>();
        units.forEach((row, quantity) -> {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("order_item_id", row);
            item.put("qty", quantity);
            items.add(item);
        });
        body.put("items", items);
        body.put("notify", request.notifiesCustomer());
        String comment = comment(request);
        if (!comment.isEmpty()) {
            body.put("appendComment", mailsComment(request));
            body.put("comment", Map.of("comment", comment, "is_visible_on_front", 0));
        }
        if (!request.tracks().isEmpty()) {
            body.put("tracks", request.tracks().stream().map(ShipCall::track).toList());
        }
        source.ifPresent(code -> body.put("arguments", Map.of("extension_attributes", Map.of("source_code", code))));
        return body;
    }

    /** A Magento 2 has one comment, which is either included in the e-mail or not. */
    private static boolean mailsComment(ShipmentRequest request) {
        return request.notifiesCustomer() && request.emailComment().isPresent();
    }

    private static String comment(ShipmentRequest request) {
        return mailsComment(request)
                ? ShipmentRequest.builder()
                        .from(request)
                        .comment(request.emailComment())
                        .build()
                        .commentText()
                : request.commentText();
    }

    /** Returns the comment for the merchant, if another text went to the customer. */
    static Optional<String> commentForTheMerchant(ShipmentRequest request) {
        return mailsComment(request)
                ? request.comment()
                        .filter(text -> !request.emailComment().orElse("").equals(text))
                : Optional.empty();
    }

    private static Map<String, Object> track(Track track) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("track_number", track.number().orElse(""));
        fields.put("title", track.title().orElse(""));
        fields.put("carrier_code", track.carrierCode().orElse(""));
        return fields;
    }

    /** Returns a track for an existing shipment. */
    static Map<String, Object> track(Shipment shipment, long shipmentId, Track track) {
        Map<String, Object> fields = track(track);
        fields.put("order_id", shipment.orderId());
        fields.put("parent_id", shipmentId);
        return Map.of("entity", fields);
    }

    /** Returns a comment that only the merchant sees. */
    static Map<String, Object> comment(long shipmentId, String text) {
        return Map.of(
                "entity",
                Map.of("comment", text, "parent_id", shipmentId, "is_customer_notified", 0, "is_visible_on_front", 0));
    }
}
