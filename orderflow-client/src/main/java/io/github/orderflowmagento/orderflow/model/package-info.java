/**
 * What OrderFlow answers about a single order or product, and what all its documents have in common: elements
 * ({@link io.github.orderflowmagento.orderflow.model.XmlElement}), and the refusal of a document that cannot be understood.
 */
@NullMarked
package io.github.orderflowmagento.orderflow.model;

import org.jspecify.annotations.NullMarked;
