/**
 * A Magento shop through its web services. {@link io.github.orderflowmagento.magento.client.MagentoClient} connects; {@link
 * io.github.orderflowmagento.magento.Magento} is the shop, in Magento's own terms and the same for every generation and web service; the
 * subclasses of {@link io.github.orderflowmagento.magento.MagentoException} describe what can go wrong.
 */
@NullMarked
package io.github.orderflowmagento.magento;

import org.jspecify.annotations.NullMarked;
