package io.github.orderflowmagento.examples.quickstart;

import java.util.Arrays;
import java.util.Optional;

import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.client.Magento1Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.OrderFlowClient;

/** Connects as the settings say, with a sandbox for what they do not name. */
public final class Connections {
    private Connections() {}

    /**
     * The shop of the settings: {@code magento.url}, {@code magento.user}, {@code magento.apiKey}, {@code magento.webService} (a
     * {@link WebService}, if it shall not be XML-RPC), and {@code magento.allowPlainHttp=true} for a test shop without TLS. Empty if
     * they name none.
     *
     * @throws IllegalArgumentException if a setting is missing or there is no such web service
     */
    public static Optional<Magento> shop(Settings settings) {
        return settings.find("magento.url").map(url -> {
            Magento1Builder builder = MagentoClient.magento1()
                    .baseUrl(url)
                    .credentials(settings.require("magento.user"), settings.require("magento.apiKey"));
            settings.find("magento.webService").map(Connections::webService).ifPresent(builder::webService);
            if (settings.isOn("magento.allowPlainHttp")) {
                builder.allowPlainHttp();
            }
            return builder.build();
        });
    }

    private static WebService webService(String name) {
        return Arrays.stream(WebService.values())
                .filter(service -> service.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "magento.webService: '" + name + "' is none of " + Arrays.toString(WebService.values())));
    }

    static Magento shop(SandboxShop sandbox) {
        return MagentoClient.magento1()
                .baseUrl(sandbox.url())
                .credentials(sandbox.apiUser(), sandbox.apiKey())
                .build();
    }

    /**
     * The warehouse of the settings: {@code orderflow.url}, {@code orderflow.user}, {@code orderflow.password}, {@code
     * orderflow.organisation}, {@code orderflow.channel}. Empty if they name none.
     */
    public static Optional<OrderFlow> warehouse(Settings settings) {
        return settings.find("orderflow.url").map(url -> {
            OrderFlowClient.Builder builder = OrderFlowClient.builder()
                    .baseUrl(url)
                    .credentials(settings.require("orderflow.user"), settings.require("orderflow.password"))
                    .organisation(settings.require("orderflow.organisation"))
                    .channel(settings.require("orderflow.channel"));
            if (settings.isOn("orderflow.allowPlainHttp")) {
                builder.allowPlainHttp();
            }
            return builder.build();
        });
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
