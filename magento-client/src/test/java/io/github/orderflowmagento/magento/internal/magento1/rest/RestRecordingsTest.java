package io.github.orderflowmagento.magento.internal.magento1.rest;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.w3c.dom.Element;

import io.github.orderflowmagento.magento.DomTree;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.RecordedShop;
import io.github.orderflowmagento.magento.Recording;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Reads every answer of the REST API that was recorded, in JSON and in XML, over a real socket: trees come out whole, faults as what
 * they mean. What is expected is read from the recorded bytes by other means than those under test.
 */
class RestRecordingsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final ApiCall CALL = new ApiCall("recorded", List.of(), "");

    /** By the code of the last message in the answer, where the status alone is not enough. */
    private static final Map<String, Class<? extends MagentoException>> NAMED = Map.of(
            "fault-shipments-not-in-rest", MagentoException.Unsupported.class,
            "fault-unknown-resource", MagentoException.Unsupported.class,
            "product-list-bad-filter-attribute", MagentoException.Unsupported.class,
            "product-list-fault-filter-updated-since", MagentoException.Unsupported.class,
            // a redirect, which nothing here follows: products are not made over REST
            "product-create", MagentoException.NotUnderstood.class);

    private static final WireMockServer SERVER =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    @BeforeAll
    static void start() {
        SERVER.start();
    }

    @AfterAll
    static void stop() {
        SERVER.stop();
    }

    @TestFactory
    Stream<DynamicTest> everyRecordedAnswerIsRead() {
        return Recording.all(Recording.folder()).stream()
                .filter(recording -> recording.requestLine().contains("/api/rest/"))
                .map(recording -> dynamicTest(recording.name(), () -> read(recording)));
    }

    private static void read(Recording recording) throws IOException {
        SERVER.resetAll();
        SERVER.stubFor(any(anyUrl()).willReturn(RecordedShop.replay(recording)));
        Class<? extends MagentoException> failure = failure(recording);
        if (failure != null) {
            assertThat(catchThrowable(() -> replay(recording))).isExactlyInstanceOf(failure);
        } else if (recording.responseText().startsWith("<?xml")) {
            assertThat(leaves("", replay(recording)))
                    .containsExactlyElementsOf(
                            texts("", Objects.requireNonNull(DomTree.parse(recording.responseBody()))));
        } else {
            JsonNode expected = JSON.readTree(recording.responseBody().length == 0 ? "{}" : recording.responseText());
            assertThat(JSON.readTree(JSON.writeValueAsBytes(replay(recording)))).isEqualTo(expected);
        }
    }

    /** Every text of a tree, by path. */
    private static List<String> leaves(String path, @Nullable Object tree) {
        if (tree instanceof Map<?, ?> map) {
            return map.entrySet().stream()
                    .flatMap(entry -> leaves(path + "/" + entry.getKey(), entry.getValue()).stream())
                    .toList();
        }
        if (tree instanceof List<?> list) {
            return list.stream()
                    .flatMap(element -> leaves(path + "/data_item", element).stream())
                    .toList();
        }
        return tree == null ? List.of() : List.of(path + " = " + tree);
    }

    /** Every text of a document, by path. */
    private static List<String> texts(String path, Element element) {
        List<Element> children = DomTree.children(element);
        if (children.isEmpty()) {
            String text = element.getTextContent();
            return text.isEmpty() ? List.of() : List.of(path + " = " + text);
        }
        return children.stream()
                .flatMap(child -> texts(path + "/" + child.getNodeName(), child).stream())
                .toList();
    }

    private static Object replay(Recording recording) {
        ShopHttp http = new ShopHttp(
                new OkHttpClient(), Objects.requireNonNull(HttpUrl.parse(SERVER.baseUrl() + "/")), 1 << 20, List.of());
        RestEndpoint endpoint = new RestEndpoint(http);
        try {
            // whatever is requested, the recorded answer comes
            return recording.requestLine().startsWith("GET")
                    ? endpoint.get(api -> api.orders(Map.of()), CALL)
                    : endpoint.put(api -> api.updateStockItems(List.of()), CALL);
        } finally {
            endpoint.close();
        }
    }

    private static @Nullable Class<? extends MagentoException> failure(Recording recording) {
        Class<? extends MagentoException> named = NAMED.get(recording.exchange());
        if (named != null) {
            return named;
        }
        return switch (recording.status()) {
            case 200, 207 -> null;
            case 400 -> MagentoException.Rejected.class;
            case 401 -> MagentoException.RefusedCredentials.class;
            case 403 -> MagentoException.NotPermitted.class;
            case 404 -> MagentoException.NotFound.class;
            case 405 -> MagentoException.Unsupported.class;
            default -> MagentoException.ServerFault.class;
        };
    }
}
