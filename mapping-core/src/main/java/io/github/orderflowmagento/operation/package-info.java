/**
 * Operations and their runs. Each operation has its own package: {@link io.github.orderflowmagento.operation.product.ProductExport},
 * {@link io.github.orderflowmagento.operation.order.OrderExport} with {@link io.github.orderflowmagento.operation.order.OrderCancellation},
 * {@link io.github.orderflowmagento.operation.inventory.InventoryUpdate}, {@link
 * io.github.orderflowmagento.operation.shipment.ShipmentNotification}. Each turns a {@link io.github.orderflowmagento.operation.RunState}
 * into a {@link io.github.orderflowmagento.operation.Run}: the outcome of each item, and the next state. After a crash at any point, simply
 * run the operation again.
 */
@NullMarked
package io.github.orderflowmagento.operation;

import org.jspecify.annotations.NullMarked;
