package io.github.orderflowmagento.magento.internal.magento2;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import retrofit2.Response;

import io.github.orderflowmagento.magento.Magento2Shop;
import io.github.orderflowmagento.magento.OAuthCredentials;
import io.github.orderflowmagento.magento.internal.BeforeWrite;
import io.github.orderflowmagento.magento.internal.http.JsonService;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Signatures over real sockets, checked by a server that knows nothing of how they were made. */
class Magento2SigningTest {
    private static final String PLAIN = "MUG-001";
    private static final String SLASH = "AB/CD/01";

    private final List<AutoCloseable> open = new ArrayList<>();

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable closeable : open) {
            closeable.close();
        }
        open.clear();
    }

    private CheckingShop open(CheckingShop shop) {
        open.add(shop);
        return shop;
    }

    private JsonService<RestApi> connect(CheckingShop shop, OAuthCredentials credentials) {
        ShopHttp http = shop.http(credentials);
        open.add(http::close);
        return shop.service(http);
    }

    private JsonService<RestApi> connect(CheckingShop shop) {
        return connect(shop, Magento2Shop.CREDENTIALS);
    }

    private static int read(JsonService<RestApi> service, String sku) {
        return service.ask(api -> api.stockItem(sku), "read").code();
    }

    private static Response<Object> list(JsonService<RestApi> service) {
        return service.ask(api -> api.orders(Map.of("searchCriteria[pageSize]", "1")), "list");
    }

    @ParameterizedTest
    @CsvSource({
        "PLUS+PLUS, PLUS%2BPLUS",
        "AB/CD/01, AB%2FCD%2F01",
        "100%, 100%25",
        "PCT%20SKU, PCT%2520SKU",
        "..., ...",
        "a.., a..",
        "café, caf%C3%A9",
        "(a)[b]*!, %28a%29%5Bb%5D%2A%21",
        "~a-b_c.d, ~a-b_c.d"
    })
    void aSkuStandsInThePathWithAllItsEscapes(String sku, String inPath) {
        CheckingShop shop = open(CheckingShop.normalising());

        read(connect(shop), sku);

        assertThat(shop.received())
                .extracting(CheckingShop.Received::request)
                .containsExactly("GET /rest/all/V1/stockItems/" + inPath);
    }

    @Test
    void aShopThatTakesPathsAsSentRefusesOneRequestAndNoLaterOne() {
        CheckingShop shop = open(CheckingShop.takingPathsAsSent());
        JsonService<RestApi> service = connect(shop);

        List<Integer> statuses = List.of(read(service, SLASH), read(service, SLASH), read(service, "100%"));

        assertThat(statuses).containsOnly(200);
        assertThat(shop.statuses()).containsExactly(401, 200, 200, 200);
    }

    @Test
    void aShopWhosePortIsLostRefusesOneRequestAndNoLaterOne() {
        CheckingShop shop = open(CheckingShop.withoutPort(true));
        JsonService<RestApi> service = connect(shop);

        list(service);
        read(service, SLASH);
        list(service);

        assertThat(shop.statuses()).containsExactly(401, 200, 200, 200);
    }

    @Test
    void learningThePathKeepsThePort() {
        CheckingShop shop = open(CheckingShop.withoutPort(false));
        JsonService<RestApi> service = connect(shop);

        list(service);
        read(service, SLASH);
        list(service);
        read(service, SLASH);

        assertThat(shop.statuses()).containsExactly(401, 200, 401, 200, 200, 200);
    }

    @Test
    void oneRequestShowsBothPathAndPort() {
        CheckingShop shop = open(CheckingShop.withoutPort(false));
        JsonService<RestApi> service = connect(shop);

        int first = read(service, SLASH);
        read(service, SLASH);
        list(service);

        assertThat(first).isEqualTo(200);
        assertThat(shop.statuses()).startsWith(401).endsWith(200, 200, 200).hasSizeLessThanOrEqualTo(6);
    }

    @Test
    void anUnknownProductAlsoShowsTheStoreView() {
        CheckingShop shop = open(CheckingShop.takingPathsAsSent());
        shop.answers("/rest/all/V1/stockItems/AB%2FCD%2F01", 404, "{\"message\":\"no such product\"}");
        JsonService<RestApi> service = connect(shop);

        read(service, SLASH);
        read(service, SLASH);

        assertThat(shop.statuses()).containsExactly(401, 404, 404);
    }

    @Test
    void anErrorOfTheShopShowsNothingAboutTheStoreView() {
        CheckingShop shop = open(CheckingShop.takingPathsAsSent());
        shop.answers("/rest/all/V1/stockItems/AB%2FCD%2F01", 503, "");
        JsonService<RestApi> service = connect(shop);
        read(service, SLASH);
        shop.upgrade(true);

        read(service, SLASH);

        assertThat(shop.statuses()).containsExactly(401, 503, 503);
    }

    @Test
    void aShopThatIsUpgradedIsLearntAgain() {
        CheckingShop shop = open(CheckingShop.takingPathsAsSent());
        JsonService<RestApi> service = connect(shop);
        read(service, SLASH);
        shop.upgrade(true);

        read(service, SLASH);
        read(service, SLASH);

        assertThat(shop.statuses()).containsExactly(401, 200, 401, 200, 200);
    }

    @Test
    void aMissingRightIsNotRequestedAgain() {
        CheckingShop shop = open(CheckingShop.normalising());
        shop.answers(
                "/rest/all/V1/stockItems/AB%2FCD%2F01",
                401, Magento2Shop.recording("auth/acl-limited-fault-orders").responseText());

        assertThat(read(connect(shop), SLASH)).isEqualTo(401);
        assertThat(shop.statuses()).containsExactly(401);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auth/oauth-unknown-consumer-fault",
                "auth/oauth-unknown-token-fault",
                "auth/oauth-nonce-replay-fault",
                "auth/oauth-timestamp-future-1h",
                "auth/oauth-short-consumer-key-fault"
            })
    void aRefusalThatIsNotOfTheSignatureIsNotAnsweredByAnother(String recording) {
        CheckingShop shop = open(CheckingShop.takingPathsAsSent());
        shop.refusesBy(401, Magento2Shop.recording(recording).responseText());

        assertThat(read(connect(shop), SLASH)).isEqualTo(401);
        assertThat(shop.received()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html><h1>Unauthorized</h1></html>"})
    void aPasswordThatAWebServerAsksForIsNoMatterOfTheSignature(String page) {
        CheckingShop shop = open(CheckingShop.takingPathsAsSent());
        shop.refusesBy(401, page);

        assertThat(read(connect(shop), SLASH)).isEqualTo(401);
        assertThat(shop.received()).hasSize(1);
    }

    @Test
    void aRefusalInAnotherLanguageOrOfADeveloperIsOneOfTheSignature() {
        CheckingShop shop = open(CheckingShop.takingPathsAsSent());
        shop.refusesBy(
                401,
                "{\"message\":\"Die Signatur ist ung\\u00fcltig.\",\"trace\":\"#0 Oauth.php(12): Token->checkNonce(Consumer)\"}");

        assertThat(read(connect(shop), SLASH)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({"MUG-001, 2", "AB/CD/01, 4"})
    void wrongSecretsCostNoMoreThanOneRequestForEachView(String sku, int requests) {
        CheckingShop shop = open(CheckingShop.normalising());

        assertThat(read(connect(shop, wrong()), sku)).isEqualTo(401);
        assertThat(shop.received()).hasSize(requests);
    }

    @ParameterizedTest
    @CsvSource({"MUG-001, 1", "café, 1", "AB/CD/01, 2"})
    void aRequestOfWhichThereIsOneViewIsNotSentTwice(String sku, int requests) {
        CheckingShop shop = open(CheckingShop.atTheDefaultPort(true));

        assertThat(read(connect(shop, wrong()), sku)).isEqualTo(401);
        assertThat(shop.received()).hasSize(requests);
    }

    @ParameterizedTest
    @CsvSource({"true, 0", "false, 1"})
    void atTheDefaultPortOneRequestAtMostIsRefused(boolean isNormalising, int refused) {
        CheckingShop shop = open(CheckingShop.atTheDefaultPort(isNormalising));
        JsonService<RestApi> service = connect(shop);

        list(service);
        read(service, SLASH);
        read(service, "100%");
        list(service);

        assertThat(shop.statuses()).hasSize(4 + refused);
        assertThat(shop.statuses().stream().filter(status -> status == 401)).hasSize(refused);
    }

    @Test
    void aShopThatSeesHttpsIsNeverRefused() {
        CheckingShop shop = open(CheckingShop.overHttps(true));
        JsonService<RestApi> service = connect(shop);

        list(service);
        read(service, SLASH);

        assertThat(shop.statuses()).containsExactly(200, 200);
    }

    @ParameterizedTest
    @CsvSource({"true, true", "true, false", "false, true", "false, false"})
    void aShopThatSeesHttpWhereHttpsEndsBeforeItIsLearntOnce(boolean isNormalising, boolean seesPort) {
        CheckingShop shop = open(CheckingShop.behindHttps(isNormalising, seesPort));
        JsonService<RestApi> service = connect(shop);

        int listed = list(service).code();
        int read = read(service, SLASH);
        int learning = shop.received().size();
        list(service);
        read(service, SLASH);
        read(service, "100%");

        assertThat(List.of(listed, read)).containsOnly(200);
        assertThat(learning).isLessThanOrEqualTo(6);
        assertThat(shop.statuses().subList(learning, learning + 3)).containsOnly(200);
    }

    @Test
    void behindATlsProxyOneRequestShowsPathAndScheme() {
        CheckingShop shop = open(CheckingShop.behindHttps(false, true));
        JsonService<RestApi> service = connect(shop);

        int first = read(service, SLASH);
        int learning = shop.received().size();
        read(service, SLASH);
        list(service);

        assertThat(first).isEqualTo(200);
        assertThat(shop.statuses().subList(learning, learning + 2)).containsOnly(200);
    }

    private static OAuthCredentials wrong() {
        return OAuthCredentials.builder()
                .from(Magento2Shop.CREDENTIALS)
                .tokenSecret("another")
                .build();
    }

    @Test
    void aCommandWithARejectedSignatureIsSentAgainWithItsBody() {
        CheckingShop shop = open(CheckingShop.withoutPort(true));
        shop.answers("/rest/all/V1/orders/1/comments", 200, "true");

        Response<Boolean> response = connect(shop)
                .send(api -> api.addOrderComment(1, Map.of("statusHistory", Map.of("comment", "picked"))), "comment");

        assertThat(response.body()).isTrue();
        assertThat(shop.statuses()).containsExactly(401, 200);
        assertThat(shop.received())
                .extracting(CheckingShop.Received::body)
                .containsOnly("{\"statusHistory\":{\"comment\":\"picked\"}}");
    }

    @Test
    void aCommandIsNotSentAgainIfItsCallerMayNotWriteAnyMore() {
        CheckingShop shop = open(CheckingShop.withoutPort(true));
        JsonService<RestApi> service = connect(shop);
        Runnable onceOnly = () -> {
            if (!shop.received().isEmpty()) {
                throw new IllegalStateException("another has taken over");
            }
        };

        assertThatThrownBy(() -> BeforeWrite.checked(onceOnly, () -> service.send(api -> api.hold(1), "hold")))
                .hasMessage("another has taken over");
        assertThat(shop.statuses()).containsExactly(401);
    }

    @Test
    void requestsAtTheSameTimeAreAllAccepted() {
        CheckingShop shop = open(CheckingShop.withoutPort(false));
        JsonService<RestApi> service = connect(shop);

        List<CompletableFuture<Integer>> reads = IntStream.range(0, 16)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> read(service, i % 2 == 0 ? SLASH : PLAIN)))
                .toList();
        List<Integer> statuses = reads.stream().map(CompletableFuture::join).toList();
        int learning = shop.received().size();
        read(service, SLASH);
        read(service, PLAIN);

        assertThat(statuses).hasSize(16).containsOnly(200);
        assertThat(shop.statuses().subList(learning, shop.statuses().size())).containsExactly(200, 200);
    }
}
