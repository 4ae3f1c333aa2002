package io.github.orderflowmagento.magento.internal.magento1;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.ShipmentResult;
import io.github.orderflowmagento.magento.Shipments;
import io.github.orderflowmagento.magento.internal.Batches;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentCompletion;
import io.github.orderflowmagento.magento.model.ShipmentHead;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.ShipmentSummary;
import io.github.orderflowmagento.magento.model.Track;

final class Magento1Shipments implements Shipments {
    private final Transport transport;
    private final OrderShipments reading;
    private final ShipmentCreation creation;
    private final ShipmentCompletions completions;
    private final int parallelism;

    /** @param parallelism how many shipments are created at the same time */
    Magento1Shipments(Transport transport, Batches<ApiCall, Reply> batches, WriteBatches additions, int parallelism) {
        this.transport = transport;
        this.parallelism = parallelism;
        this.reading = new OrderShipments(transport, batches);
        ShipmentParts parts = new ShipmentParts(additions);
        this.creation = new ShipmentCreation(transport, reading, parts, parallelism);
        this.completions = new ShipmentCompletions(transport, parts);
    }

    @Override
    public List<ShipmentSummary> ofOrder(OrderHead order) {
        return reading.listed(order);
    }

    @Override
    public List<Answer<List<Shipment>>> ofOrders(List<? extends OrderHead> orders) {
        return reading.of(orders);
    }

    @Override
    public List<Answer<Shipment>> details(List<String> incrementIds) {
        return reading.details(incrementIds);
    }

    @Override
    public Optional<Shipment> find(OrderHead order, String reference) {
        return reading.find(order, reference);
    }

    @Override
    public List<Answer<ShipmentResult>> create(Iterable<ShipmentRequest> requests) {
        return creation.create(requests);
    }

    @Override
    public int createdTogether() {
        return parallelism;
    }

    @Override
    public List<Answer<ShipmentResult>> complete(List<ShipmentCompletion> some) {
        return completions.complete(some);
    }

    @Override
    public void removeTrack(ShipmentHead shipment, Track track) {
        long trackId = track.trackId()
                .orElseThrow(() -> new IllegalArgumentException("shipment " + shipment.incrementId()
                        + ": the track to remove has no number of the shop; read it from the shop"));
        done(ShipmentCalls.removeTrack(shipment.incrementId(), trackId));
    }

    @Override
    public void addComment(ShipmentHead shipment, String comment) {
        done(ShipmentCalls.addComment(shipment.incrementId(), comment));
    }

    @Override
    public Map<String, String> carriers(OrderHead order) {
        ApiCall call = ApiCall.about(
                "of order " + order.incrementId(), "sales_order_shipment.getCarriers", order.incrementId());
        Fields carriers = ResponseTrees.entity(call, transport.call(call), fields -> fields);
        Map<String, String> titles = new LinkedHashMap<>();
        carriers.names().forEach(code -> titles.put(code, carriers.text(code).orElse("")));
        return Collections.unmodifiableMap(titles);
    }

    private void done(ApiCall call) {
        ResponseTrees.done(call, transport.call(call));
    }
}
