package io.github.orderflowmagento.magento.internal.detect;

import java.util.Optional;

import okhttp3.HttpUrl;

import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;

/** How to go to a Magento 1 with credentials. */
public interface Magento1Access {
    /** Why credentials cannot be sent there; empty if they can. */
    Optional<String> obstacle(HttpUrl base);

    /**
     * A connection to the shop.
     *
     * @param soapNamespace the namespace that the WS-I form answers to
     */
    Transport to(HttpUrl base, WebService service, String soapNamespace);
}
