/**
 * Shared by every generation of Magento: following changes, pages and batches of numbers, the shop's clock, limits of the load. Knows no
 * generation and no HTTP. Not for use from outside this module: public types here are public only because Java has no other access across
 * packages, and may change at any time.
 */
@NullMarked
package io.github.orderflowmagento.magento.internal;

import org.jspecify.annotations.NullMarked;
