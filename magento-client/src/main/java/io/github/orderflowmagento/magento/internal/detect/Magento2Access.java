package io.github.orderflowmagento.magento.internal.detect;

import java.util.Optional;

import okhttp3.HttpUrl;

import io.github.orderflowmagento.magento.internal.http.ShopHttp;

/** Connects to a Magento 2 with credentials. */
public interface Magento2Access {
    /** Returns why credentials cannot be sent to the address; empty if they can. */
    Optional<String> obstacle(HttpUrl base);

    /** Returns a client for the shop that authenticates its requests. */
    ShopHttp to(HttpUrl base);
}
