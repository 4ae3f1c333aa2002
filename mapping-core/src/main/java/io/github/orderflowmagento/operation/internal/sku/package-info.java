/** Storage of the records of an inventory's SKUs. */
@NullMarked
package io.github.orderflowmagento.operation.internal.sku;

import org.jspecify.annotations.NullMarked;
