/**
 * The client of OrderFlow, a warehouse management and order processing system. Start with {@link
 * io.github.orderflowmagento.orderflow.OrderFlowClient}; {@link io.github.orderflowmagento.orderflow.OrderFlow} lists the calls, and {@link
 * io.github.orderflowmagento.orderflow.OrderFlowException} describes what went wrong and whether the request was sent. The interfaces, the
 * exceptions and the packages {@code imports}, {@code message} and {@code model} need no HTTP library.
 */
@NullMarked
package io.github.orderflowmagento.orderflow;

import org.jspecify.annotations.NullMarked;
