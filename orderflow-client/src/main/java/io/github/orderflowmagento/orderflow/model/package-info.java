/**
 * The words of the warehouse as immutable values, and the documents they travel in: what is imported
 * ({@link io.github.orderflowmagento.orderflow.model.ImportItem}), what OrderFlow answers
 * ({@link io.github.orderflowmagento.orderflow.model.ImportReport}) and what it tells a shop: by SOAP
 * ({@link io.github.orderflowmagento.orderflow.model.SoapMessage}) or in messages of a form that can be set up
 * ({@link io.github.orderflowmagento.orderflow.model.MessageParser}).
 * {@link io.github.orderflowmagento.orderflow.model.SoapEndpoint} takes the former from whoever is logged in. Nothing
 * here knows HTTP. All values are immutable and safe for use by several threads. Documents are read without DTDs and external entities and
 * with bounds on depth and size; what cannot be read is an
 * {@link io.github.orderflowmagento.orderflow.model.InvalidMessageException}.
 */
@NullMarked
package io.github.orderflowmagento.orderflow.model;

import org.jspecify.annotations.NullMarked;
