/**
 * What OrderFlow sends to a Magento 2 shop with the OrderFlow extension, over REST and over SOAP ({@link
 * io.github.orderflowmagento.orderflow.message.magento2.Magento2Message}), and an endpoint that receives it in the shop's place ({@link
 * io.github.orderflowmagento.orderflow.message.magento2.Magento2Endpoint}). The notifications have the same types as those to a Magento 1.
 *
 * <p>Nothing here depends on an HTTP library. Messages are read with limits on depth and size, XML without DTDs and external entities.
 */
@NullMarked
package io.github.orderflowmagento.orderflow.message.magento2;

import org.jspecify.annotations.NullMarked;
