/** Inventory update: sets the shop's stock to the warehouse's. */
@NullMarked
package io.github.orderflowmagento.operation.inventory;

import org.jspecify.annotations.NullMarked;
