/** Where the state of an operation is kept between runs: a file, a row in a database, memory. */
@NullMarked
package io.github.orderflowmagento.operation.checkpoint;

import org.jspecify.annotations.NullMarked;
