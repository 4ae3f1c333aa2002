package io.github.orderflowmagento.magento;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.github.orderflowmagento.magento.client.Magento1Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

/** A server on a real socket that answers for the REST resources of a shop, with recorded bytes where there are some. */
public final class RestShop implements BeforeEachCallback, AfterEachCallback {
    public static final Path RECORDINGS = Recording.OWN.resolve("rest-json");
    public static final Path RECORDINGS_IN_XML = Recording.OWN.resolve("rest-xml");

    public static final OAuthCredentials CREDENTIALS = OAuthCredentials.builder()
            .consumerKey("ck00000000000000000000000000orde")
            .consumerSecret("cs00000000000000000000000000orde")
            .token("tk00000000000000000000000000orde")
            .tokenSecret("ts00000000000000000000000000orde")
            .build();

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    private @Nullable Magento client;

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
            client = connect().build();
        }
        return client;
    }

    public Magento1Builder connect() {
        return MagentoClient.magento1().baseUrl(url()).oauth(CREDENTIALS).webService(WebService.REST);
    }

    public String url() {
        return "http://127.0.0.1:" + server.port() + "/";
    }

    public WireMockServer server() {
        return server;
    }

    public static ResponseDefinitionBuilder recorded(String name) {
        return RecordedShop.replay(Recording.read(RECORDINGS, name));
    }

    public static ResponseDefinitionBuilder json(String body) {
        return aResponse()
                .withHeader("Content-Type", "application/json; charset=utf-8")
                .withBody(body);
    }

    /** A collection of one entity, which was recorded by itself. */
    public static ResponseDefinitionBuilder collectionOf(String name) {
        return json("{\"1\":" + Recording.read(RECORDINGS, name).responseText() + "}");
    }

    /** Requests for the resource are answered so; what is said later wins. */
    public void answers(String resource, ResponseDefinitionBuilder response) {
        server.stubFor(asks(resource).willReturn(response));
    }

    /** Requests for the resource whose query has the value are answered so. */
    public void answersAbout(String resource, String parameter, String value, ResponseDefinitionBuilder response) {
        server.stubFor(asks(resource).withQueryParam(parameter, equalTo(value)).willReturn(response));
    }

    /** Updates of the resource are answered so. */
    public void answersUpdates(String resource, ResponseDefinitionBuilder response) {
        server.stubFor(put(urlPathEqualTo("/api/rest/" + resource)).willReturn(response));
    }

    private static MappingBuilder asks(String resource) {
        return get(urlPathEqualTo("/api/rest/" + resource));
    }

    /** All that was asked, in order. */
    public List<LoggedRequest> requests() {
        return server.findAll(anyRequestedFor(anyUrl()));
    }

    /** Method and address of all that was asked, in order, as people read them. */
    public List<String> asked() {
        return requests().stream()
                .map(request -> request.getMethod() + " "
                        + URLDecoder.decode(request.getUrl(), StandardCharsets.UTF_8)
                                .replaceFirst("^/api/rest/", ""))
                .toList();
    }
}
