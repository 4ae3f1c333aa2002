package io.github.orderflowmagento.magento.internal;

import java.time.Instant;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Shipments;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.OrderHead;
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
    private final Magento1Orders orders;

    Magento1Shipments(Transport transport, Batches batches, Magento1Orders orders) {
        this.transport = transport;
        this.batches = batches;
        this.orders = orders;
    }

    @Override
    public List<ShipmentSummary> ofOrder(OrderHead order) {
        ApiCall call = ApiCall.about(
                "of order " + order.incrementId(),
                "sales_order_shipment.list",
                Filters.ofOrder(order).asArgument());
        return Trees.entities(call, transport.call(call), ShipmentSummary::of).stream()
                .sorted(OLDEST_FIRST)
                .toList();
    }

    @Override
    public List<Answer<Shipment>> details(List<String> incrementIds) {
        return Details.of(batches, "sales_order_shipment.info", incrementIds, Shipment::of);
    }

    @Override
    public Optional<Shipment> find(OrderHead order, String reference) {
        List<String> numbers =
                ofOrder(order).stream().map(ShipmentSummary::incrementId).toList();
        return details(numbers).stream()
                .map(Answer::orThrow)
                .filter(shipment -> shipment.references().contains(reference))
                .findFirst();
    }

    @Override
    public String create(ShipmentRequest request) {
        Map<String, Object> quantities = new LinkedHashMap<>();
        request.items().forEach((item, qty) -> quantities.put(String.valueOf(item), qty));
        try {
            return create(request.orderIncrementId(), quantities, request.commentText());
        } catch (MagentoException failure) {
            return madeAllTheSame(request, failure).orElseThrow(() -> failure);
        }
    }

    /** The number of the shipment, if the failure hides that it was made. */
    private Optional<String> madeAllTheSame(ShipmentRequest request, MagentoException failure) {
        if (!failure.outcomeUnknown() || request.reference().isEmpty()) {
            return Optional.empty();
        }
        try {
            return find(
                            orders.head(request.orderIncrementId()),
                            request.reference().get())
                    .map(Shipment::incrementId);
        } catch (MagentoException e) {
            failure.addSuppressed(e);
            return Optional.empty();
        }
    }

    @Override
    public String createForAllItems(String orderIncrementId, Optional<String> comment) {
        return create(orderIncrementId, Map.of(), comment.orElse(""));
    }

    /** No quantities at all are Magento's way to say "everything". The customer is told later, when there is a track. */
    private String create(String orderIncrementId, Map<String, Object> quantities, String comment) {
        ApiCall call = ApiCall.about(
                "of order " + orderIncrementId,
                "sales_order_shipment.create",
                orderIncrementId,
                // an empty map travels as an empty list, as PHP sends it itself
                quantities.isEmpty() ? List.of() : quantities,
                comment,
                false,
                false);
        Object answer = transport.call(call);
        String number = Trees.text(call, answer);
        if (answer instanceof Number && !isOfOrder(call, orderIncrementId, number)) {
            throw numberNotTold(call, number, null);
        }
        return number;
    }

    /**
     * Numbers of shipments are texts, but SOAP v2 of Magento 1.6.1 and 1.6.2 makes an integer of them: without the zeros before it,
     * and without what comes behind the first letter.
     */
    private boolean isOfOrder(ApiCall call, String orderIncrementId, String number) {
        try {
            return ofOrder(orders.head(orderIncrementId)).stream()
                    .anyMatch(shipment -> shipment.incrementId().equals(number));
        } catch (MagentoException e) {
            throw numberNotTold(call, number, e);
        }
    }

    private static MagentoException numberNotTold(
            ApiCall call, String number, @Nullable MagentoException whyNotLookedUp) {
        return new MagentoException.NotUnderstood(
                call.description(),
                "it is done, but the shop tells the new number as the integer " + number + ", and "
                        + (whyNotLookedUp == null ? "no shipment of the order has it" : "it could not be looked up")
                        + ": SOAP v2 of Magento 1.6.1 and 1.6.2 cuts one that has more to it than digits. Look it up in the"
                        + " order's list",
                whyNotLookedUp);
    }

    @Override
    public long addTrack(String shipmentIncrementId, Track track) {
        if (track.carrierCode().isBlank() || track.number().isBlank()) {
            throw new IllegalArgumentException("a track to add needs a carrier's code and a number");
        }
        ApiCall call = ApiCall.about(
                shipmentIncrementId,
                "sales_order_shipment.addTrack",
                shipmentIncrementId,
                track.carrierCode(),
                track.title().orElse(""),
                track.number());
        return Trees.number(call, transport.call(call));
    }

    @Override
    public void removeTrack(String shipmentIncrementId, long trackId) {
        done(ApiCall.about(
                shipmentIncrementId, "sales_order_shipment.removeTrack", shipmentIncrementId, String.valueOf(trackId)));
    }

    @Override
    public void addComment(String shipmentIncrementId, String comment) {
        done(ApiCall.about(
                shipmentIncrementId, "sales_order_shipment.addComment", shipmentIncrementId, comment, false, false));
    }

    @Override
    public void addReference(String shipmentIncrementId, String reference) {
        addComment(shipmentIncrementId, Shipment.referenceLine(reference));
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
