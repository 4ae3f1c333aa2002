/** Mapping of OrderFlow despatches to Magento shipments: items, tracks, comment and e-mail. */
@NullMarked
package io.github.orderflowmagento.mapping.shipment;

import org.jspecify.annotations.NullMarked;
