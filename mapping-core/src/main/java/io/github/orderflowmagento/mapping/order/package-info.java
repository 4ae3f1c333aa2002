/** Mapping of Magento orders to OrderFlow order imports: header, addresses, lines, shipment block. */
@NullMarked
package io.github.orderflowmagento.mapping.order;

import org.jspecify.annotations.NullMarked;
