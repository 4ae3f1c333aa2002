/**
 * Facts about a shop: its generation, version, web services and features, with the evidence. All types are immutable.
 */
@NullMarked
package io.github.orderflowmagento.magento.detect;

import org.jspecify.annotations.NullMarked;
