package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentCompletion;
import io.github.orderflowmagento.magento.model.ShipmentHead;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.ShipmentSummary;
import io.github.orderflowmagento.magento.model.Track;

/**
 * The shipments of a shop. Magento does not notice repeats: a second shipment of some of an order's units ships others.
 * So give each shipment a {@linkplain ShipmentRequest#reference reference} and look for it before creating:
 *
 * <pre>{@code
 * Shipment shipment = shop.shipments().find(order, "despatch 5512")
 *         .orElseGet(() -> shop.shipments().create(request).orThrow()); // with reference "despatch 5512"
 * }</pre>
 *
 * <p>This may be repeated after any failure, but not at once after one with {@link MagentoException#outcomeUnknown()}:
 * a server may go on working when nobody listens any more. A shipment that is found may lack its tracks and its e-mail: see {@link
 * #complete(ShipmentCompletion)}. Safe to share between threads.
 */
public interface Shipments {
    /** The shipments of an order, oldest first. */
    List<ShipmentSummary> ofOrder(OrderHead order);

    /**
     * The shipments of each order, whole, oldest first, in few round trips. Where one of an order's shipments cannot be read, the
     * answer for that order is the failure, for it might be the one that is looked for.
     *
     * @param orders each once
     * @return one answer per order, in the order given, under the order's number; an empty list for an order without shipments
     */
    List<Answer<List<Shipment>>> ofOrders(List<? extends OrderHead> orders);

    /**
     * The shipments with the given numbers, whole, in few round trips.
     *
     * @return one answer per number, in the order given
     */
    List<Answer<Shipment>> details(List<String> incrementIds);

    /**
     * The shipment of an order that carries the caller's reference.
     *
     * @throws MagentoException also if one of the order's shipments cannot be read, for it might be the one
     */
    Optional<Shipment> find(OrderHead order, String reference);

    /**
     * Ships items of an order, with their tracking numbers, and tells the customer if the request says so.
     *
     * @throws MagentoException as the answer to {@link #create(Iterable)} would fail: there is no shipment, or {@link
     *     MagentoException#outcomeUnknown()}
     */
    default ShipmentResult create(ShipmentRequest request) {
        return create(List.of(request)).get(0).orThrow();
    }

    /**
     * Makes shipments, in few round trips, each once. Where it is not certain whether the shop made one, and its request has a
     * reference, the order's shipments are read back: if one carries the reference, it counts as made. Otherwise the answer is the
     * failure, still with {@link MagentoException#outcomeUnknown()}. Of two shipments that carry one reference
     * the customer is told once at most; one that has fewer units than asked is told of as it is: see {@link ShipmentResult}.
     *
     * <p>An answer without a shipment means that there is none, for example of {@link MagentoException.NotFound} or {@link
     * MagentoException.Rejected} (the order is on hold, cancelled, or has nothing left of what is named), or that the outcome is
     * unknown. Nothing is sent behind a request without an answer, nor to a shop that fails one after the other. Nor behind one that {@link
     * Magento#beforeWrites} forbids: that, and all behind it, is answered with {@link MagentoException.NotReached} whose cause is what the
     * check has thrown.
     *
     * <p>Under a carrier that the shop does not have, or will not take, a track is added as {@code custom} with the carrier as its
     * title; see {@link #carriers}. A Magento 1 before 1.7 has no shipment e-mail; there the e-mail's comment is added to the shipment
     * and mailed, or, without one, "Your order has been shipped.".
     *
     * @param requests taken one by one, each right before it is sent, so that an iterator may leave out what has become too old
     * @return one answer per request taken, in their order, under the order's number
     */
    List<Answer<ShipmentResult>> create(Iterable<ShipmentRequest> requests);

    /**
     * Adds to a shipment what it lacks: a track, an e-mail, a reference.
     *
     * @throws MagentoException as the answer to {@link #complete(List)} would fail
     */
    default ShipmentResult complete(ShipmentCompletion completion) {
        return complete(List.of(completion)).get(0).orThrow();
    }

    /**
     * Adds to shipments what they lack, in few round trips, each part once: what is not certain to have failed is not sent again, and
     * nothing is sent behind a round trip without an answer. Otherwise as {@link #create(Iterable)}.
     *
     * @return one answer per completion, in the order given, under the shipment's number. It is a failure only where the reference
     *     could not be added; nothing else was tried then
     */
    List<Answer<ShipmentResult>> complete(List<ShipmentCompletion> completions);

    /**
     * Removes a tracking number.
     *
     * @param track as read from the shop
     * @throws MagentoException.NotFound if there is no such shipment or no such track
     * @throws IllegalArgumentException if the track does not tell the shop's number of it
     */
    void removeTrack(ShipmentHead shipment, Track track);

    /** Adds a comment that only the merchant sees. */
    void addComment(ShipmentHead shipment, String comment);

    /** The carriers a tracking number of this order may name: code to title. {@code custom} is always among them. */
    Map<String, String> carriers(OrderHead order);
}
