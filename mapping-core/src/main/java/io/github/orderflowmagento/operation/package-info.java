/**
 * The four operations: {@link io.github.orderflowmagento.operation.ProductExport}, {@link
 * io.github.orderflowmagento.operation.OrderExport}, {@link io.github.orderflowmagento.operation.InventoryUpdate}, {@link
 * io.github.orderflowmagento.operation.ShipmentNotification}; and {@link io.github.orderflowmagento.operation.OrderCancellation},
 * which goes with the order export. Each turns a {@link io.github.orderflowmagento.operation.RunState} into a {@link
 * io.github.orderflowmagento.operation.Run}: what became of each item, and the next state. A run that died anywhere can simply be run
 * again.
 */
@NullMarked
package io.github.orderflowmagento.operation;

import org.jspecify.annotations.NullMarked;
