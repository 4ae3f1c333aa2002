/**
 * OrderFlow's answers about a single order or product, and what all its documents share: elements
 * ({@link io.github.orderflowmagento.orderflow.model.XmlElement}) and the exception for a document that cannot be understood.
 */
@NullMarked
package io.github.orderflowmagento.orderflow.model;

import org.jspecify.annotations.NullMarked;
