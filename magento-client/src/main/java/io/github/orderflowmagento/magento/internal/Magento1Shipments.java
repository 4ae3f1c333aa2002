package io.github.orderflowmagento.magento.internal;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Shipments;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.ShipmentSummary;
import io.github.orderflowmagento.magento.model.Track;

final class Magento1Shipments implements Shipments {
    /** The e-mail of a comment needs one. */
    private static final String SHIPPED = "Your order has been shipped.";

    private static final Comparator<ShipmentSummary> OLDEST_FIRST = Comparator.comparing(
                    (ShipmentSummary shipment) -> shipment.createdAt().orElse(Instant.MIN))
            .thenComparing(ShipmentSummary::incrementId);

    private final Transport transport;
    private final Batches batches;

    Magento1Shipments(Transport transport, Batches batches) {
        this.transport = transport;
        this.batches = batches;
    }

    @Override
    public List<ShipmentSummary> ofOrder(Order order) {
        ApiCall call = ApiCall.about(
                "of order " + order.incrementId(),
                "sales_order_shipment.list",
                new Filters().equal("order_id", order.orderId()).asArgument());
        return Trees.entities(call, transport.call(call), ShipmentSummary::of).stream()
                .sorted(OLDEST_FIRST)
                .toList();
    }

    @Override
    public List<Answer<Shipment>> details(List<String> incrementIds) {
        return Details.of(batches, "sales_order_shipment.info", incrementIds, Shipment::of);
    }

    @Override
    public String create(ShipmentRequest request) {
        Map<String, Object> quantities = new LinkedHashMap<>();
        request.items().forEach((item, qty) -> quantities.put(String.valueOf(item), qty));
        return create(request.orderIncrementId(), quantities, request.comment());
    }

    @Override
    public String createForAllItems(String orderIncrementId, Optional<String> comment) {
        return create(orderIncrementId, Map.of(), comment);
    }

    /** No quantities at all are Magento's way to say "everything". The customer is told later, when there is a track. */
    private String create(String orderIncrementId, Map<String, Object> quantities, Optional<String> comment) {
        ApiCall call = ApiCall.about(
                "of order " + orderIncrementId,
                "sales_order_shipment.create",
                orderIncrementId,
                // an empty map travels as an empty list, as PHP sends it itself
                quantities.isEmpty() ? List.of() : quantities,
                comment.orElse(""),
                false,
                false);
        return Trees.text(call, transport.call(call));
    }

    @Override
    public void addTrack(String shipmentIncrementId, Track track) {
        if (track.carrierCode().isBlank() || track.number().isBlank()) {
            throw new IllegalArgumentException("a track to add needs a carrier's code and a number");
        }
        done(ApiCall.about(
                shipmentIncrementId,
                "sales_order_shipment.addTrack",
                shipmentIncrementId,
                track.carrierCode(),
                track.title().orElse(""),
                track.number()));
    }

    @Override
    public void addComment(String shipmentIncrementId, String comment) {
        done(ApiCall.about(
                shipmentIncrementId, "sales_order_shipment.addComment", shipmentIncrementId, comment, false, false));
    }

    @Override
    public void sendEmail(String shipmentIncrementId, Optional<String> comment) {
        try {
            done(ApiCall.about(
                    shipmentIncrementId, "sales_order_shipment.sendInfo", shipmentIncrementId, comment.orElse("")));
        } catch (MagentoException.Unsupported olderThan17) {
            done(ApiCall.about(
                    shipmentIncrementId,
                    "sales_order_shipment.addComment",
                    shipmentIncrementId,
                    comment.filter(text -> !text.isBlank()).orElse(SHIPPED),
                    true,
                    true));
        }
    }

    @Override
    public Map<String, String> carriers(String orderIncrementId) {
        ApiCall call =
                ApiCall.about("of order " + orderIncrementId, "sales_order_shipment.getCarriers", orderIncrementId);
        Fields carriers = Trees.entity(call, transport.call(call), fields -> fields);
        Map<String, String> titles = new LinkedHashMap<>();
        carriers.names().forEach(code -> titles.put(code, carriers.text(code).orElse("")));
        return Collections.unmodifiableMap(titles);
    }

    private void done(ApiCall call) {
        Trees.done(call, transport.call(call));
    }
}
