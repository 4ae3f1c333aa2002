package io.github.orderflowmagento.magento;

import java.util.List;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

/** A server on a real socket that stands for a shop with a REST API, and the client of the test, which is closed after it. */
abstract class ServedShop implements BeforeEachCallback, AfterEachCallback {
    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    private @Nullable Magento client;

    /** A client that is connected as usual. */
    abstract Magento open();

    @Override
    public void beforeEach(ExtensionContext context) {
        server.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (client != null) {
            client.close();
        }
        server.stop();
    }

    /** The client of the test, connected as usual and closed after it. */
    public Magento shop() {
        if (client == null) {
            client = open();
        }
        return client;
    }

    public String url() {
        return "http://127.0.0.1:" + server.port() + "/";
    }

    public WireMockServer server() {
        return server;
    }

    public static ResponseDefinitionBuilder json(String body) {
        return aResponse()
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withBody(body);
    }

    /** All that was asked, in order. */
    public List<LoggedRequest> requests() {
        return server.findAll(anyRequestedFor(anyUrl()));
    }
}
