/**
 * The client of OrderFlow, a warehouse management and order processing system: {@code OrderFlowClient} is the way in,
 * {@link io.github.orderflowmagento.orderflow.OrderFlow} the vocabulary, and
 * {@link io.github.orderflowmagento.orderflow.OrderFlowException} tells what went wrong and whether the request was
 * sent. The interfaces, the exceptions and the packages {@code imports}, {@code message} and {@code model} can be used
 * without an HTTP library at hand.
 */
@NullMarked
package io.github.orderflowmagento.orderflow;

import org.jspecify.annotations.NullMarked;
