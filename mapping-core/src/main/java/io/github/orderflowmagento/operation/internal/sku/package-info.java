/** What is remembered of each SKU of an inventory, and where. */
@NullMarked
package io.github.orderflowmagento.operation.internal.sku;

import org.jspecify.annotations.NullMarked;
