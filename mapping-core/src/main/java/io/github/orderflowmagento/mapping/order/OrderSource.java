package io.github.orderflowmagento.mapping.order;

import java.time.Instant;
import java.util.List;

import io.github.orderflowmagento.magento.model.Order;

/**
 * What header and shipment rules map from.
 *
 * @param order the order
 * @param lines what of it is to be despatched, at least one line
 * @param exportedAt the time of the batch that it is exported in, sent to the second; comes back from OrderFlow with inventory messages
 */
public record OrderSource(Order order, List<OrderLine> lines, Instant exportedAt) {
    /** Keeps a copy of the lines. */
    public OrderSource {
        lines = List.copyOf(lines);
    }
}
