package io.github.orderflowmagento.examples.faults;

import java.time.Clock;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.orderflow.OrderFlow;

/**
 * What an operation runs between, and by what clock.
 *
 * @param kind of the shop
 */
record Sides(ShopKind kind, Magento shop, OrderFlow warehouse, Clock clock) {}
