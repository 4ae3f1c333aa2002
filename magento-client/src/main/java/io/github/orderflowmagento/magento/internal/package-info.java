/**
 * The shop's vocabulary over the resource model that Magento 1 shares between XML-RPC and SOAP v1. Not for use from outside this
 * module: what is public here is so only because Java knows no other way across packages, and may change at any time.
 */
@NullMarked
package io.github.orderflowmagento.magento.internal;

import org.jspecify.annotations.NullMarked;
