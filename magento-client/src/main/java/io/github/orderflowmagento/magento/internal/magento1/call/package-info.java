/** A call of Magento 1's resource model, its reply, and the transports' interface and decorators. Not for use from outside this module. */
@NullMarked
package io.github.orderflowmagento.magento.internal.magento1.call;

import org.jspecify.annotations.NullMarked;
