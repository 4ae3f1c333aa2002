/**
 * What every generation of Magento needs: following changes, pages and batches of numbers, the shop's clock, the load put on it.
 * Knows no generation and no HTTP. Not for use from outside this module: what is public here is so only because Java knows no other way
 * across packages, and may change at any time.
 */
@NullMarked
package io.github.orderflowmagento.magento.internal;

import org.jspecify.annotations.NullMarked;
