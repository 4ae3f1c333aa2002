package io.github.orderflowmagento.magento;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;

import io.github.orderflowmagento.magento.client.Magento2Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;

import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;

/** A server on a real socket that answers for the REST resources of a Magento 2, with recorded bytes where there are some. */
public final class Magento2Shop extends ServedShop {
    /** The recordings that come with this module. */
    public static final Path RECORDINGS = Path.of("src/test/resources/recordings-magento2");

    /** The folder given by {@code -Drecordings.magento2=DIR}, else the recordings that come with this module. */
    public static Path folder() {
        String given = System.getProperty("recordings.magento2", "");
        return given.isBlank() ? RECORDINGS : Path.of(given);
    }

    /** Those of the recorded shop, which is no more. */
    public static final OAuthCredentials CREDENTIALS = OAuthCredentials.builder()
            .consumerKey("ck00000000000000000000orderflowf")
            .consumerSecret("do0uawctvrlj8pufeyx5vac091e0g55a")
            .token("3mqnzbew6d2xex5k3ygfxe5dto7gybrc")
            .tokenSecret("n3gskn68h4ghcolnp6b7zqkrjmvbmss7")
            .build();

    @Override
    Magento open() {
        return connect().build();
    }

    public Magento2Builder connect() {
        return MagentoClient.magento2().baseUrl(url()).oauth(CREDENTIALS);
    }

    /** The exchange of that name, such as {@code orders/list-full-2}. */
    public static Recording recording(String name) {
        return Recording.read(RECORDINGS, name);
    }

    public static ResponseDefinitionBuilder recorded(String name) {
        return RecordedShop.replay(recording(name));
    }

    /** A list of entities, each in JSON. */
    public static ResponseDefinitionBuilder listOf(String... entities) {
        return json("{\"items\":[" + String.join(",", entities) + "],\"search_criteria\":{},\"total_count\":"
                + entities.length + "}");
    }

    /** A list of entities that were recorded by themselves. */
    public static ResponseDefinitionBuilder listOfRecorded(String... names) {
        String[] entities = new String[names.length];
        for (int i = 0; i < names.length; i++) {
            entities[i] = recording(names[i]).responseText();
        }
        return listOf(entities);
    }

    /** Answers requests for the resource, in any store view; the latest call wins. */
    public void answers(String resource, ResponseDefinitionBuilder response) {
        server().stubFor(asks("all", resource).willReturn(response));
    }

    /** The attributes by which the recorded configurables have variants. */
    public void answersForVariants() {
        answersForVariantsIn("all", "all");
    }

    /** The same in a store view, with the labels of a recorded one. */
    public void answersForVariantsIn(String storeView, String recordedView) {
        answersIn(storeView, "products/attributes", listOfRecorded("attributes/of_colour", "attributes/of_size"));
        answersIn(
                storeView,
                "products/attributes/of_colour/options",
                recorded("attributes/of_colour-options-" + recordedView));
        answersIn(
                storeView,
                "products/attributes/of_size/options",
                json(recording("attributes/of_size")
                        .responseText()
                        .replaceFirst("(?s).*\"options\":(\\[[^\\]]*]).*", "$1")));
    }

    /** Requests for the resource as a store view shows it are answered so. */
    public void answersIn(String storeView, String resource, ResponseDefinitionBuilder response) {
        server().stubFor(asks(storeView, resource).willReturn(response));
    }

    /** Commands are answered so. */
    public void answersPosts(String resource, ResponseDefinitionBuilder response) {
        server().stubFor(post(urlPathEqualTo("/rest/all/V1/" + resource)).willReturn(response));
    }

    private static MappingBuilder asks(String storeView, String resource) {
        return get(urlPathEqualTo("/rest/" + storeView + "/V1/" + resource));
    }

    /** Method and address of all that was asked, in order, as people read them. */
    public List<String> requested() {
        return requests().stream()
                .map(request -> request.getMethod() + " " + URLDecoder.decode(request.getUrl(), StandardCharsets.UTF_8))
                .toList();
    }
}
