package io.github.orderflowmagento.examples;

import java.util.function.UnaryOperator;

import okhttp3.Response;
import okhttp3.ResponseBody;

import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.client.Magento1Builder;
import io.github.orderflowmagento.magento.client.Magento2Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.client.ShopBuilder;
import io.github.orderflowmagento.orderflow.OrderFlowClient;

/** Clients with credentials of a sandbox. */
public final class SandboxClients {
    private SandboxClients() {}

    /** Returns a client of a Magento 1, over XML-RPC. */
    public static Magento1Builder to(SandboxShop shop) {
        return MagentoClient.magento1().baseUrl(shop.url()).credentials(shop.apiUser(), shop.apiKey());
    }

    /** Returns a client of a Magento 2 that signs its requests. */
    public static Magento2Builder to(SandboxMagento2Shop shop) {
        return MagentoClient.magento2()
                .baseUrl(shop.url())
                .oauth(OAuthCredentials.builder()
                        .consumerKey(shop.consumerKey())
                        .consumerSecret(shop.consumerSecret())
                        .token(shop.token())
                        .tokenSecret(shop.tokenSecret())
                        .build());
    }

    /** Returns a client of the first channel of a warehouse. */
    public static OrderFlowClient.Builder to(SandboxWarehouse warehouse) {
        return OrderFlowClient.builder()
                .baseUrl(warehouse.url())
                .credentials(warehouse.user(), warehouse.password())
                .organisation(warehouse.organisation())
                .channel(warehouse.channel());
    }

    /** Returns the client with changed answers of the shop. */
    public static ShopBuilder<?> changingAnswers(ShopBuilder<?> client, UnaryOperator<byte[]> change) {
        return client.configureHttp(http -> http.addInterceptor(chain -> {
            Response response = chain.proceed(chain.request());
            byte[] body = change.apply(response.body().bytes());
            return response.newBuilder()
                    .body(ResponseBody.create(body, response.body().contentType()))
                    .build();
        }));
    }
}
