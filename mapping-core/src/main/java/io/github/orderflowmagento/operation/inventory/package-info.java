/** Inventory update: the shop's stock becomes what the warehouse has. */
@NullMarked
package io.github.orderflowmagento.operation.inventory;

import org.jspecify.annotations.NullMarked;
