/**
 * What OrderFlow sends: its inventory and its messages, over SOAP
 * ({@link io.github.orderflowmagento.orderflow.message.SoapMessage}, received by
 * {@link io.github.orderflowmagento.orderflow.message.SoapEndpoint}) or in a configurable form
 * ({@link io.github.orderflowmagento.orderflow.message.MessageParser}), and the answers to them.
 *
 * <p>Nothing here depends on an HTTP library. Documents are read without DTDs and external entities and with limits on depth and
 * size; a document that cannot be read is an {@link io.github.orderflowmagento.orderflow.model.InvalidMessageException}.
 */
@NullMarked
package io.github.orderflowmagento.orderflow.message;

import org.jspecify.annotations.NullMarked;
