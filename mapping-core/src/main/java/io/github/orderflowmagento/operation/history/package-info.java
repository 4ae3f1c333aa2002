/** A record of runs, with the outcome of each item, in a folder or a database. */
@NullMarked
package io.github.orderflowmagento.operation.history;

import org.jspecify.annotations.NullMarked;
