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

/** The bodies of the requests that make a shipment, and add to one. A name that the shop does not know makes it ship everything that is left. */
final class ShipCall {
    private ShipCall() {}

    /**
     * A shipment with all that belongs to it.
     *
     * @param units by the number of the row; not empty
     * @param source empty for a shop that has none
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

    /** A Magento 2 knows one comment, which goes into the e-mail or does not. */
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

    /** What is for the merchant alone, where another text went to the customer. */
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

    /** A track for a shipment that is there. */
    static Map<String, Object> track(Shipment shipment, long shipmentId, Track track) {
        Map<String, Object> fields = track(track);
        fields.put("order_id", shipment.orderId());
        fields.put("parent_id", shipmentId);
        return Map.of("entity", fields);
    }

    /** A comment that only the merchant sees. */
    static Map<String, Object> comment(long shipmentId, String text) {
        return Map.of(
                "entity",
                Map.of("comment", text, "parent_id", shipmentId, "is_customer_notified", 0, "is_visible_on_front", 0));
    }
}
