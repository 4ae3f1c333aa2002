package io.github.orderflowmagento.operation;

import java.time.Duration;
import java.util.Optional;

/**
 * One call that an operation made to the shop or the warehouse. It may consist of several HTTP requests, for example to read a long list or
 * the details of many orders. A list is reported as one call when it has been read to its end, with the time spent waiting for it.
 *
 * @param operation the operation's name, for example {@code order export}
 * @param call the call, for example {@code shop.orders.details} or {@code warehouse.orders.insert}
 * @param took the duration
 * @param failure the kind of failure, for example {@code NoAnswer}; empty on success
 */
public record CallMade(String operation, String call, Duration took, Optional<String> failure) {}
