/** Sorting of more rows than fit into memory. */
@NullMarked
package io.github.orderflowmagento.operation.internal.sort;

import org.jspecify.annotations.NullMarked;
