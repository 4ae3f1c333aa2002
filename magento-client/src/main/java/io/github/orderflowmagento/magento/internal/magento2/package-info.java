/**
 * Magento 2's REST API: its resources, how they are searched, what its answers mean, and their format. Not for use from outside this
 * module.
 */
@NullMarked
package io.github.orderflowmagento.magento.internal.magento2;

import org.jspecify.annotations.NullMarked;
