package io.github.orderflowmagento.magento.internal.magento2;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

import io.github.orderflowmagento.magento.Magento2Shop;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.RecordedShop;
import io.github.orderflowmagento.magento.Recording;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;

import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

/**
 * Reads every answer of Magento 2's REST API that was recorded, over a real socket: trees come out whole, refusals as what they mean. What is
 * expected is read from the recorded bytes by other means than those under test.
 *
 * <p>Another shop's recordings are checked with {@code -Drecordings.magento2=DIR}.
 */
class Magento2RecordingsTest {
    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    private static final int MOST_BYTES = 1 << 24;

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
        List<Recording> recordings = Recording.all(Magento2Shop.folder()).stream()
                .filter(recording -> recording.requestLine().contains("/rest/"))
                .toList();
        assertThat(recordings).as("exchanges below %s", Magento2Shop.folder()).isNotEmpty();
        return recordings.stream().map(recording -> dynamicTest(recording.name(), () -> read(recording)));
    }

    private static void read(Recording recording) {
        SERVER.resetAll();
        SERVER.stubFor(any(anyUrl()).willReturn(replayed(recording)));
        Class<? extends MagentoException> failure = failure(recording);
        if (failure == null) {
            assertThat(JSON.<JsonNode>valueToTree(replay(recording))
                            .equals(
                                    Magento2RecordingsTest::difference,
                                    tree(recording).orElseThrow()))
                    .isTrue();
        } else {
            assertThat(catchThrowable(() -> replay(recording))).isExactlyInstanceOf(failure);
        }
    }

    /** Numbers are equal by value. */
    private static int difference(JsonNode one, JsonNode other) {
        return one.isNumber() && other.isNumber()
                ? one.decimalValue().compareTo(other.decimalValue())
                : one.equals(other) ? 0 : 1;
    }

    private static ResponseDefinitionBuilder replayed(Recording recording) {
        ResponseDefinitionBuilder response = RecordedShop.replay(recording);
        return isCompressed(recording) ? response.withHeader("Content-Encoding", "gzip") : response;
    }

    private static boolean isCompressed(Recording recording) {
        return recording.responseHead().contains("Content-Encoding: gzip");
    }

    private static Object replay(Recording recording) {
        ShopHttp http = new ShopHttp(
                new OkHttpClient(),
                Objects.requireNonNull(HttpUrl.parse(SERVER.baseUrl() + "/")),
                MOST_BYTES,
                List.of());
        try {
            Magento2Service service =
                    new Magento2Service(http, Magento2Service.ALL_STORE_VIEWS, new Limits(1), new PageLimit());
            // whatever is requested, the recorded answer comes
            return tree(recording).filter(JsonNode::isBoolean).isPresent()
                    ? service.post(api -> api.cancel(1), "recorded")
                    : service.get(api -> api.orders(Map.of()), "recorded");
        } finally {
            http.close();
        }
    }

    /** Returns the JSON of the answer, after any text printed by a broken module; empty if there is none. */
    private static Optional<JsonNode> tree(Recording recording) {
        try {
            byte[] body = recording.responseBody();
            if (isCompressed(recording)) {
                body = new GZIPInputStream(new ByteArrayInputStream(body)).readAllBytes();
            }
            String text = recording.responseText();
            JsonNode tree = text.startsWith("<br />")
                    ? JSON.readTree(text.substring(text.lastIndexOf('\n') + 1))
                    : JSON.readTree(body);
            return Optional.of(tree).filter(node -> !node.isMissingNode());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static @Nullable Class<? extends MagentoException> failure(Recording recording) {
        String text = recording.responseText();
        return switch (recording.status()) {
            // no call brings a number or a text by itself
            case 200, 202 ->
                tree(recording)
                                .filter(tree -> tree.isContainerNode() || tree.isBoolean())
                                .isPresent()
                        ? null
                        : MagentoException.NotUnderstood.class;
            case 400 -> {
                if (text.contains("1213")) {
                    yield MagentoException.Busy.class;
                }
                if (text.contains("Specified request cannot be processed")) {
                    yield MagentoException.NotFound.class;
                }
                yield text.contains("Signature method") || text.contains("length is invalid")
                        ? MagentoException.RefusedCredentials.class
                        : MagentoException.Rejected.class;
            }
            case 401 ->
                text.contains("\"resources\"")
                        ? MagentoException.NotPermitted.class
                        : MagentoException.RefusedCredentials.class;
            case 404 ->
                text.contains("does not match any route")
                        ? MagentoException.Unsupported.class
                        : MagentoException.NotFound.class;
            // an answer to HEAD, which says nothing
            case 405 -> text.isEmpty() ? MagentoException.NotUnderstood.class : MagentoException.Unsupported.class;
            case 503 -> MagentoException.Busy.class;
            default -> MagentoException.ServerFault.class;
        };
    }
}
