package io.github.orderflowmagento.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.ShipmentResult;
import io.github.orderflowmagento.magento.Shipments;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentCompletion;
import io.github.orderflowmagento.magento.model.ShipmentHead;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.ShipmentSummary;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.testing.Faults.Fault;

/** {@link Shipments} in memory: calls and answers. {@link NewShipment} creates the shipment of a request. */
final class InMemoryShipments implements Shipments {
    static final String CREATE = "shipments.create";
    private static final String COMPLETE = "shipments.complete";

    private final ShopAccess access;
    private final ShopState state;

    InMemoryShipments(ShopAccess access) {
        this.access = access;
        this.state = access.state();
    }

    @Override
    public List<ShipmentSummary> ofOrder(OrderHead order) {
        return access.read(
                "shipments.ofOrder",
                order.incrementId(),
                () -> all(order).stream()
                        .map(shipment -> ShipmentSummary.builder()
                                .from((ShipmentHead) shipment)
                                .build())
                        .toList());
    }

    @Override
    public List<Answer<List<Shipment>>> ofOrders(List<? extends OrderHead> orders) {
        return access.each("shipments.ofOrders", List.copyOf(orders), OrderHead::incrementId, this::all);
    }

    private List<Shipment> all(OrderHead order) {
        return state.shipmentsOf(
                state.order("shipments.ofOrders", order).orderId().orElseThrow());
    }

    @Override
    public List<Answer<Shipment>> details(List<String> incrementIds) {
        return access.each(
                "shipments.details", incrementIds, number -> number, number -> find("shipments.details", number));
    }

    private Shipment find(String call, String number) {
        return state.shipment(number)
                .orElseThrow(() -> new MagentoException.NotFound(call + " " + number, "there is no such shipment"));
    }

    @Override
    public Optional<Shipment> find(OrderHead order, String reference) {
        return access.read(
                "shipments.find",
                order.incrementId(),
                () -> all(order).stream()
                        .filter(shipment -> shipment.references().contains(reference))
                        .findFirst());
    }

    @Override
    public List<Answer<ShipmentResult>> create(Iterable<ShipmentRequest> requests) {
        List<Answer<ShipmentResult>> answers = new ArrayList<>();
        MagentoException reasonToStop = null;
        for (ShipmentRequest request : requests) {
            Answer<ShipmentResult> answer = reasonToStop == null
                    ? createOne(request)
                    : notSent(request.order().incrementId(), reasonToStop);
            answers.add(answer);
            reasonToStop = reasonToStop == null ? reasonToStop(answer) : reasonToStop;
        }
        return Collections.unmodifiableList(answers);
    }

    private Answer<ShipmentResult> answerTo(ShipmentRequest request, Optional<Fault<MagentoException>> fault) {
        return access.answer(
                request.order().incrementId(),
                fault,
                () -> NewShipment.make(request, state).result(this::add));
    }

    /** Returns why nothing more is sent: the shop did not answer, or a check failed. */
    private static @Nullable MagentoException reasonToStop(Answer<?> answer) {
        return answer.failure()
                .filter(failure -> failure.concerns() == MagentoException.Concern.EVERYTHING)
                .orElse(null);
    }

    private static <T> Answer<T> notSent(String key, MagentoException reason) {
        return Answer.failed(
                key,
                reason instanceof MagentoException.NotReached
                        ? reason
                        : new MagentoException.NotReached(MagentoException.Details.of(
                                        CREATE + " " + key,
                                        "not sent, since the writes before failed: " + reason.getMessage())
                                .causedBy(reason)));
    }

    private Answer<ShipmentResult> createOne(ShipmentRequest request) {
        String order = request.order().incrementId();
        Optional<Answer<ShipmentResult>> forbidden = forbidden(CREATE, order);
        return forbidden.orElseGet(() -> answerTo(request, fault(CREATE, order)));
    }

    /** Returns the answer to a write whose check failed. */
    private <T> Optional<Answer<T>> forbidden(String call, String key) {
        try {
            access.check();
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(Answer.failed(
                    key,
                    new MagentoException.NotReached(
                            MagentoException.Details.of(call + " " + key, "not sent: " + e.getMessage())
                                    .causedBy(e))));
        }
    }

    private Optional<Fault<MagentoException>> fault(String call, String key) {
        access.calls().begin(call);
        return access.late(call)
                .or(() -> access.calls().faults().of(call))
                .or(() -> access.calls().faults().about(call, key));
    }

    @Override
    public List<Answer<ShipmentResult>> complete(List<ShipmentCompletion> completions) {
        List<Answer<ShipmentResult>> answers = new ArrayList<>();
        MagentoException reasonToStop = null;
        for (ShipmentCompletion completion : completions) {
            String number = completion.shipment().incrementId();
            Answer<ShipmentResult> answer;
            if (reasonToStop == null) {
                Optional<Answer<ShipmentResult>> forbidden = forbidden(COMPLETE, number);
                answer = forbidden.orElseGet(() -> answerTo(completion, fault(COMPLETE, number)));
                reasonToStop = reasonToStop(answer);
            } else {
                answer = notSent(number, reasonToStop);
            }
            answers.add(withParts(completion, answer));
        }
        return Collections.unmodifiableList(answers);
    }

    private Answer<ShipmentResult> answerTo(ShipmentCompletion completion, Optional<Fault<MagentoException>> fault) {
        return access.answer(completion.shipment().incrementId(), fault, () -> {
            Shipment shipment = find(COMPLETE, completion.shipment().incrementId());
            Shipment known = completion
                    .reference()
                    .map(reference -> NewShipment.commented(shipment, Shipment.referenceLine(reference), state.now()))
                    .orElse(shipment);
            state.shipments.put(known.shipmentId().orElseThrow(), known);
            return add(known, completion.tracks(), completion.notifiesCustomer())
                    .build();
        });
    }

    /** Returns the result with the failed parts: the shipment exists, but an addition failed. */
    private static Answer<ShipmentResult> withParts(ShipmentCompletion completion, Answer<ShipmentResult> answer) {
        if (answer.failure().isEmpty() || completion.reference().isPresent()) {
            return answer;
        }
        return Answer.of(
                answer.key(),
                ShipmentResult.builder()
                        .shipment(Answer.of(answer.key(), completion.shipment()))
                        .tracksFailure(answer.failure()
                                .filter(why -> !completion.tracks().isEmpty()))
                        .emailFailure(answer.failure().filter(why -> completion.notifiesCustomer()))
                        .build());
    }

    /** Adds tracks and then notifies the customer; not if adding tracks failed. */
    private ShipmentResult.Builder add(Shipment shipment, List<Track> tracks, boolean notifiesCustomer) {
        ShipmentResult.Builder result = ShipmentResult.builder();
        Shipment there = shipment;
        Optional<MagentoException> failure = Optional.empty();
        if (!tracks.isEmpty()) {
            failure = failureOf("shipments.tracks");
            result.tracksFailure(failure);
            there = failure.isPresent() ? there : withTracks(there, tracks);
        }
        if (notifiesCustomer) {
            failure = failure.or(() -> failureOf("shipments.email"));
            result.emailFailure(failure);
            there = failure.isPresent()
                    ? there
                    : Shipment.builder().from(there).emailSent(true).build();
        }
        state.shipments.put(there.shipmentId().orElseThrow(), there);
        return result.shipment(Answer.of(there.incrementId(), there));
    }

    private Optional<MagentoException> failureOf(String part) {
        return access.calls().faults().ofPart(part).map(Fault::failure);
    }

    private Shipment withTracks(Shipment shipment, List<Track> tracks) {
        List<Track> added = tracks.stream()
                .map(track -> Track.builder()
                        .from(track)
                        .trackId(state.nextId())
                        .createdAt(state.now())
                        .build())
                .map(this::underKnownCarrier)
                .toList();
        return Shipment.builder()
                .from(shipment)
                .tracks(Stream.concat(shipment.tracks().stream(), added.stream())
                        .toList())
                .build();
    }

    /** Replaces an unknown carrier by {@code custom}, with the carrier's name as title. */
    private Track underKnownCarrier(Track track) {
        String carrier = track.carrierCode().orElseThrow();
        return state.carriers.containsKey(carrier)
                ? track
                : Track.builder()
                        .from(track)
                        .carrierCode("custom")
                        .title(carrier)
                        .build();
    }

    @Override
    public void removeTrack(ShipmentHead head, Track track) {
        long id = track.trackId().orElseThrow(() -> new IllegalArgumentException("removeTrack: the track has no id"));
        access.write("shipments.removeTrack", head.incrementId(), () -> {
            Shipment shipment = find("shipments.removeTrack", head.incrementId());
            List<Track> others = shipment.tracks().stream()
                    .filter(one -> one.trackId().filter(number -> number == id).isEmpty())
                    .toList();
            if (others.size() == shipment.tracks().size()) {
                throw new MagentoException.NotFound(
                        "shipments.removeTrack " + head.incrementId(), "the shipment has no track " + id);
            }
            state.shipments.put(
                    shipment.shipmentId().orElseThrow(),
                    Shipment.builder().from(shipment).tracks(others).build());
        });
    }

    @Override
    public void addComment(ShipmentHead head, String comment) {
        access.write("shipments.addComment", head.incrementId(), () -> {
            Shipment shipment = find("shipments.addComment", head.incrementId());
            state.shipments.put(
                    shipment.shipmentId().orElseThrow(), NewShipment.commented(shipment, comment, state.now()));
        });
    }

    @Override
    public Map<String, String> carriers(OrderHead head) {
        return access.read("shipments.carriers", head.incrementId(), () -> {
            state.order("shipments.carriers", head);
            return Collections.unmodifiableMap(new LinkedHashMap<>(state.carriers));
        });
    }
}
