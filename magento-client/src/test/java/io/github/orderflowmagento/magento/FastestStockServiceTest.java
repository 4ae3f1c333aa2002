package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.Generation;
import io.github.orderflowmagento.magento.detect.ShopVersion;
import io.github.orderflowmagento.magento.model.StockUpdate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which way stock goes where nobody said which: SOAP v2's update of many products, where it is there and does the same. */
class FastestStockServiceTest {
    private static final String LIST = "cataloginventory_stock_item.list";
    private static final String UPDATE = "cataloginventory_stock_item.update";
    private static final String MULTI_UPDATE = "cataloginventory_stock_item.multiUpdate";
    private static final String SOAP_PATH = "/index.php/api/v2_soap";
    private static final List<String> MUGS = List.of("MUG-001", "MUG-002", "MUG-003");

    @RegisterExtension
    final RecordedShop recorded = new RecordedShop();

    @BeforeEach
    void aShopThatHasItAll() {
        version("1.9.2.4");
        has(MUGS);
        takesOverXmlRpc(3);
        overSoap("login", Wire.SOAP_V2.recording("login-ok"));
        overSoap("endSession", Wire.SOAP_V2.recording("login-ok"));
        overSoap(MULTI_UPDATE, Wire.SOAP_V2.recording("stock-multiupdate"));
    }

    private void version(String version) {
        recorded.answers(
                "core_magento.info",
                Wire.XML_RPC.answer(Map.of("magento_edition", "Community", "magento_version", version)));
    }

    /** The shop lists these, all of them in stock. */
    private void has(List<String> skus) {
        List<Map<String, Object>> rows = new ArrayList<>();
        skus.forEach(sku -> rows.add(row(1 + rows.size(), sku, "1")));
        lists(rows);
    }

    private void lists(List<Map<String, Object>> rows) {
        recorded.answers(LIST, Wire.XML_RPC.results(rows));
    }

    private static Map<String, Object> row(int product, String sku, String isInStock) {
        return Map.of("product_id", "" + product, "sku", sku, "qty", "1.0000", "is_in_stock", isInStock);
    }

    private void takesOverXmlRpc(int updates) {
        recorded.answers(UPDATE, Wire.XML_RPC.answer(Collections.nCopies(updates, true)));
    }

    private void overSoap(String call, Recording recording) {
        overSoap(Wire.SOAP_V2, call, RecordedShop.replay(recording));
    }

    private void overSoap(Wire wire, String call, ResponseDefinitionBuilder response) {
        recorded.server()
                .stubFor(post(urlEqualTo(SOAP_PATH))
                        .withRequestBody(containing(wire.marker(call)))
                        .willReturn(response));
    }

    private int soapRequests(String holding) {
        return recorded.server()
                .findAll(postRequestedFor(urlEqualTo(SOAP_PATH)).withRequestBody(containing(holding)))
                .size();
    }

    private int multiUpdates() {
        return soapRequests(Wire.SOAP_V2.marker(MULTI_UPDATE));
    }

    private static List<StockUpdate> toTen(List<String> skus) {
        return skus.stream()
                .map(sku ->
                        StockUpdate.builder().sku(sku).quantity(BigDecimal.TEN).build())
                .toList();
    }

    private static void areWritten(List<Answer<StockUpdate>> answers, int expected) {
        assertThat(answers)
                .hasSize(expected)
                .allSatisfy(answer -> assertThat(answer.failure()).isEmpty());
    }

    @Test
    void manyUpdatesGoTogetherOverSoapV2() {
        areWritten(recorded.shop().stock().update(toTen(MUGS)), 3);

        assertThat(multiUpdates()).isEqualTo(1);
        assertThat(recorded.requestsHolding(UPDATE)).isZero();
    }

    @Test
    void seventyUpdatesCostSixRequests() {
        List<String> skus =
                IntStream.range(0, 70).mapToObj(number -> "SKU-" + number).toList();
        has(skus);

        areWritten(recorded.shop().stock().update(toTen(skus)), 70);

        assertThat(recorded.server().getAllServeEvents())
                .as("two logins, the version, a list, two updates of 50 and 20")
                .hasSize(6);
    }

    @Test
    void theVersionIsAskedOnce() {
        recorded.shop().stock().update(toTen(MUGS));
        recorded.shop().stock().update(toTen(MUGS));

        assertThat(recorded.requestsHolding("core_magento.info")).isEqualTo(1);
        assertThat(multiUpdates()).isEqualTo(2);
    }

    @Test
    void oneUpdateGoesOverTheWebServiceOfEverythingElse() {
        takesOverXmlRpc(1);

        areWritten(recorded.shop().stock().update(toTen(List.of("MUG-001"))), 1);

        assertThat(recorded.requestsHolding("core_magento.info")).isZero();
        assertThat(soapRequests("")).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1.7.0.2", "1.6.0.0", "1.9.3.0", "unknown"})
    void aVersionThatIsNotKnownToTakeManyIsNotAskedTo(String version) {
        version(version);

        areWritten(recorded.shop().stock().update(toTen(MUGS)), 3);

        assertThat(soapRequests("")).isZero();
    }

    @Test
    void aShopOfUnknownVersionGetsNoMultiUpdate() {
        recorded.answers("core_magento.info", RecordedShop.recorded("fault-acl-denied"));

        areWritten(recorded.shop().stock().update(toTen(MUGS)), 3);

        assertThat(soapRequests("")).isZero();
    }

    @Test
    void aWebServiceThatIsNamedForStockIsTaken() {
        try (Magento shop =
                recorded.connect().stockWebService(WebService.XML_RPC).build()) {
            areWritten(shop.stock().update(toTen(MUGS)), 3);
        }

        assertThat(soapRequests("")).isZero();
    }

    @Test
    void aSoapV2ThatFailsBeforeItHasTakenAnythingIsWaitedForOnce() {
        List<String> skus =
                IntStream.range(0, 70).mapToObj(number -> "SKU-" + number).toList();
        has(skus);
        takesOverXmlRpc(10);
        overSoap(Wire.SOAP_V2, "login", aResponse().withStatus(504));

        try (Magento shop = recorded.connect().writeBatchSize(10).build()) {
            areWritten(shop.stock().update(toTen(skus)), 70);
        }

        assertThat(soapRequests("")).isEqualTo(1);
    }

    // ---- what SOAP v2 would not do the same

    @Test
    void aProductThatComesIntoStockIsSavedWholeSoThatTheShopShowsIt() {
        lists(List.of(row(1, "MUG-001", "1"), row(2, "MUG-002", "0"), row(3, "MUG-003", "1")));
        takesOverXmlRpc(1);

        areWritten(recorded.shop().stock().update(toTen(MUGS)), 3);

        assertThat(soapRequests("MUG-002")).isZero();
        assertThat(soapRequests("MUG-003")).isEqualTo(1);
        assertThat(recorded.lastRequestHolding(UPDATE))
                .contains("MUG-002")
                .doesNotContain("MUG-001")
                .doesNotContain("MUG-003");
    }

    @Test
    void aProductThatGoesOutOfStockIsSavedWholeWhateverTheFlagSays() {
        takesOverXmlRpc(1);
        List<StockUpdate> updates = new ArrayList<>(toTen(MUGS.subList(0, 2)));
        updates.add(StockUpdate.builder()
                .sku("MUG-003")
                .quantity(BigDecimal.ZERO)
                .isInStock(true)
                .build());

        areWritten(recorded.shop().stock().update(updates), 3);

        assertThat(soapRequests("MUG-003")).isZero();
        assertThat(recorded.lastRequestHolding(UPDATE)).contains("MUG-003");
    }

    @Test
    void anOpenMageThatShowsWhatSoapV2WritesTakesItAll() {
        recorded.answers(
                "core_magento.info",
                Wire.XML_RPC.answer(Map.of(
                        "magento_edition", "Community", "magento_version", "1.9.4.5", "openmage_version", "20.1.0")));
        lists(List.of(row(1, "MUG-001", "0"), row(2, "MUG-002", "0"), row(3, "MUG-003", "0")));

        areWritten(recorded.shop().stock().update(toTen(MUGS)), 3);

        assertThat(multiUpdates()).isEqualTo(1);
        assertThat(recorded.requestsHolding(UPDATE)).isZero();
    }

    @Test
    void aSkuOfDigitsIsWrittenWhereItWasLookedUp() {
        recorded.answers(
                "catalog_product.list",
                Wire.XML_RPC.results(List.of(Map.of("product_id", "16", "sku", "4711", "type", "simple"))));
        recorded.answersAll(List.of(LIST, "16"), Wire.XML_RPC.results(List.of(row(16, "4711", "1"))));
        takesOverXmlRpc(1);

        areWritten(recorded.shop().stock().update(toTen(List.of("MUG-001", "4711", "MUG-002"))), 3);

        assertThat(multiUpdates()).isEqualTo(1);
        assertThat(soapRequests(">16<")).isZero();
        assertThat(recorded.lastRequestHolding(UPDATE)).contains(">16<").doesNotContain("MUG");
    }

    // ---- what SOAP v2 does not take

    @Test
    void onlyWhatSoapV2RejectsIsWrittenOverXmlRpc() {
        overSoap(MULTI_UPDATE, Wire.SOAP_V2.recording("stock-multiupdate-fault-unknown-in-middle"));
        overSoap(UPDATE, Wire.SOAP_V2.recording("stock-update-qty"));
        recorded.server()
                .stubFor(post(urlEqualTo(SOAP_PATH))
                        .withRequestBody(containing(Wire.SOAP_V2.marker(UPDATE)))
                        .withRequestBody(containing("MUG-002"))
                        .willReturn(RecordedShop.replay(Wire.SOAP_V2.recording("stock-update-fault-unknown-sku"))));
        takesOverXmlRpc(1);

        areWritten(recorded.shop().stock().update(toTen(MUGS)), 3);
        assertThat(recorded.lastRequestHolding(UPDATE)).contains("MUG-002").doesNotContain("MUG-001");

        recorded.shop().stock().update(toTen(MUGS));
        assertThat(multiUpdates()).as("it has taken some").isEqualTo(2);
    }

    @Test
    void ifBothWebServicesRejectTheMainOnesFailureCounts() {
        overSoap(Wire.SOAP_V2, MULTI_UPDATE, aResponse().withStatus(500));
        recorded.answers(
                UPDATE,
                Wire.XML_RPC.answer(Collections.nCopies(
                        3, Map.of("isFault", true, "faultCode", 102, "faultMessage", "the price is missing"))));

        assertThat(recorded.shop().stock().update(toTen(MUGS)))
                .hasSize(3)
                .allSatisfy(answer -> assertThat(answer.failure()).get().isInstanceOf(MagentoException.Rejected.class));
    }

    private static Stream<Named<ResponseDefinitionBuilder>> waysToBeOfNoUse() {
        return Stream.of(
                Named.of("not there", aResponse().withStatus(404).withBody("<html><body>Not Found</body></html>")),
                Named.of("blocked", aResponse().withStatus(403)),
                Named.of("PHP dies", aResponse().withStatus(500)),
                Named.of(
                        "PHP without its SOAP extension",
                        aResponse().withBody("Fatal error: Class 'SoapServer' not found")),
                Named.of("no answer", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER)),
                Named.of("nothing", aResponse().withStatus(200)),
                Named.of("a page", aResponse().withBody("<html><body>Welcome</body></html>")),
                Named.of(
                        "switched to WS-I",
                        Wire.SOAP_V2.namedFault("SOAP-ENV:Server", "Procedure 'login' not present")),
                Named.of(
                        "a broken WSDL",
                        Wire.SOAP_V2.namedFault("WSDL", "SOAP-ERROR: Parsing WSDL: Unexpected element")),
                Named.of(
                        "a WSDL out of reach",
                        Wire.SOAP_V2.namedFault("WSDL", "SOAP-ERROR: Parsing WSDL: Couldn't load from")),
                Named.of("another user", Wire.SOAP_V2.fault(2, "Access denied.")));
    }

    @ParameterizedTest
    @MethodSource("waysToBeOfNoUse")
    void aSoapV2ThatIsOfNoUseCostsNothingAndIsNotAskedAgain(ResponseDefinitionBuilder answer) {
        overSoap(Wire.SOAP_V2, "login", answer);

        areWritten(recorded.shop().stock().update(toTen(MUGS)), 3);
        int tried = soapRequests("");
        areWritten(recorded.shop().stock().update(toTen(MUGS)), 3);

        assertThat(tried).isPositive();
        assertThat(soapRequests("")).isEqualTo(tried);
        assertThat(recorded.requestsHolding(UPDATE)).isEqualTo(2);
    }

    @ParameterizedTest
    @MethodSource("waysToBeOfNoUse")
    void anUpdateThatFailsIsWrittenAnotherWay(ResponseDefinitionBuilder answer) {
        overSoap(Wire.SOAP_V2, MULTI_UPDATE, answer);
        overSoap(Wire.SOAP_V2, UPDATE, answer);

        areWritten(recorded.shop().stock().update(toTen(MUGS)), 3);

        assertThat(recorded.requestsHolding(UPDATE)).isEqualTo(1);
    }

    @Test
    void anAnswerThatNothingWasDoneIsNoUpdate() {
        overSoap(Wire.SOAP_V2, MULTI_UPDATE, Wire.SOAP_V2.answer(false));

        areWritten(recorded.shop().stock().update(toTen(MUGS)), 3);

        assertThat(recorded.requestsHolding(UPDATE)).isEqualTo(1);
    }

    @Test
    void aShopThatIsBusyWhateverItIsAskedIsAskedAgainOverSoapV2() {
        overSoap(Wire.SOAP_V2, MULTI_UPDATE, aResponse().withStatus(503));
        recorded.answers(UPDATE, aResponse().withStatus(503));
        assertThat(recorded.shop().stock().update(toTen(MUGS)))
                .hasSize(3)
                .allSatisfy(answer -> assertThat(answer.failure()).get().isInstanceOf(MagentoException.Busy.class));

        overSoap(MULTI_UPDATE, Wire.SOAP_V2.recording("stock-multiupdate"));
        areWritten(recorded.shop().stock().update(toTen(MUGS)), 3);

        assertThat(multiUpdates()).isEqualTo(2);
    }

    // ---- limits of others

    @Test
    void aWriteThatIsNoLongerAllowedIsNotSentOverSoapV2Either() {
        AtomicInteger checks = new AtomicInteger();
        Magento shop = recorded.shop().beforeWrites(() -> {
            checks.incrementAndGet();
            throw new IllegalStateException("the lease is lost");
        });

        assertThatThrownBy(() -> shop.stock().update(toTen(MUGS)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the lease is lost");

        assertThat(checks).hasValue(1);
        assertThat(multiUpdates()).isZero();
        assertThat(recorded.requestsHolding(UPDATE)).isZero();
    }

    @Test
    void withinALimitStockGoesOverSoapV2Too() {
        areWritten(recorded.shop().within(Duration.ofHours(1)).stock().update(toTen(MUGS)), 3);

        assertThat(multiUpdates()).isEqualTo(1);
    }

    // ---- a shop that was detected

    private DetectedShop.Builder detected(WebService... services) {
        DetectedShop.Builder shop = DetectedShop.builder();
        shop.baseUrl(recorded.url())
                .generation(Generation.MAGENTO_1)
                .bestWebService(WebService.XML_RPC)
                .version(ShopVersion.of("Community", "1.9.2.4"))
                .addWebServices(services);
        return shop;
    }

    @Test
    void soapV2DetectedAsBrokenIsNotUsed() {
        try (Magento shop = recorded.connect()
                .detected(detected(WebService.XML_RPC).build())
                .build()) {
            areWritten(shop.stock().update(toTen(MUGS)), 3);
        }

        assertThat(soapRequests("")).isZero();
        assertThat(recorded.requestsHolding("core_magento.info")).isZero();
    }

    @Test
    void stockUsesWsiIfTheDetectedShopDoes() {
        overSoap(Wire.SOAP_V2_WSI, "login", RecordedShop.replay(Wire.SOAP_V2_WSI.recording("login-ok")));
        overSoap(Wire.SOAP_V2_WSI, MULTI_UPDATE, RecordedShop.replay(Wire.SOAP_V2_WSI.recording("stock-multiupdate")));
        DetectedShop found =
                detected(WebService.XML_RPC, WebService.SOAP_V2_WSI).build();

        try (Magento shop = recorded.connect().detected(found).build()) {
            areWritten(shop.stock().update(toTen(MUGS)), 3);
        }

        assertThat(soapRequests(Wire.SOAP_V2_WSI.marker(MULTI_UPDATE))).isEqualTo(1);
        assertThat(recorded.requestsHolding(UPDATE)).isZero();
        assertThat(recorded.requestsHolding("core_magento.info")).isZero();
    }
}
