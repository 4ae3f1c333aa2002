/**
 * What is known of a shop: its generation, its version, its web services, and what shows it.
 */
@NullMarked
package io.github.orderflowmagento.magento.detect;

import org.jspecify.annotations.NullMarked;
