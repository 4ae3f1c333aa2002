package io.github.orderflowmagento.examples.mapper;

import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxSystem;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.client.MagentoClient;

/** Each Magento that the mappings are for, as a sandbox with the same products and orders. */
enum Generation {
    MAGENTO_1,
    MAGENTO_2;

    /** An open sandbox, and a client of it. */
    record Shop(SandboxSystem sandbox, Magento magento) implements AutoCloseable {
        /** Has another customer group from now on. */
        void alterCustomerGroup(String order, int group) {
            if (sandbox instanceof SandboxShop one) {
                one.alterOrder(order, "customer_group_id", group);
            } else if (sandbox instanceof SandboxMagento2Shop two) {
                two.alterOrder(order, "customer_group_id", group);
            }
        }

        @Override
        public void close() {
            magento.close();
            sandbox.close();
        }
    }

    Shop open() {
        if (this == MAGENTO_1) {
            SandboxShop sandbox = SandboxShop.start();
            return new Shop(
                    sandbox,
                    MagentoClient.magento1()
                            .baseUrl(sandbox.url())
                            .credentials(sandbox.apiUser(), sandbox.apiKey())
                            .build());
        }
        SandboxMagento2Shop sandbox = SandboxMagento2Shop.start();
        return new Shop(
                sandbox,
                MagentoClient.magento2()
                        .baseUrl(sandbox.url())
                        .oauth(OAuthCredentials.builder()
                                .consumerKey(sandbox.consumerKey())
                                .consumerSecret(sandbox.consumerSecret())
                                .token(sandbox.token())
                                .tokenSecret(sandbox.tokenSecret())
                                .build())
                        .build());
    }
}
