package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Watermark;

/** The orders of a shop. */
public interface Orders {
    /**
     * The orders that match, in ascending order of their number, read page by page while the stream is walked.
     *
     * @throws MagentoException from the walking of the stream
     */
    Stream<OrderSummary> list(OrderQuery query);

    /**
     * The orders that match and have changed, so that none is missed from one walk to the next. An order changes with
     * every save: by a comment, an invoice or a shipment too.
     *
     * @param query its {@link OrderQuery#updatedSince} says where the first walk begins, and is ignored by later ones
     * @param from what the last walk left; {@link Watermark#initial} for the first
     */
    Changes<OrderSummary> changes(OrderQuery query, Watermark from);

    /**
     * The orders with the given numbers, whole, in few round trips.
     *
     * @param incrementIds the numbers customers know
     * @return one answer per number, in the order given; {@link MagentoException.NotFound} for a number that the shop does not
     *     have
     */
    List<Answer<Order>> details(List<String> incrementIds);
}
