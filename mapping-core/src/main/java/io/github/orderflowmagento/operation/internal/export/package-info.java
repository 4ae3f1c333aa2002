/** Common code of both exports: batches, imports and their reports, fingerprints of exported orders. Not part of the API. */
@NullMarked
package io.github.orderflowmagento.operation.internal.export;

import org.jspecify.annotations.NullMarked;
