package io.github.orderflowmagento.magento;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

import io.github.orderflowmagento.magento.client.Magento1Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;

import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

/** A server on a real socket that answers for the REST resources of a shop, with recorded bytes where there are some. */
public final class RestShop extends ServedShop {
    public static final Path RECORDINGS = Recording.OWN.resolve("rest-json");
    public static final Path RECORDINGS_IN_XML = Recording.OWN.resolve("rest-xml");

    public static final OAuthCredentials CREDENTIALS = OAuthCredentials.builder()
            .consumerKey("ck00000000000000000000000000orde")
            .consumerSecret("cs00000000000000000000000000orde")
            .token("tk00000000000000000000000000orde")
            .tokenSecret("ts00000000000000000000000000orde")
            .build();

    @Override
    Magento open() {
        return connect().build();
    }

    public Magento1Builder connect() {
        return MagentoClient.magento1().baseUrl(url()).oauth(CREDENTIALS).webService(WebService.REST);
    }

    public static ResponseDefinitionBuilder recorded(String name) {
        return RecordedShop.replay(Recording.read(RECORDINGS, name));
    }

    /** A collection of one entity, which was recorded by itself. */
    public static ResponseDefinitionBuilder collectionOf(String name) {
        return json("{\"1\":" + Recording.read(RECORDINGS, name).responseText() + "}");
    }

    /** Answers requests for the resource; the latest call wins. */
    public void answers(String resource, ResponseDefinitionBuilder response) {
        server().stubFor(asks(resource).willReturn(response));
    }

    /** Requests for the resource whose query has the value are answered so. */
    public void answersAbout(String resource, String parameter, String value, ResponseDefinitionBuilder response) {
        server().stubFor(
                        asks(resource).withQueryParam(parameter, equalTo(value)).willReturn(response));
    }

    /** Updates of the resource are answered so. */
    public void answersUpdates(String resource, ResponseDefinitionBuilder response) {
        server().stubFor(put(urlPathEqualTo("/api/rest/" + resource)).willReturn(response));
    }

    private static MappingBuilder asks(String resource) {
        return get(urlPathEqualTo("/api/rest/" + resource));
    }

    /** Method and address of all that was asked, in order, as people read them. */
    public List<String> requested() {
        return requests().stream()
                .map(request -> request.getMethod() + " "
                        + URLDecoder.decode(request.getUrl(), StandardCharsets.UTF_8)
                                .replaceFirst("^/api/rest/", ""))
                .toList();
    }
}
