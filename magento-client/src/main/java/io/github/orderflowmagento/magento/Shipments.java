package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.magento.model.NewTrack;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentEmail;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.ShipmentSummary;
import io.github.orderflowmagento.magento.model.Track;

/**
 * The shipments of a shop. Magento does not notice repeats: a second shipment of some of an order's units ships others.
 * So give each shipment a {@linkplain ShipmentRequest#reference reference} and look for it before creating:
 *
 * <pre>{@code
 * String number = shop.shipments().find(order, "despatch 5512")
 *         .map(Shipment::incrementId)
 *         .orElseGet(() -> shop.shipments().create(request)); // with reference "despatch 5512"
 * }</pre>
 *
 * <p>This may be repeated after any failure, but not at once after one with {@link MagentoException#outcomeUnknown()}:
 * a server may go on working when nobody listens any more.
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
     * Ships the named items of an order. The customer is not told: do that with {@link #sendEmail} once the tracking
     * numbers are there.
     *
     * <p>The request is sent once. Where it is not certain whether the shop made the shipment, and the request has a
     * reference, the order's shipments are read back: if one carries the reference, its number is returned as if
     * nothing had been. Otherwise the failure is thrown, still with {@link MagentoException#outcomeUnknown()}.
     *
     * <p>Magento ships <em>fewer</em> units than asked, without an error, where the quantity is larger than what is left:
     * compare with {@link io.github.orderflowmagento.magento.model.OrderItem#qtyToShip()} first.
     *
     * @return the new shipment's number
     * @throws MagentoException.NotFound if there is no such order
     * @throws MagentoException.Rejected if the order cannot be shipped (on hold, cancelled, nothing left) or nothing of what is
     *     named can
     */
    String create(ShipmentRequest request);

    /**
     * Ships everything of an order that is left to ship; otherwise as {@link #create} without a reference. A repeat is
     * refused unless something has become shippable meanwhile.
     *
     * @param comment kept with the shipment
     * @return the new shipment's number
     */
    String createForAllItems(String orderIncrementId, Optional<String> comment);

    /**
     * Adds a tracking number; a shipment may have several. Magento takes the same number twice.
     *
     * @return the shop's number of the track
     * @throws IllegalArgumentException if the track lacks the carrier's code or the number
     * @throws MagentoException.Rejected if the shop has no carrier of that code; see {@link #carriers}
     */
    long addTrack(String shipmentIncrementId, Track track);

    /**
     * Adds tracking numbers, in few round trips, each number once: what is not certain to have failed is not sent again, and nothing
     * is sent behind a round trip without an answer. Otherwise as {@link #addTrack}.
     *
     * @return one answer per track, in the order given, under the shipment's number: the shop's number of the track. Tracks that
     *     shared a round trip share its failure, the same object; then look which of them are there before adding any again
     */
    List<Answer<Long>> addTracks(List<NewTrack> tracks);

    /**
     * Removes a tracking number.
     *
     * @param trackId the shop's number of the track
     * @throws MagentoException.NotFound if there is no such shipment or no such track
     */
    void removeTrack(String shipmentIncrementId, long trackId);

    /** Adds a comment that only the merchant sees. */
    void addComment(String shipmentIncrementId, String comment);

    /** Adds the caller's reference to a shipment that was made without, as a comment that only the merchant sees. */
    void addReference(String shipmentIncrementId, String reference);

    /**
     * Sends the shipment e-mail to the customer, with the tracking numbers there are by now. A Magento before 1.7 cannot; there
     * the comment is added to the shipment and sent instead, or, without a comment, "Your order has been shipped.".
     *
     * @param comment text to put into the e-mail; empty for none
     */
    void sendEmail(String shipmentIncrementId, Optional<String> comment);

    /**
     * Sends shipment e-mails, in few round trips, each once; otherwise as {@link #sendEmail}.
     *
     * @return one answer per e-mail, in the order given, under the shipment's number: the e-mail sent. E-mails that shared a round
     *     trip share its failure, the same object
     */
    List<Answer<ShipmentEmail>> sendEmails(List<ShipmentEmail> emails);

    /** The carriers a tracking number of this order may name: code to title. {@code custom} is always among them. */
    Map<String, String> carriers(String orderIncrementId);
}
