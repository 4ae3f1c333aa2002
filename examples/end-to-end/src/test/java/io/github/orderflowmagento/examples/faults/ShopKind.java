package io.github.orderflowmagento.examples.faults;

import java.time.Clock;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import okhttp3.OkHttpClient;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.client.Magento2Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;

/** The kinds of shops that the operations run on. */
enum ShopKind {
    MAGENTO_1("Magento 1") {
        @Override
        ShopInside start(int copies, Clock clock) {
            return new Magento1Inside(copies);
        }

        @Override
        Magento connect(
                String url, UnaryOperator<String> settings, Consumer<OkHttpClient.Builder> http, Duration longestWait) {
            return MagentoClient.magento1()
                    .baseUrl(url)
                    .credentials(settings.apply("magento.user"), settings.apply("magento.apiKey"))
                    .timeout(PATIENCE)
                    .parallelism(2)
                    .configureHttp(http)
                    .build();
        }
    },

    MAGENTO_2("Magento 2") {
        @Override
        ShopInside start(int copies, Clock clock) {
            return new Magento2Inside(copies, Clock.systemUTC());
        }

        @Override
        Magento connect(
                String url, UnaryOperator<String> settings, Consumer<OkHttpClient.Builder> http, Duration longestWait) {
            return magento2(url, settings, http).parallelism(2).build();
        }
    },

    /** Writes asynchronously where possible. */
    MAGENTO_2_BULK("Magento 2 by bulk") {
        @Override
        ShopInside start(int copies, Clock clock) {
            return new Magento2Inside(copies, clock);
        }

        @Override
        Magento connect(
                String url, UnaryOperator<String> settings, Consumer<OkHttpClient.Builder> http, Duration longestWait) {
            return magento2(url, settings, http).asyncBulk(longestWait).build();
        }

        @Override
        boolean isA(ShopKind other) {
            return other == this || other == MAGENTO_2;
        }

        @Override
        boolean hasOwn(FaultScenario scenario) {
            return scenario == FaultScenario.INVENTORY_UPDATE || scenario == FaultScenario.SHIPMENT_NOTIFICATION;
        }
    };

    /** Longer than anything takes on the slowest machine. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    private final String words;

    ShopKind(String words) {
        this.words = words;
    }

    private static Magento2Builder magento2(
            String url, UnaryOperator<String> settings, Consumer<OkHttpClient.Builder> http) {
        return MagentoClient.magento2()
                .baseUrl(url)
                .oauth(OAuthCredentials.builder()
                        .consumerKey(settings.apply("magento.consumerKey"))
                        .consumerSecret(settings.apply("magento.consumerSecret"))
                        .token(settings.apply("magento.accessToken"))
                        .tokenSecret(settings.apply("magento.accessTokenSecret"))
                        .build())
                .timeout(PATIENCE)
                .configureHttp(http);
    }

    /**
     * @param copies how often its products and orders are there beside the recorded ones
     * @param clock the clock by which it measures how long something has been waiting in its queue
     */
    abstract ShopInside start(int copies, Clock clock);

    /**
     * Returns a client of such a shop.
     *
     * @param settings the value of each of its {@link ShopInside#settings}
     * @param longestWait for what the shop carries out later
     */
    abstract Magento connect(
            String url, UnaryOperator<String> settings, Consumer<OkHttpClient.Builder> http, Duration longestWait);

    /** Returns whether everything that happens to the other happens to it. */
    boolean isA(ShopKind other) {
        return other == this;
    }

    /** Returns whether the operation behaves differently on it than on all others. */
    boolean hasOwn(FaultScenario scenario) {
        return true;
    }

    @Override
    public String toString() {
        return words;
    }
}
