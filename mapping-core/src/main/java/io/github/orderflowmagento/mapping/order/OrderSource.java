package io.github.orderflowmagento.mapping.order;

import java.time.Instant;
import java.util.List;

import io.github.orderflowmagento.magento.model.Order;

/**
 * The input of header and shipment rules.
 *
 * @param order the order
 * @param lines the lines to despatch, at least one
 * @param exportedAt the time of the batch in which it is exported, sent in UTC and in whole seconds; OrderFlow sends it back in inventory
 *     messages
 */
public record OrderSource(Order order, List<OrderLine> lines, Instant exportedAt) {
    /** Copies the lines. */
    public OrderSource {
        lines = List.copyOf(lines);
    }
}
