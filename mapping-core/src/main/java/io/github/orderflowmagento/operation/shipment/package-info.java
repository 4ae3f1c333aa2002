/** Shipment notification: creates shipments in the shop for what the warehouse has despatched. */
@NullMarked
package io.github.orderflowmagento.operation.shipment;

import org.jspecify.annotations.NullMarked;
