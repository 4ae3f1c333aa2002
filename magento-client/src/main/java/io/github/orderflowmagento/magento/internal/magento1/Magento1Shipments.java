package io.github.orderflowmagento.magento.internal.magento1;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Shipments;
import io.github.orderflowmagento.magento.internal.Batches;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.NewTrack;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentEmail;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.ShipmentSummary;
import io.github.orderflowmagento.magento.model.Track;

final class Magento1Shipments implements Shipments {
    /** The e-mail of a comment needs one. */
    private static final String SHIPPED = "Your order has been shipped.";

    private static final String ADD_COMMENT = "sales_order_shipment.addComment";

    private final Transport transport;
    private final OrderShipments reading;
    private final WriteBatches additions;
    private final Magento1Orders orders;

    Magento1Shipments(
            Transport transport, Batches<ApiCall, Reply> batches, WriteBatches additions, Magento1Orders orders) {
        this.transport = transport;
        this.reading = new OrderShipments(transport, batches);
        this.additions = additions;
        this.orders = orders;
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
        return new MagentoException.NotUnderstood(MagentoException.Details.of(
                        call.description(),
                        "it is done, but the shop tells the new number as the integer " + number + ", and "
                                + (whyNotLookedUp == null
                                        ? "no shipment of the order has it"
                                        : "it could not be looked up")
                                + ": SOAP v2 of Magento 1.6.1 and 1.6.2 cuts one that has more to it than digits. Look it up in the"
                                + " order's list")
                .causedBy(whyNotLookedUp));
    }

    @Override
    public long addTrack(String shipmentIncrementId, Track track) {
        ApiCall call = addition(new NewTrack(shipmentIncrementId, track));
        return Trees.number(call, transport.call(call));
    }

    private static ApiCall addition(NewTrack track) {
        return ApiCall.about(
                track.shipmentIncrementId(),
                "sales_order_shipment.addTrack",
                track.shipmentIncrementId(),
                track.carrierCode(),
                track.track().title().orElse(""),
                track.number());
    }

    @Override
    public List<Answer<Long>> addTracks(List<NewTrack> tracks) {
        List<ApiCall> calls = tracks.stream().map(Magento1Shipments::addition).toList();
        List<Reply> replies = additions.call(calls);
        return IntStream.range(0, calls.size())
                .mapToObj(i -> replies.get(i)
                        .answer(tracks.get(i).shipmentIncrementId(), id -> Trees.number(calls.get(i), id)))
                .toList();
    }

    @Override
    public void removeTrack(String shipmentIncrementId, long trackId) {
        done(ApiCall.about(
                shipmentIncrementId, "sales_order_shipment.removeTrack", shipmentIncrementId, String.valueOf(trackId)));
    }

    @Override
    public void addComment(String shipmentIncrementId, String comment) {
        done(ApiCall.about(shipmentIncrementId, ADD_COMMENT, shipmentIncrementId, comment, false, false));
    }

    @Override
    public void addReference(String shipmentIncrementId, String reference) {
        addComment(shipmentIncrementId, Shipment.referenceLine(reference));
    }

    @Override
    public void sendEmail(String shipmentIncrementId, Optional<String> comment) {
        ShipmentEmail email = new ShipmentEmail(shipmentIncrementId, comment);
        try {
            done(sendInfo(email));
        } catch (MagentoException.Unsupported olderThan17) {
            done(mailedComment(email));
        }
    }

    private static ApiCall sendInfo(ShipmentEmail email) {
        return ApiCall.about(
                email.shipmentIncrementId(),
                "sales_order_shipment.sendInfo",
                email.shipmentIncrementId(),
                email.comment().orElse(""));
    }

    private static ApiCall mailedComment(ShipmentEmail email) {
        return ApiCall.about(
                email.shipmentIncrementId(),
                ADD_COMMENT,
                email.shipmentIncrementId(),
                email.comment().filter(text -> !text.isBlank()).orElse(SHIPPED),
                true,
                true);
    }

    @Override
    public List<Answer<ShipmentEmail>> sendEmails(List<ShipmentEmail> emails) {
        List<Answer<ShipmentEmail>> answers = new ArrayList<>(sent(emails, Magento1Shipments::sendInfo));
        List<Integer> olderThan17 = IntStream.range(0, emails.size())
                .filter(i -> answers.get(i).failure().orElse(null) instanceof MagentoException.Unsupported)
                .boxed()
                .toList();
        List<Answer<ShipmentEmail>> commented =
                sent(olderThan17.stream().map(emails::get).toList(), Magento1Shipments::mailedComment);
        for (int i = 0; i < olderThan17.size(); i++) {
            answers.set(olderThan17.get(i), commented.get(i));
        }
        return answers;
    }

    private List<Answer<ShipmentEmail>> sent(List<ShipmentEmail> emails, Function<ShipmentEmail, ApiCall> how) {
        List<ApiCall> calls = emails.stream().map(how).toList();
        List<Reply> replies = additions.call(calls);
        return IntStream.range(0, calls.size())
                .mapToObj(i -> replies.get(i).answer(emails.get(i).shipmentIncrementId(), answer -> {
                    Trees.done(calls.get(i), answer);
                    return emails.get(i);
                }))
                .toList();
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
