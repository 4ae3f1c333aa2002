/**
 * A Magento 1 shop, as calls of the resource model that Magento 1 shares between its web services. Not for use from outside this module.
 */
@NullMarked
package io.github.orderflowmagento.magento.internal.magento1;

import org.jspecify.annotations.NullMarked;
