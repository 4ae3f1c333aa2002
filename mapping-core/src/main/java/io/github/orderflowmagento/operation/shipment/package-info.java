/** Shipment notification: what the warehouse has despatched becomes shipments of the shop. */
@NullMarked
package io.github.orderflowmagento.operation.shipment;

import org.jspecify.annotations.NullMarked;
