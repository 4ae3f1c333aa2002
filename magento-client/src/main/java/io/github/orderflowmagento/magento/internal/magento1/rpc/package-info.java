/**
 * What Magento 1's remote procedure protocols share: sessions, faults, and the path from a call to an answer. Each protocol is a {@link
 * io.github.orderflowmagento.magento.internal.magento1.rpc.Dialect} in its own package. Not for use from outside this module.
 */
@NullMarked
package io.github.orderflowmagento.magento.internal.magento1.rpc;

import org.jspecify.annotations.NullMarked;
