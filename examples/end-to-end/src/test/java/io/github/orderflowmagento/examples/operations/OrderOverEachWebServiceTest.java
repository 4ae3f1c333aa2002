package io.github.orderflowmagento.examples.operations;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.mapping.MappingWarning;
import io.github.orderflowmagento.mapping.order.NamePart;
import io.github.orderflowmagento.mapping.order.OrderMapping;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.matching;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

/** What the warehouse gets of one recorded guest's order does not depend on the web service that it was read over. */
class OrderOverEachWebServiceTest {
    private static final Path RECORDINGS = Path.of("../../magento-client/src/test/resources/recordings");

    private static final String NUMBER = "100000001";

    private static final String NAME = "José O'Brien-Łukasz";

    private static final Map<WebService, String> FOLDERS = Map.of(
            WebService.XML_RPC, "xmlrpc",
            WebService.SOAP_V1, "soap-v1",
            WebService.SOAP_V2, "soap-v2",
            WebService.SOAP_V2_WSI, "soap-v2-wsi");

    private final WireMockServer server =
            new WireMockServer(wireMockConfig().dynamicPort().bindAddress("127.0.0.1"));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REST")
    void nameAndEmailAddressAreTheSame(WebService service) throws IOException {
        Map<String, String> sent = OrderMapping.standard()
                .map(read(service, UnaryOperator.identity()), Instant.EPOCH)
                .properties();

        assertThat(sent)
                .containsEntry("deliveryContactName", NAME)
                .containsEntry("invoiceContactName", NAME)
                .containsEntry("deliveryEmailAddress", "guest1@example.com")
                .containsEntry("invoiceEmailAddress", "guest1@example.com");
    }

    @ParameterizedTest
    @EnumSource(names = {"XML_RPC", "SOAP_V1"})
    void aNullEmailAddressIsNoEmailAddress(WebService service) throws IOException {
        Order order = read(
                service,
                answer -> answer.replaceAll("(>email</name><value>)<string>[^<]*</string>", "$1<nil/>")
                        .replaceAll(
                                "(>email</key><value )xsi:type=\"xsd:string\">[^<]*</value>", "$1xsi:nil=\"true\"/>"));

        assertThat(order.shippingAddress().orElseThrow().email()).isEmpty();
        assertThat(OrderMapping.standard().map(order, Instant.EPOCH).properties())
                .containsEntry("deliveryEmailAddress", "guest1@example.com");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REST")
    void aPrefixThatIsAskedForIsSentOrMissed(WebService service) throws IOException {
        List<MappingWarning> warnings = new ArrayList<>();
        Order order = read(
                service,
                answer -> answer.replaceAll("(>prefix</name><value>)<nil/>", "$1<string>Dr</string>")
                        .replaceAll(
                                "(>prefix</key><value )xsi:nil=\"true\"/>", "$1xsi:type=\"xsd:string\">Dr</value>"));

        String name = OrderMapping.standard()
                .withNameParts(NamePart.PREFIX, NamePart.FIRST, NamePart.LAST)
                .map(order, Instant.EPOCH, warnings::add)
                .properties()
                .getOrDefault("deliveryContactName", "");

        boolean isTold = service == WebService.XML_RPC || service == WebService.SOAP_V1;
        assertThat(name).isEqualTo(isTold ? "Dr " + NAME : NAME);
        assertThat(warnings.stream().map(MappingWarning::summary))
                .isEqualTo(isTold ? List.of() : List.of("contactName sent without the prefix"));
    }

    private Order read(WebService service, UnaryOperator<String> change) throws IOException {
        String folder = FOLDERS.getOrDefault(service, "");
        server.stubFor(any(anyUrl()).willReturn(recorded(folder, "magento-info", UnaryOperator.identity())));
        answers("login", recorded(folder, "login-ok", UnaryOperator.identity()));
        answers("sales_?[oO]rder(\\.list|List)", recorded(folder, "order-list-empty", UnaryOperator.identity()));
        answers("sales_?[oO]rder(\\.info|Info)", recorded(folder, "order-info-pending-plain-guest", change));
        // answers to single calls were recorded, so many at once are refused
        answers("multiCall", aResponse().withStatus(403));
        try (Magento shop = MagentoClient.magento1()
                .baseUrl(server.baseUrl() + "/index.php/")
                .credentials("orderflow", "orderflow-secret-1")
                .webService(service)
                .build()) {
            return shop.orders().details(List.of(NUMBER)).get(0).orThrow();
        }
    }

    private void answers(String requestHas, ResponseDefinitionBuilder answer) {
        server.stubFor(post(anyUrl())
                .withRequestBody(matching("(?s).*\\b" + requestHas + "\\w*\\b.*"))
                .willReturn(answer));
    }

    private static ResponseDefinitionBuilder recorded(String folder, String name, UnaryOperator<String> change)
            throws IOException {
        String message = Files.readString(
                RECORDINGS.resolve(folder).resolve(name).resolve("response.http"), StandardCharsets.UTF_8);
        return aResponse()
                .withHeader("Content-Type", "text/xml; charset=UTF-8")
                .withBody(change.apply(message.substring(message.indexOf("\r\n\r\n") + 4)));
    }
}
