package io.github.orderflowmagento.magento.internal.detect;

import java.util.Optional;

import okhttp3.HttpUrl;

import io.github.orderflowmagento.magento.internal.http.ShopHttp;

/** How to go to a Magento 2 with credentials. */
public interface Magento2Access {
    /** Why credentials cannot be sent there; empty if they can. */
    Optional<String> obstacle(HttpUrl base);

    /** A client for the shop that proves who is asking. */
    ShopHttp to(HttpUrl base);
}
