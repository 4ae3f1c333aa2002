/** Mapping of Magento products to OrderFlow product imports. */
@NullMarked
package io.github.orderflowmagento.mapping.product;

import org.jspecify.annotations.NullMarked;
