package io.github.orderflowmagento.operation;

import java.time.Duration;
import java.util.Optional;

/**
 * One call that an operation made to the shop or the warehouse. Behind it may stand several HTTP requests: reading a long list, or
 * the details of many orders. A list counts when its walk has ended, with the time spent on waiting for it.
 *
 * @param operation which operation, in words
 * @param call what was called: {@code shop.orders.details}, {@code warehouse.orders.insert}
 * @param took how long it took
 * @param failure the kind of the failure, {@code NoAnswer} say; empty if there was none
 */
public record CallMade(String operation, String call, Duration took, Optional<String> failure) {}
