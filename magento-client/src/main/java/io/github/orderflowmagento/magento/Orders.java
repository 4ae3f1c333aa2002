package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderSummary;

/** The orders of a shop. */
public interface Orders {
    /**
     * The orders that match, in ascending order of their number, read page by page while the stream is walked.
     *
     * @throws MagentoException from the walking of the stream
     */
    Stream<OrderSummary> list(OrderQuery query);

    /**
     * The orders with the given numbers, whole, in few round trips.
     *
     * @param incrementIds the numbers customers know
     * @return one answer per number, in the order given; {@link MagentoException.NotFound} for a number that the shop does not
     *     have
     */
    List<Answer<Order>> details(List<String> incrementIds);
}
