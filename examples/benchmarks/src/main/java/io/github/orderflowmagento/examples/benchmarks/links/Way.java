package io.github.orderflowmagento.examples.benchmarks.links;

import java.time.Duration;

import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.client.Magento2Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;

/** The connections to a shop. The sandbox has a Magento 1 over XML-RPC, but no SOAP or REST of Magento 1. */
enum Way {
    MAGENTO_1("Magento 1, XML-RPC") {
        @Override
        ShopSide open(int copies, int parallelism) {
            SandboxShop shop = SandboxShop.builder().copies(copies).start();
            LatencyProxy link = new LatencyProxy(shop.url());
            return new ShopSide(
                    shop,
                    link,
                    MagentoClient.magento1()
                            .baseUrl(link.url())
                            .credentials(shop.apiUser(), shop.apiKey())
                            .stockWebService(WebService.XML_RPC)
                            .parallelism(parallelism)
                            .build(),
                    new PlainMagento1(link.url(), shop.apiUser(), shop.apiKey()));
        }
    },
    MAGENTO_2("Magento 2") {
        @Override
        ShopSide open(int copies, int parallelism) {
            return magento2(copies, false, parallelism);
        }
    },
    MAGENTO_2_BULK("Magento 2, bulk") {
        @Override
        ShopSide open(int copies, int parallelism) {
            return magento2(copies, true, parallelism);
        }
    };

    private final String words;

    Way(String words) {
        this.words = words;
    }

    /**
     * A shop with its link.
     *
     * @param copies how often the recorded products and orders are there again
     * @param parallelism how many requests the client may send at once
     */
    abstract ShopSide open(int copies, int parallelism);

    private static ShopSide magento2(int copies, boolean isBulk, int parallelism) {
        SandboxMagento2Shop shop =
                SandboxMagento2Shop.builder().copies(copies).takesBearerTokens().start();
        LatencyProxy link = new LatencyProxy(shop.url());
        Magento2Builder client = MagentoClient.magento2()
                .baseUrl(link.url())
                .bearer(shop.token())
                .parallelism(parallelism);
        return new ShopSide(
                shop,
                link,
                (isBulk ? client.asyncBulk(Duration.ofMinutes(1)) : client).build(),
                new PlainMagento2(link.url(), shop.token()));
    }

    @Override
    public String toString() {
        return words;
    }
}
