package io.github.orderflowmagento.examples.benchmarks.links;

import io.github.orderflowmagento.examples.sandbox.SandboxSystem;
import io.github.orderflowmagento.magento.Magento;

/**
 * A shop behind a link, and two clients of it.
 *
 * @param client this library's
 * @param plain makes one call per item
 */
record ShopSide(SandboxSystem shop, LatencyProxy link, Magento client, PlainShop plain) implements AutoCloseable {
    @Override
    public void close() {
        client.close();
        plain.close();
        link.close();
        shop.close();
    }
}
