package io.github.orderflowmagento.examples.faults;

import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import okhttp3.OkHttpClient;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.client.MagentoClient;

/** The shops that the operations run on. */
enum ShopKind {
    MAGENTO_1("Magento 1") {
        @Override
        ShopInside start(int copies) {
            return new Magento1Inside(copies);
        }

        @Override
        Magento connect(String url, UnaryOperator<String> settings, Consumer<OkHttpClient.Builder> http) {
            return MagentoClient.magento1()
                    .baseUrl(url)
                    .credentials(settings.apply("magento.user"), settings.apply("magento.apiKey"))
                    .timeout(PATIENCE)
                    .configureHttp(http)
                    .build();
        }
    },

    MAGENTO_2("Magento 2") {
        @Override
        ShopInside start(int copies) {
            return new Magento2Inside(copies);
        }

        @Override
        Magento connect(String url, UnaryOperator<String> settings, Consumer<OkHttpClient.Builder> http) {
            return MagentoClient.magento2()
                    .baseUrl(url)
                    .oauth(OAuthCredentials.builder()
                            .consumerKey(settings.apply("magento.consumerKey"))
                            .consumerSecret(settings.apply("magento.consumerSecret"))
                            .token(settings.apply("magento.accessToken"))
                            .tokenSecret(settings.apply("magento.accessTokenSecret"))
                            .build())
                    .timeout(PATIENCE)
                    .configureHttp(http)
                    .build();
        }
    };

    /** Longer than anything takes on the slowest machine. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String words;

    ShopKind(String words) {
        this.words = words;
    }

    /** @param copies how often its products and orders are there beside the recorded ones */
    abstract ShopInside start(int copies);

    /**
     * A client of such a shop.
     *
     * @param settings the value of each of its {@link ShopInside#settings}
     */
    abstract Magento connect(String url, UnaryOperator<String> settings, Consumer<OkHttpClient.Builder> http);

    @Override
    public String toString() {
        return words;
    }
}
