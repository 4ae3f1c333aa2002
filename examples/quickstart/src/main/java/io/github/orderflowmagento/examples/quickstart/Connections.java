package io.github.orderflowmagento.examples.quickstart;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.client.Magento1Builder;
import io.github.orderflowmagento.magento.client.Magento2Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.client.ShopBuilder;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.OrderFlowClient;

/** Connects to the shop and the warehouse of the settings, or to a sandbox. */
public final class Connections {
    private Connections() {}

    /**
     * Returns the shop of the settings: {@code magento.url} and credentials, which also determine the version of Magento. A Magento 2 has
     * {@code magento.consumerKey}, {@code magento.consumerSecret}, {@code magento.token} and {@code magento.tokenSecret}, or {@code
     * magento.bearer} alone; a Magento 1 has {@code magento.user}, {@code magento.apiKey} and, unless XML-RPC is used, {@code
     * magento.webService} (a {@link WebService}). {@code magento.allowPlainHttp=true} allows a test shop without TLS. Empty if there are no
     * such settings.
     *
     * @throws IllegalArgumentException if a setting is missing or contradicts the others, or there is no such web service
     */
    public static Optional<Magento> shop(Settings settings) {
        return shopBuilder(settings).map(ShopBuilder::build);
    }

    /**
     * Like {@link #shop(Settings)}, for further configuration or {@linkplain Magento1Builder#detect detection}. Throws the same exceptions.
     */
    public static Optional<ShopBuilder<?>> shopBuilder(Settings settings) {
        if (ShopCredentials.areAnySet(settings)) {
            settings.require("magento.url");
        }
        return settings.find("magento.url").<ShopBuilder<?>>map(url -> switch (ShopCredentials.of(settings)) {
            case USER -> magento1(url, settings);
            case OAUTH -> magento2(url, settings, builder -> builder.oauth(oauth(settings)));
            case BEARER -> magento2(url, settings, builder -> builder.bearer(settings.require("magento.bearer")));
        });
    }

    private static Magento1Builder magento1(String url, Settings settings) {
        Magento1Builder builder = MagentoClient.magento1()
                .baseUrl(url)
                .credentials(settings.require("magento.user"), settings.require("magento.apiKey"));
        settings.find("magento.webService").map(Connections::webService).ifPresent(builder::webService);
        if (settings.isOn("magento.allowPlainHttp")) {
            builder.allowPlainHttp();
        }
        return builder;
    }

    private static Magento2Builder magento2(String url, Settings settings, UnaryOperator<Magento2Builder> credentials) {
        if (settings.find("magento.webService").isPresent()) {
            throw new IllegalArgumentException(
                    "magento.webService is for a Magento 1, but the credentials are those of a Magento 2: remove it");
        }
        Magento2Builder builder = credentials.apply(MagentoClient.magento2().baseUrl(url));
        if (settings.isOn("magento.allowPlainHttp")) {
            builder.allowPlainHttp();
        }
        return builder;
    }

    private static OAuthCredentials oauth(Settings settings) {
        return OAuthCredentials.builder()
                .consumerKey(settings.require("magento.consumerKey"))
                .consumerSecret(settings.require("magento.consumerSecret"))
                .token(settings.require("magento.token"))
                .tokenSecret(settings.require("magento.tokenSecret"))
                .build();
    }

    private static WebService webService(String name) {
        return Arrays.stream(WebService.values())
                .filter(service -> service.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "magento.webService: '" + name + "' is not one of " + Arrays.toString(WebService.values())));
    }

    static Magento shop(SandboxShop sandbox) {
        return MagentoClient.magento1()
                .baseUrl(sandbox.url())
                .credentials(sandbox.apiUser(), sandbox.apiKey())
                .build();
    }

    static Magento shop(SandboxMagento2Shop sandbox) {
        return MagentoClient.magento2()
                .baseUrl(sandbox.url())
                .oauth(OAuthCredentials.builder()
                        .consumerKey(sandbox.consumerKey())
                        .consumerSecret(sandbox.consumerSecret())
                        .token(sandbox.token())
                        .tokenSecret(sandbox.tokenSecret())
                        .build())
                .build();
    }

    /**
     * Returns the warehouse of the settings: {@code orderflow.url}, {@code orderflow.user}, {@code orderflow.password}, {@code
     * orderflow.organisation}, {@code orderflow.channel}. Empty if there are no such settings.
     */
    public static Optional<OrderFlow> warehouse(Settings settings) {
        return warehouseBuilder(settings).map(OrderFlowClient.Builder::build);
    }

    /** Like {@link #warehouse(Settings)}, for further configuration. */
    public static Optional<OrderFlowClient.Builder> warehouseBuilder(Settings settings) {
        return settings.find("orderflow.url").map(url -> {
            OrderFlowClient.Builder builder = OrderFlowClient.builder()
                    .baseUrl(url)
                    .credentials(settings.require("orderflow.user"), settings.require("orderflow.password"))
                    .organisation(settings.require("orderflow.organisation"))
                    .channel(settings.require("orderflow.channel"));
            if (settings.isOn("orderflow.allowPlainHttp")) {
                builder.allowPlainHttp();
            }
            return builder;
        });
    }

    /** Returns whether the settings contain a warehouse. */
    static boolean isWarehouseNamed(Settings settings) {
        return settings.find("orderflow.url").isPresent();
    }

    static OrderFlow warehouse(SandboxWarehouse sandbox) {
        return OrderFlowClient.builder()
                .baseUrl(sandbox.url())
                .credentials(sandbox.user(), sandbox.password())
                .organisation(sandbox.organisation())
                .channel(sandbox.channel())
                .build();
    }
}
