package io.github.orderflowmagento.examples.sandbox;

/** A fatal error of the shop's PHP, for example a missing argument: HTTP 500 with an empty body, instead of a fault. */
final class ShopCrash extends RuntimeException {
    ShopCrash(String message) {
        super(message);
    }
}
