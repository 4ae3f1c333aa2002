/** OrderFlow despatches to Magento shipments: what to ship of which order item, and what to say about it. */
@NullMarked
package io.github.orderflowmagento.mapping.shipment;

import org.jspecify.annotations.NullMarked;
