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
 * The shipments of a shop. Magento does not detect repeats: a second shipment of some of an order's units ships further units. So give each
 * shipment a {@linkplain ShipmentRequest#reference reference}, and look for it before creating:
 *
 * <pre>{@code
 * Shipment shipment = shop.shipments().find(order, "despatch 5512")
 *         .orElseGet(() -> shop.shipments().create(request).orThrow()); // with reference "despatch 5512"
 * }</pre>
 *
 * <p>This may be repeated after any failure, but not immediately after one with {@link MagentoException#outcomeUnknown()}: the shop may
 * still be processing a request whose client has gone. A shipment that is found may lack its tracks and its e-mail: see {@link
 * #complete(ShipmentCompletion)}.
 *
 * <p>A Magento 2 creates a shipment, with its tracks, comment, e-mail and source, in one request. It ignores unknown rows, leaves out units
 * that are no longer open, drops the fraction of a product that is sold in whole units, and takes the goods from any source that the
 * request names. So the request is compared with the order first, and rejected ({@link MagentoException.Rejected}) if the shop would ship
 * something else. If the order's website sells from several sources, the request must name one. A source that holds too few units is {@link
 * MagentoException.InsufficientStock}. Created shipments are read back, up to fifty at a time.
 *
 * <p>Thread-safe. Every method may throw the {@link MagentoException}s that {@link Magento} lists, and throws {@link
 * MagentoException.Unsupported} over REST, which has no shipments. A method that takes an order uses its {@link OrderHead#orderId}; if it
 * is missing, in a broken row of the list, the failure is {@link MagentoException.NotUnderstood}.
 */
public interface Shipments {
    /**
     * Returns the shipments of an order, oldest first; from Magento 2 with the fields that {@link Shipment} has accessors for. One request,
     * or two in Magento 2, whose {@linkplain Magento lists} may take one more.
     *
     * @return empty if the order has none
     */
    List<ShipmentSummary> ofOrder(OrderHead order);

    /**
     * Returns the shipments of each order, with their rows, tracks and comments, oldest first; from Magento 2 without fields that {@link
     * Shipment} has no accessor for, for example a label, which {@link #details} returns. One request lists the shipments of up to 500
     * orders; their details are read as {@link #details} reads them. In Magento 2 the list contains the details, and nothing more is read.
     * If that fails for one order, the orders are listed one by one. If one of an order's shipments cannot be read, the answer for that
     * order is the failure, since that may be the shipment that the caller looks for.
     *
     * @param orders each at most once
     * @return one answer per order, in the order given, keyed by {@link OrderHead#incrementId}; an empty list for an order without
     *     shipments
     */
    List<Answer<List<Shipment>>> ofOrders(List<? extends OrderHead> orders);

    /**
     * Returns the shipments with the given numbers, with their rows, tracks and comments. Over XML-RPC and SOAP v1 up to {@link
     * io.github.orderflowmagento.magento.client.Magento1Builder#batchSize batchSize} shipments share a request; over SOAP v2 each takes
     * one. In Magento 2 up to a hundred share one.
     *
     * @param incrementIds shipments' numbers ({@link ShipmentHead#incrementId}), not orders'
     * @return one answer per number, in the order given; {@link MagentoException.NotFound} for a number that the shop does not have
     */
    List<Answer<Shipment>> details(List<String> incrementIds);

    /**
     * Returns the shipment of an order that carries the caller's reference ({@link Shipment#references}); the oldest, if several do. Costs
     * as much as {@link #ofOrders} for one order.
     *
     * @throws MagentoException also if one of the order's shipments cannot be read, since it may be the one with the reference
     */
    Optional<Shipment> find(OrderHead order, String reference);

    /**
     * Ships items of an order, with their tracking numbers, and sends the customer an e-mail if requested.
     *
     * @throws MagentoException the failure that {@link #create(Iterable)} would return: the shipment was not created or, with {@link
     *     MagentoException#outcomeUnknown()}, may have been created
     */
    default ShipmentResult create(ShipmentRequest request) {
        return create(List.of(request)).get(0).orThrow();
    }

    /**
     * Creates shipments, each once; those of different orders in parallel if the client's {@linkplain
     * io.github.orderflowmagento.magento.client.ShopBuilder#parallelism parallelism} is more than one, those of one order one after the
     * other. When the call returns, even if its thread is interrupted, no request is in progress. Requests: one to create each shipment,
     * and for ten shipments at a time those to read them back, to add their tracks and to send their e-mails. Where the web service takes
     * one call per request (SOAP v2), or does not report whether an e-mail was sent, each shipment is completed separately.
     *
     * <p>If it is not certain whether the shop created a shipment, and the request has a reference, the order's shipments are read back: a
     * shipment that carries the reference counts as created. Otherwise the answer is the failure, with {@link
     * MagentoException#outcomeUnknown()}. If two shipments carry the reference, the customer gets one e-mail at most. A shipment with fewer
     * units than requested is returned, and its e-mail sent: see {@link ShipmentResult#missingUnits}.
     *
     * <p>An answer that is a failure means that there is no shipment, for example with {@link MagentoException.NotFound} or {@link
     * MagentoException.Rejected} (the order is on hold, cancelled, or has nothing left to ship of the named items), or that the outcome is
     * unknown. After a failure that every further request would meet, for example no answer or refused credentials, and after several other
     * failures of the shop in a row, nothing more is sent: the remaining answers are {@link MagentoException.NotReached}. The same applies
     * to a request that the check of {@link Magento#beforeWrites} forbids, and to those after it; the first has the check's exception as
     * its cause.
     *
     * <p>If the shop does not have a track's carrier, or refuses it, the track is added as {@code custom} with the carrier as its title
     * unless it has a title; see {@link #carriers}. A Magento 2 takes any carrier. A Magento 1 before 1.7 has no shipment e-mail. There the
     * e-mail's comment is added to the shipment and sent to the customer, or, if there is none, "Your order has been shipped.".
     *
     * <p>If a client of a Magento 2 uses {@linkplain io.github.orderflowmagento.magento.client.Magento2Builder#asyncBulk() async bulk}, one
     * request creates up to {@link #createdTogether} shipments, each for another order and with a reference, and the call waits for the
     * shop's consumers. Shipments that they have not created by then are looked up by reference; a missing one is {@link
     * MagentoException.Queued}, and nothing is sent for its order, by this call or a later one, while the shop has it in its queue.
     *
     * @param requests read one by one by the calling thread, each right before it is sent, so an iterator may leave out what is no longer
     *     valid
     * @return one answer per request read, in their order, keyed by the order's number
     */
    List<Answer<ShipmentResult>> create(Iterable<ShipmentRequest> requests);

    /**
     * Returns how many shipments of one call of {@link #create(Iterable)} are in progress at the same time: the client's {@linkplain
     * io.github.orderflowmagento.magento.client.ShopBuilder#parallelism parallelism}, or the number per request with {@linkplain
     * io.github.orderflowmagento.magento.client.Magento2Builder#asyncBulk() async bulk}. Default: 1. Sends nothing.
     */
    default int createdTogether() {
        return 1;
    }

    /**
     * Adds missing parts to an existing shipment: tracks, an e-mail, a reference.
     *
     * @throws MagentoException the failure that {@link #complete(List)} would return
     */
    default ShipmentResult complete(ShipmentCompletion completion) {
        return complete(List.of(completion)).get(0).orThrow();
    }

    /**
     * Adds missing parts to existing shipments, each once: what may have been added is not sent again, and nothing is sent after a request
     * without an answer. One request for each reference; the tracks, and the e-mails, of ten shipments share one where the web service
     * takes several calls per request. Carriers and e-mails as in {@link #create(Iterable)}.
     *
     * @return one answer per completion, in the order given, keyed by the shipment's number. It is a failure only if the reference could
     *     not be added, in which case nothing else was tried; otherwise {@link ShipmentResult} contains what failed
     */
    List<Answer<ShipmentResult>> complete(List<ShipmentCompletion> completions);

    /**
     * Removes a tracking number from a shipment. One request.
     *
     * @param track as read from the shop
     * @throws MagentoException.NotFound if there is no such shipment or no such track
     * @throws IllegalArgumentException if the track has no {@link Track#trackId}; nothing is sent then
     */
    void removeTrack(ShipmentHead shipment, Track track);

    /**
     * Adds a comment that only the merchant sees. One request. Repeating it adds the comment again.
     *
     * @throws MagentoException.NotFound if there is no such shipment
     */
    void addComment(ShipmentHead shipment, String comment);

    /**
     * Returns the carriers that a track of this order may name, from code to title, in the shop's order. {@code custom} is always among
     * them. One request.
     *
     * @throws MagentoException.NotFound if there is no such order
     */
    Map<String, String> carriers(OrderHead order);
}
