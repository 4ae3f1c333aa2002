/** Converts Magento 1's entities to fields with the shared names. Not for use from outside this module. */
@NullMarked
package io.github.orderflowmagento.magento.internal.magento1.shape;

import org.jspecify.annotations.NullMarked;
