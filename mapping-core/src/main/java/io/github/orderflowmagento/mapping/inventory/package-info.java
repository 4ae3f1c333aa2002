/** Mapping of OrderFlow inventory to Magento stock. */
@NullMarked
package io.github.orderflowmagento.mapping.inventory;

import org.jspecify.annotations.NullMarked;
