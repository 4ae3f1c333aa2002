/** What both exports need: batches, imports and their reports, and what is known of exported orders. Not part of the API. */
@NullMarked
package io.github.orderflowmagento.operation.internal.export;

import org.jspecify.annotations.NullMarked;
