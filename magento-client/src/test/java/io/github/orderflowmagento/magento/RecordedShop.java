package io.github.orderflowmagento.magento;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.github.orderflowmagento.magento.client.Magento1Builder;
import io.github.orderflowmagento.magento.client.MagentoClient;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

/** A server on a real socket that answers with recorded bytes. */
public final class RecordedShop implements BeforeEachCallback, AfterEachCallback {
    public static final String USER = "orderflow";
    public static final String API_KEY = "orderflow-secret-1";

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    private final Wire wire;

    private @Nullable Magento client;

    /** A shop that answers over XML-RPC. */
    public RecordedShop() {
        this(Wire.XML_RPC);
    }

    /** A shop that answers over the given web service. */
    public RecordedShop(Wire wire) {
        this.wire = wire;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (client != null) {
            client.close();
            client = null;
        }
        stop();
    }

    /** The client of the test, connected as usual and closed after it. */
    public Magento shop() {
        if (client == null) {
            client = connect().build();
        }
        return client;
    }

    void start() {
        server.start();
        forget();
    }

    /** Answers nothing but what each test needs, and knows of no request. */
    void forget() {
        server.resetAll();
        answers("login", recording("login-ok"));
        if (!wire.hasMultiCall()) {
            // SOAP v2 asks for these by itself
            answers("sales_order.list", recording("order-list-empty"));
            answers("core_magento.info", recording("magento-info"));
            answers(
                    "catalog_product.listOfAdditionalAttributes",
                    replay(Wire.SOAP_V2.recording("product-additional-attributes")));
            answers(
                    "catalog_product_attribute.list",
                    wire.answer(List.of(Map.of("code", "ean"), Map.of("code", "barcode"))));
        }
    }

    /** Makes the shop find orders by number in its list, as far as their rows were recorded. */
    void listsRecordedOrders() {
        for (String list : List.of(
                "order-list-same-key-twice",
                "order-list-filter-and-complex",
                "order-list-increment-ids",
                "order-list-status-in-updated-range")) {
            Recording recording = wire.recording(list);
            Pattern.compile("<increment_id[^>]*>([^<]*)<")
                    .matcher(recording.responseText())
                    .results()
                    .forEach(number -> answersAll(List.of("sales_order.list", number.group(1)), replay(recording)));
        }
    }

    void stop() {
        server.stop();
    }

    /** A recorded answer over this shop's web service. */
    public ResponseDefinitionBuilder recording(String name) {
        return replay(wire.recording(name));
    }

    public static ResponseDefinitionBuilder recorded(String name) {
        return replay(Recording.xmlrpc(name));
    }

    public static ResponseDefinitionBuilder replay(Recording recording) {
        return aResponse()
                .withStatus(recording.status())
                .withHeader("Content-Type", recording.contentType())
                .withBody(recording.responseBody());
    }

    public static ResponseDefinitionBuilder xml(String value) {
        return aResponse()
                .withHeader("Content-Type", "text/xml; charset=UTF-8")
                .withBody("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodResponse><params><param><value>" + value
                        + "</value></param></params></methodResponse>");
    }

    /** The same, in Latin-1 although it declares UTF-8. */
    static ResponseDefinitionBuilder inLatin1(String value) {
        String answer = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<methodResponse><params><param><value>" + value
                + "</value></param></params></methodResponse>";
        return aResponse().withBody(answer.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** The answer of a multiCall. */
    public static ResponseDefinitionBuilder results(String... results) {
        return xml("<array><data>" + String.join("", results) + "</data></array>");
    }

    /** The value of a recorded answer, or of an answer given as text. */
    public static String resultOf(String recordingOrAnswer) {
        String answer = recordingOrAnswer.startsWith("<?xml")
                ? recordingOrAnswer
                : Recording.xmlrpc(recordingOrAnswer).responseText();
        return answer.substring(answer.indexOf("<value>"), answer.lastIndexOf("</param>"));
    }

    public static ResponseDefinitionBuilder emptyResults(int count) {
        return results("<value><array><data/></array></value>".repeat(count));
    }

    /** Answers requests that contain the text (a method, a resource path); the latest call wins. */
    public void answers(String requestHolds, ResponseDefinitionBuilder response) {
        server.stubFor(post(urlEqualTo(path()))
                .withRequestBody(containing(wire.marker(requestHolds)))
                .willReturn(response));
    }

    /** Requests that hold all of the texts are answered so. */
    public void answersAll(List<String> requestHolds, ResponseDefinitionBuilder response) {
        var stub = post(urlEqualTo(path()));
        requestHolds.forEach(text -> stub.withRequestBody(containing(wire.marker(text))));
        server.stubFor(stub.willReturn(response));
    }

    public WireMockServer server() {
        return server;
    }

    public String url() {
        return "http://127.0.0.1:" + server.port() + "/index.php/";
    }

    public Magento1Builder connect() {
        return MagentoClient.magento1()
                .baseUrl(url())
                .credentials(USER, API_KEY)
                .webService(wire.service())
                .targetTime(Duration.ofHours(1)); // however slow the machine, a shop here is never too busy
    }

    public String path() {
        return "/index.php/" + wire.path();
    }

    public int requestsHolding(String text) {
        return server.findAll(postRequestedFor(urlEqualTo(path())).withRequestBody(containing(wire.marker(text))))
                .size();
    }

    public String lastRequestHolding(String text) {
        var found = server.findAll(postRequestedFor(urlEqualTo(path())).withRequestBody(containing(wire.marker(text))));
        return found.get(found.size() - 1).getBodyAsString();
    }
}
