package io.github.orderflowmagento.magento.internal.detect;

import java.util.Optional;

import okhttp3.HttpUrl;

import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;

/** Connects to a Magento 1 with credentials. */
public interface Magento1Access {
    /** Returns why credentials cannot be sent to the address; empty if they can. */
    Optional<String> obstacle(HttpUrl base);

    /**
     * Returns a connection to the shop.
     *
     * @param soapNamespace the namespace of the WS-I form
     */
    Transport to(HttpUrl base, WebService service, String soapNamespace);
}
