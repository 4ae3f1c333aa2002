package io.github.orderflowmagento.examples.sandbox;

/** What the shop's PHP does not survive, such as a missing argument: HTTP 500 with an empty body, in place of a fault. */
final class ShopCrash extends RuntimeException {
    ShopCrash(String message) {
        super(message);
    }
}
