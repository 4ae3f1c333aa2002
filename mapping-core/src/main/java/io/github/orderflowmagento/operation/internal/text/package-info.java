/** Sanitising of texts for logs, states and reports. Not part of the API. */
@NullMarked
package io.github.orderflowmagento.operation.internal.text;

import org.jspecify.annotations.NullMarked;
