package io.github.orderflowmagento.examples.hostile;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

import okhttp3.OkHttpClient;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.client.Magento1Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.OrderFlowClient;

/** The transports by which one of the two clients reads answers. */
enum Transport {
    XML_RPC(
            "methodResponse",
            "<methodResponse><params><param><value><string>%s</string></value></param></params></methodResponse>"),
    SOAP_V1("Envelope", "<loginResponse><loginReturn>%s</loginReturn></loginResponse>"),
    SOAP_V2("Envelope", "<loginResponse><loginReturn>%s</loginReturn></loginResponse>"),
    SOAP_V2_WSI("Envelope", "<loginResponseParam><result>%s</result></loginResponseParam>"),
    REST("magento_api", ""),
    ORDERFLOW("order", ""),
    ORDERFLOW_STREAM("inventory", "");

    private static final String SESSION = "5e5510n5e5510n5e5510n5e5510n5e55";
    private static final String USER = "canary-user";
    private static final int MOST_BYTES = 8 << 20;

    private final String root;
    private final String login;

    Transport(String root, String login) {
        this.root = root;
        this.login = login;
    }

    boolean isOfMagento() {
        return this != ORDERFLOW && this != ORDERFLOW_STREAM;
    }

    /** Returns the name of the document's element that the client looks for. */
    String root() {
        return root;
    }

    /** Returns the answer that logs the client in. */
    byte[] login() {
        String answer = login.formatted(SESSION);
        return (root.equals("Envelope")
                        ? "<Envelope xmlns=\"http://schemas.xmlsoap.org/soap/envelope/\"><Body>" + answer
                                + "</Body></Envelope>"
                        : answer)
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Reads orders or an inventory over this transport.
     *
     * @param secret key, password or token
     * @return the result
     */
    Object read(String url, String secret, Consumer<OkHttpClient.Builder> http) {
        if (isOfMagento()) {
            try (Magento shop = shop(url, secret, http)) {
                return shop.orders().list(OrderQuery.status("processing")).toList();
            }
        }
        try (OrderFlow warehouse = warehouse(url, secret, http)) {
            return this == ORDERFLOW
                    ? warehouse.orders().detail("7")
                    : warehouse.inventory().retrieve();
        }
    }

    private Magento shop(String url, String secret, Consumer<OkHttpClient.Builder> http) {
        Magento1Builder shop = MagentoClient.magento1()
                .baseUrl(url)
                .webService(WebService.valueOf(name()))
                .maxAnswerBytes(MOST_BYTES)
                .configureHttp(http);
        return (this == REST
                        ? shop.oauth(OAuthCredentials.builder()
                                .consumerKey("canary-consumer")
                                .consumerSecret("canary-consumer-secret")
                                .token("canary-token")
                                .tokenSecret(secret)
                                .build())
                        : shop.credentials(USER, secret))
                .build();
    }

    private static OrderFlow warehouse(String url, String secret, Consumer<OkHttpClient.Builder> http) {
        return OrderFlowClient.builder()
                .baseUrl(url)
                .credentials(USER, secret)
                .organisation("demo-org")
                .channel("demo-channel")
                .maxAnswerBytes(MOST_BYTES)
                .configureHttp(http)
                .build();
    }
}
