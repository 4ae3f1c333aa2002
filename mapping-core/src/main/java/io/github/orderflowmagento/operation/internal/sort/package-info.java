/** Sorting of more rows than memory holds. */
@NullMarked
package io.github.orderflowmagento.operation.internal.sort;

import org.jspecify.annotations.NullMarked;
