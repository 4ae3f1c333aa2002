package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.ShipmentSummary;
import io.github.orderflowmagento.magento.model.Track;

/**
 * The shipments of a shop. Magento keeps no reference of the caller's and does not notice repeats: after a failure with {@link
 * MagentoException#outcomeUnknown()} look the order's shipments up before trying again.
 */
public interface Shipments {
    /** The shipments of an order, oldest first. */
    List<ShipmentSummary> ofOrder(Order order);

    /**
     * The shipments with the given numbers, whole, in few round trips.
     *
     * @return one answer per number, in the order given
     */
    List<Answer<Shipment>> details(List<String> incrementIds);

    /**
     * Ships the named items of an order. The customer is not told: do that with {@link #sendEmail} once the tracking number is
     * there.
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
     * Ships everything of an order that is left to ship; otherwise as {@link #create}.
     *
     * @param comment kept with the shipment
     * @return the new shipment's number
     */
    String createForAllItems(String orderIncrementId, Optional<String> comment);

    /**
     * Adds a tracking number. Magento takes the same number twice.
     *
     * @throws IllegalArgumentException if the track lacks the carrier's code or the number
     * @throws MagentoException.Rejected if the shop has no carrier of that code; see {@link #carriers}
     */
    void addTrack(String shipmentIncrementId, Track track);

    /** Adds a comment that only the merchant sees. */
    void addComment(String shipmentIncrementId, String comment);

    /**
     * Sends the shipment e-mail to the customer, with the tracking numbers there are by now. A Magento before 1.7 cannot; there
     * the comment is added to the shipment and sent instead, or, without a comment, "Your order has been shipped.".
     *
     * @param comment text to put into the e-mail; empty for none
     */
    void sendEmail(String shipmentIncrementId, Optional<String> comment);

    /** The carriers a tracking number of this order may name: code to title. {@code custom} is always among them. */
    Map<String, String> carriers(String orderIncrementId);
}
