package io.github.orderflowmagento.examples.operations;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Product;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;

/** A Magento 1 on a real socket that answers with recorded orders and products, over each of its web services but REST. */
final class RecordedMagento1 implements BeforeEachCallback, AfterEachCallback {
    private static final Path RECORDINGS = Path.of("../../magento-client/src/test/resources/recordings");

    private static final Map<WebService, String> FOLDERS = Map.of(
            WebService.XML_RPC, "xmlrpc",
            WebService.SOAP_V1, "soap-v1",
            WebService.SOAP_V2, "soap-v2",
            WebService.SOAP_V2_WSI, "soap-v2-wsi");

    private static final String INCREMENT_ID =
            "increment_?[iI]d(?:</name><value><string>|</key><value xsi:type=\"xsd:string\">|(?: xsi:type=\"xsd:string\")?>)(\\d+)<";

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    @Override
    public void beforeEach(ExtensionContext context) {
        server.start();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        server.stop();
    }

    /** Returns a recorded order as read by the client. */
    Order order(WebService service, String name) {
        return order(service, name, UnaryOperator.identity());
    }

    /** The same, of which some bytes are changed on the way. */
    Order order(WebService service, String name, UnaryOperator<String> change) {
        answers("sales_?[oO]rder(\\.list|List)", recorded(service, "order-list-empty"));
        answers("sales_?[oO]rder(\\.info|Info)", recorded(service, name, change));
        String number = first(INCREMENT_ID, body(service, name));
        try (Magento shop = connect(service)) {
            return shop.orders().details(List.of(number)).get(0).orThrow();
        }
    }

    /** A recorded product, of which there are five in stock and, as in each recording, no pictures. */
    Product product(String name) {
        WebService service = WebService.XML_RPC;
        String sku = first("<name>sku</name><value><string>([^<]+)<", body(service, name));
        answers("catalog_product\\.list", recorded(service, "product-list-empty"));
        answers("catalog_product\\.info", recorded(service, name));
        answers("catalog_product_attribute_media\\.list", recorded(service, "product-media-list-empty"));
        answers(
                "cataloginventory_stock_item\\.list",
                recorded(
                        service,
                        "stock-list-one",
                        stock -> stock.replace("MUG-001", sku).replace("926.0000", "5.0000")));
        try (Magento shop = connect(service)) {
            return shop.products().details(List.of(sku)).get(0).orThrow();
        }
    }

    /** A client of the shop, which answers single calls only, for those were recorded. */
    private Magento connect(WebService service) {
        server.stubFor(any(anyUrl()).atPriority(10).willReturn(recorded(service, "magento-info")));
        answers("login", recorded(service, "login-ok"));
        answers("multiCall", aResponse().withStatus(403));
        return MagentoClient.magento1()
                .baseUrl(server.baseUrl() + "/index.php/")
                .credentials("orderflow", "orderflow-secret-1")
                .webService(service)
                .build();
    }

    private void answers(String requestHas, ResponseDefinitionBuilder answer) {
        server.stubFor(post(anyUrl())
                .withRequestBody(matching("(?s).*\\b" + requestHas + "\\w*\\b.*"))
                .willReturn(answer));
    }

    private static ResponseDefinitionBuilder recorded(WebService service, String name) {
        return recorded(service, name, UnaryOperator.identity());
    }

    private static ResponseDefinitionBuilder recorded(WebService service, String name, UnaryOperator<String> change) {
        return aResponse()
                .withHeader("Content-Type", "text/xml; charset=UTF-8")
                .withBody(change.apply(body(service, name)));
    }

    private static String first(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern);
        }
        return matcher.group(1);
    }

    private static String body(WebService service, String name) {
        try {
            String message =
                    Files.readString(folder(service).resolve(name).resolve("response.http"), StandardCharsets.UTF_8);
            return message.substring(message.indexOf("\r\n\r\n") + 4);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(WebService service) {
        return RECORDINGS.resolve(FOLDERS.getOrDefault(service, ""));
    }

    /** The recorded orders that could be read over the web service. */
    static Set<String> orders(WebService service) {
        try (Stream<Path> exchanges = Files.list(folder(service))) {
            Set<String> orders = new TreeSet<>();
            exchanges
                    .map(exchange -> exchange.getFileName().toString())
                    .filter(name -> name.startsWith("order-info-") && !name.contains("fault"))
                    .forEach(orders::add);
            return orders;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
