package io.github.orderflowmagento.mapping.order;

import java.time.Instant;

import io.github.orderflowmagento.magento.model.Order;

/**
 * What header and shipment rules map from.
 *
 * @param order the order
 * @param exportedAt the begin of the export; comes back from OrderFlow with inventory messages
 */
public record OrderSource(Order order, Instant exportedAt) {}
