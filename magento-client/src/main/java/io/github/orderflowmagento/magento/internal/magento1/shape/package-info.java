/**
 * How what a Magento 1 says of an entity becomes fields in the words of all shops. Not for use from outside this module.
 */
@NullMarked
package io.github.orderflowmagento.magento.internal.magento1.shape;

import org.jspecify.annotations.NullMarked;
