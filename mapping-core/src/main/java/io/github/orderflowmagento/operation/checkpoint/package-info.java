/** Stores the state of an operation between runs: in a file, a database row, or memory. */
@NullMarked
package io.github.orderflowmagento.operation.checkpoint;

import org.jspecify.annotations.NullMarked;
