package io.github.orderflowmagento.magento.internal.magento1;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.Track;

/** Magento 1's calls that create and extend a shipment. */
final class ShipmentCalls {
    /** The e-mail of a comment needs a text. */
    private static final String SHIPPED = "Your order has been shipped.";

    private ShipmentCalls() {}

    /** Without quantities Magento ships everything. The customer is notified later, when there is a track. */
    static ApiCall create(ShipmentRequest request) {
        Map<String, Object> quantities = new LinkedHashMap<>();
        request.items().forEach((item, qty) -> quantities.put(String.valueOf(item), qty));
        String order = request.order().incrementId();
        return ApiCall.about(
                "of order " + order,
                "sales_order_shipment.create",
                order,
                // an empty map is sent as an empty list, as PHP does
                quantities.isEmpty() ? List.of() : quantities,
                request.commentText(),
                false,
                false);
    }

    static ApiCall addTrack(String shipment, Track track) {
        return ApiCall.about(
                shipment,
                "sales_order_shipment.addTrack",
                shipment,
                track.carrierCode().orElseThrow(),
                track.title().orElse(""),
                track.number().orElseThrow());
    }

    static ApiCall removeTrack(String shipment, long trackId) {
        return ApiCall.about(shipment, "sales_order_shipment.removeTrack", shipment, String.valueOf(trackId));
    }

    static ApiCall addComment(String shipment, String comment) {
        return comment(shipment, comment, false);
    }

    static ApiCall sendEmail(String shipment, Optional<String> comment) {
        return ApiCall.about(shipment, "sales_order_shipment.sendInfo", shipment, comment.orElse(""));
    }

    /** Before Magento 1.7. */
    static ApiCall mailComment(String shipment, Optional<String> comment) {
        return comment(shipment, comment.filter(text -> !text.isBlank()).orElse(SHIPPED), true);
    }

    private static ApiCall comment(String shipment, String comment, boolean mailed) {
        return ApiCall.about(shipment, "sales_order_shipment.addComment", shipment, comment, mailed, mailed);
    }
}
