package io.github.orderflowmagento.examples.operations;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.client.Magento2Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathEqualTo;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

/**
 * A Magento 2 on a real socket that answers what a test has recorded bytes for, cut by the parameter {@code fields}. It does not search: a
 * list holds all that it was given. It begins with the recorded stores and modules, and with nothing else; of several answers for a resource
 * the last one counts.
 */
final class RecordedMagento2 implements BeforeEachCallback, AfterEachCallback {
    private static final Path RECORDINGS = Path.of("../../magento-client/src/test/resources/recordings-magento2");
    private static final JsonMapper JSON = new JsonMapper();

    private static final String PATH = "/rest/all/V1/";

    /** The parameter {@code fields} of rows, and not of whole orders, which have their own rows. */
    private static final String FIELDS_OF_ROWS = "items\\[(?:(?!items\\[).)*";

    private final FieldsParameter fields = new FieldsParameter();
    private final WireMockServer server = new WireMockServer(
            wireMockConfig().dynamicPort().bindAddress("127.0.0.1").extensions(fields));

    private @Nullable Magento client;

    @Override
    public void beforeEach(ExtensionContext context) {
        server.start();
        answers("modules", body("store/modules"));
        answers("store/storeConfigs", body("store/storeConfigs"));
        answers("store/storeViews", body("store/storeViews"));
        answers("inventory/sources/default", "{\"source_code\":\"default\"}");
        for (String empty :
                List.of("inventory/source-items", "orders", "products", "products/attributes", "shipments")) {
            answers(empty, listOf());
        }
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (client != null) {
            client.close();
        }
        server.stop();
    }

    /** How often the resource was requested. */
    int requests(String resource) {
        return server.findAll(getRequestedFor(urlPathEqualTo(PATH + resource))).size();
    }

    /** How many bytes were sent so far. */
    long bytes() {
        return fields.bytes();
    }

    Magento2Builder connect() {
        return MagentoClient.magento2()
                .baseUrl(server.baseUrl() + "/")
                .bearer("bhs9mun47f43ceyqp0dv6ylwwi9pnvfm")
                .pageSize(300);
    }

    /** The client of the test, which is closed after it. */
    Magento shop() {
        if (client == null) {
            client = connect().build();
        }
        return client;
    }

    void answers(String resource, String body) {
        answers(resource, aResponse().withBody(body));
    }

    /** Answers with more than a body, for example a status. */
    void answers(String resource, ResponseDefinitionBuilder answer) {
        server.stubFor(get(urlPathEqualTo(PATH + resource)).willReturn(json(answer)));
    }

    /** The default answers of resources. */
    void answersOthers(String pattern, String body) {
        server.stubFor(get(urlPathMatching(PATH + pattern))
                .atPriority(10)
                .willReturn(json(aResponse().withBody(body))));
    }

    /** The list of orders has these rows; orders that are requested whole are as was said. */
    void answersRows(String... rows) {
        server.stubFor(get(urlPathEqualTo(PATH + "orders"))
                .withQueryParam("fields", matching(FIELDS_OF_ROWS))
                .willReturn(json(aResponse().withBody(listOf(rows)))));
    }

    private static ResponseDefinitionBuilder json(ResponseDefinitionBuilder answer) {
        return answer.withHeader("Content-Type", "application/json; charset=utf-8")
                .withHeader("Date", "Sun, 29 Nov 2026 12:00:00 GMT");
    }

    static String listOf(String... entities) {
        return "{\"items\":[" + String.join(",", entities) + "],\"total_count\":" + entities.length + "}";
    }

    /** A list of entities, each in JSON. */
    static String listOf(List<?> entities) {
        return listOf(entities.stream().map(Object::toString).toArray(String[]::new));
    }

    /** The body of the recorded answer, such as {@code orders/full-two-lines}. */
    static String body(String name) {
        try {
            byte[] message = Files.readAllBytes(RECORDINGS.resolve(name).resolve("response.http"));
            String head = new String(message, StandardCharsets.ISO_8859_1);
            int start = head.indexOf("\r\n\r\n") + 4;
            byte[] body = Arrays.copyOfRange(message, start, message.length);
            return new String(
                    head.substring(0, start).contains("Content-Encoding: gzip")
                            ? new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes()
                            : body,
                    StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode tree(String name) {
        try {
            return JSON.readTree(body(name));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The recorded exchanges of a folder, such as {@code orders}, that hold an entity whole. */
    static List<String> whole(String folder) {
        try (Stream<Path> exchanges = Files.list(RECORDINGS.resolve(folder))) {
            return exchanges
                    .map(exchange -> exchange.getFileName().toString())
                    .filter(name -> name.startsWith("full-"))
                    .sorted()
                    .map(name -> folder + "/" + name)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All products that were recorded whole, each once, in ascending order. */
    static List<String> products() {
        return whole("products").stream()
                .filter(name -> !name.contains("-store") && !name.contains("Param"))
                .sorted(Comparator.comparing(name -> tree(name).get("id").asLong()))
                .map(RecordedMagento2::body)
                .toList();
    }
}
