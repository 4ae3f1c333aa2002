/** A record of runs, and what became of each item, in a folder or a database. */
@NullMarked
package io.github.orderflowmagento.operation.history;

import org.jspecify.annotations.NullMarked;
