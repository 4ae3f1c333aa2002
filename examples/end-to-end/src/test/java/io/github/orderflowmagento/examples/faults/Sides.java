package io.github.orderflowmagento.examples.faults;

import java.time.Clock;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.orderflow.OrderFlow;

/** What an operation runs between, and by what clock. */
record Sides(Magento shop, OrderFlow warehouse, Clock clock) {}
