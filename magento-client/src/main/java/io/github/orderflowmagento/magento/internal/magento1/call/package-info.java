/**
 * A call of Magento 1's resource model, what answers it, and what carries it: the transports' interface and its decorators. Not for
 * use from outside this module.
 */
@NullMarked
package io.github.orderflowmagento.magento.internal.magento1.call;

import org.jspecify.annotations.NullMarked;
