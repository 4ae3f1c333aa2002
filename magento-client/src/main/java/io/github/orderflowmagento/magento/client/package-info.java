/**
 * Connects to a shop, and detects what is at an address: {@link io.github.orderflowmagento.magento.client.MagentoClient}.
 */
@NullMarked
package io.github.orderflowmagento.magento.client;

import org.jspecify.annotations.NullMarked;
