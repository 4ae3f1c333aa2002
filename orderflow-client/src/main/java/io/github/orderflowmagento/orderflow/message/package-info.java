/**
 * What OrderFlow sends: its inventory and its messages, by SOAP
 * ({@link io.github.orderflowmagento.orderflow.message.SoapMessage}, taken by
 * {@link io.github.orderflowmagento.orderflow.message.SoapEndpoint}) or in a form that can be set up
 * ({@link io.github.orderflowmagento.orderflow.message.MessageParser}), and what a shop answers to them.
 *
 * <p>Nothing here knows HTTP. All values are immutable and safe for use by several threads. Documents are read without
 * DTDs and external entities and with bounds on depth and size; what cannot be read is an
 * {@link io.github.orderflowmagento.orderflow.model.InvalidMessageException}.
 */
@NullMarked
package io.github.orderflowmagento.orderflow.message;

import org.jspecify.annotations.NullMarked;
