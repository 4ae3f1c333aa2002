package io.github.orderflowmagento.examples.faults;

import java.time.Clock;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.orderflow.OrderFlow;

/**
 * The shop, the warehouse and the clock of an operation.
 *
 * @param kind of the shop
 */
record Sides(ShopKind kind, Magento shop, OrderFlow warehouse, Clock clock) {}
