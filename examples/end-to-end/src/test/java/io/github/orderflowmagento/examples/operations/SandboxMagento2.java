package io.github.orderflowmagento.examples.operations;

import java.nio.charset.StandardCharsets;
import java.util.function.UnaryOperator;

import okhttp3.Response;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.github.orderflowmagento.examples.sandbox.SandboxMagento2Shop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.client.Magento2Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.OrderFlowClient;

/** A fresh Magento 2 of the sandbox and a warehouse for each test, and clients connected to them over real sockets. */
final class SandboxMagento2 implements BeforeEachCallback, AfterEachCallback {
    private SandboxMagento2Shop sandboxShop;
    private SandboxWarehouse sandboxWarehouse;
    private Magento shop;
    private OrderFlow warehouse;

    @SuppressWarnings("NullAway.Init") // set before each test
    SandboxMagento2() {}

    @Override
    public void beforeEach(ExtensionContext context) {
        sandboxShop = SandboxMagento2Shop.start();
        sandboxWarehouse = SandboxWarehouse.start();
        shop = connect().build();
        warehouse = OrderFlowClient.builder()
                .baseUrl(sandboxWarehouse.url())
                .credentials(sandboxWarehouse.user(), sandboxWarehouse.password())
                .organisation(sandboxWarehouse.organisation())
                .channel(sandboxWarehouse.channel())
                .build();
    }

    private Magento2Builder connect() {
        return MagentoClient.magento2()
                .baseUrl(sandboxShop.url())
                .oauth(OAuthCredentials.builder()
                        .consumerKey(sandboxShop.consumerKey())
                        .consumerSecret(sandboxShop.consumerSecret())
                        .token(sandboxShop.token())
                        .tokenSecret(sandboxShop.tokenSecret())
                        .build());
    }

    @Override
    public void afterEach(ExtensionContext context) {
        shop.close();
        warehouse.close();
        sandboxShop.close();
        sandboxWarehouse.close();
    }

    Magento shop() {
        return shop;
    }

    OrderFlow warehouse() {
        return warehouse;
    }

    /** A client of the shop whose answers are changed on the way. */
    Magento shopWhoseAnswers(UnaryOperator<String> change) {
        return connect()
                .configureHttp(http -> http.addInterceptor(chain -> {
                    Response response = chain.proceed(chain.request());
                    String body = new String(response.body().bytes(), StandardCharsets.UTF_8);
                    return response.newBuilder()
                            .body(ResponseBody.create(
                                    change.apply(body), response.body().contentType()))
                            .build();
                }))
                .build();
    }

    /** The shop as it sees itself. */
    SandboxMagento2Shop insideShop() {
        return sandboxShop;
    }

    /** The warehouse as it sees itself. */
    SandboxWarehouse insideWarehouse() {
        return sandboxWarehouse;
    }
}
