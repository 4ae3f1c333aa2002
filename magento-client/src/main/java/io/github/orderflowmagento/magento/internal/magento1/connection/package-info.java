/** Connects to a Magento 1 shop: which web service serves which calls. Not for use from outside this module. */
@NullMarked
package io.github.orderflowmagento.magento.internal.magento1.connection;

import org.jspecify.annotations.NullMarked;
