package io.github.orderflowmagento.magento.internal.magento1;

import java.util.List;
import java.util.stream.IntStream;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.matching.MatchResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.RecordedShop;
import io.github.orderflowmagento.magento.model.Order;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

/** Many calls in one round trip, and what a bad one among them costs. */
class BatchesTest {
    @RegisterExtension
    final RecordedShop recorded = new RecordedShop();

    /** Answers each multiCall with as many orders as it asks for. */
    private void shopKnowsAnyOrder() {
        for (int calls = 1; calls <= 100; calls++) {
            int wanted = calls;
            recorded.server()
                    .stubFor(WireMock.requestMatching((Request request) -> MatchResult.of(
                                    occurrences(request.getBodyAsString(), "sales_order.info") == wanted))
                            .willReturn(RecordedShop.xml("<array><data>"
                                    + ("<value><struct><member><name>order_id</name><value><int>1</int></value></member>"
                                                    + "<member><name>increment_id</name><value><string>X</string></value>"
                                                    + "</member><member><name>items</name><value><array><data/></array></value>"
                                                    + "</member></struct></value>")
                                            .repeat(wanted)
                                    + "</data></array>")));
        }
    }

    private static int occurrences(String text, String wanted) {
        return text.split(wanted, -1).length - 1;
    }

    private static List<String> numbers(int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(i -> "9" + String.format("%04d", i))
                .toList();
    }

    @Test
    void aHundredOrdersAreOneRequest() {
        shopKnowsAnyOrder();
        try (Magento shop = recorded.connect().build()) {
            assertThat(shop.orders().details(numbers(100)))
                    .hasSize(100)
                    .allMatch(answer -> answer.value().isPresent());
        }

        assertThat(recorded.requestsHolding("multiCall")).isEqualTo(1);
    }

    @Test
    void anOrderThatKillsPhpCostsThatOrderOnly() {
        shopKnowsAnyOrder();
        recorded.answers("90042", aResponse().withStatus(500));
        try (Magento shop = recorded.connect().build()) {
            List<Answer<Order>> answers = shop.orders().details(numbers(100));

            assertThat(answers).hasSize(100);
            assertThat(answers)
                    .filteredOn(answer -> answer.failure().isPresent())
                    .singleElement()
                    .satisfies(answer -> {
                        assertThat(answer.key()).isEqualTo("90042");
                        assertThat(answer.failure()).get().isInstanceOf(MagentoException.ServerFault.class);
                    });
        }

        assertThat(recorded.requestsHolding("multiCall")).isLessThanOrEqualTo(16);
    }

    @Test
    void anOrderThatCrashesPhpFailsAlone() {
        shopKnowsAnyOrder();
        recorded.answers("sales_order.list", RecordedShop.emptyResults(1));
        recorded.answers("90042", aResponse().withStatus(503).withBody("<html>Backend fetch failed</html>"));
        try (Magento shop = recorded.connect().build()) {
            assertThat(shop.orders().details(numbers(100)))
                    .filteredOn(answer -> answer.failure().isPresent())
                    .singleElement()
                    .satisfies(answer -> {
                        assertThat(answer.key()).isEqualTo("90042");
                        assertThat(answer.failure()).get().isInstanceOf(MagentoException.Busy.class);
                    });
        }

        assertThat(recorded.requestsHolding("multiCall")).isLessThanOrEqualTo(24);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void aShopThatIsBusyWithEverythingIsAskedTwice(int status) {
        recorded.answers("multiCall", aResponse().withStatus(status));
        recorded.answers("sales_order.list", aResponse().withStatus(status));
        try (Magento shop = recorded.connect().batchSize(10).build()) {
            assertThat(shop.orders().details(numbers(100)))
                    .hasSize(100)
                    .allSatisfy(answer -> assertThat(answer.failure()).get().isInstanceOf(MagentoException.Busy.class));
        }

        assertThat(recorded.server().getAllServeEvents()).hasSize(4); // with the login, and the end of the session
    }

    @Test
    void aShopThatSaysHowLongItIsBusyIsNotAskedAgain() {
        recorded.answers("multiCall", aResponse().withStatus(503).withHeader("Retry-After", "120"));
        try (Magento shop = recorded.connect().batchSize(10).build()) {
            assertThat(shop.orders().details(numbers(100)))
                    .hasSize(100)
                    .allMatch(answer -> answer.failure().isPresent());
        }

        assertThat(recorded.server().getAllServeEvents()).hasSize(2); // with the login; not even the session is ended
    }

    @Test
    void anOrderThatBreaksTheXmlCostsThatOrderOnly() {
        shopKnowsAnyOrder();
        recorded.answers(
                "90042", aResponse().withBody("<?xml version=\"1.0\"?><methodResponse><params><param><value><array>"));
        try (Magento shop = recorded.connect().build()) {
            assertThat(shop.orders().details(numbers(100)))
                    .filteredOn(answer -> answer.failure().isPresent())
                    .singleElement()
                    .satisfies(answer -> assertThat(answer.key()).isEqualTo("90042"));
        }
    }

    @Test
    void threeOrdersInARowThatKillPhpDoNotBlockTheOthers() {
        shopKnowsAnyOrder();
        recorded.answers("sales_order.list", RecordedShop.emptyResults(1));
        List.of("90001", "90002", "90003")
                .forEach(number -> recorded.answers(number, aResponse().withStatus(500)));
        try (Magento shop = recorded.connect().build()) {
            assertThat(shop.orders().details(numbers(5)))
                    .filteredOn(answer -> answer.value().isPresent())
                    .extracting(Answer::key)
                    .containsExactly("90004", "90005");
        }

        assertThat(recorded.requestsHolding("sales_order.list")).isEqualTo(1);
    }

    @Test
    void aShopThatFailsWhateverItIsAskedIsLeftAloneSoon() {
        recorded.answers("multiCall", aResponse().withStatus(500));
        try (Magento shop = recorded.connect().build()) {
            List<Answer<Order>> answers = shop.orders().details(numbers(100));

            assertThat(answers).hasSize(100).allMatch(answer -> answer.failure().isPresent());
        }

        assertThat(recorded.requestsHolding("multiCall")).isLessThanOrEqualTo(13);
    }

    @Test
    void aRefusedUserIsAskedOnceAndEveryOrderSaysSo() {
        recorded.answers("login", RecordedShop.recorded("login-fault-bad-key"));
        try (Magento shop = recorded.connect().batchSize(10).build()) {
            List<Answer<Order>> answers = shop.orders().details(numbers(100));

            assertThat(answers)
                    .hasSize(100)
                    .allSatisfy(answer ->
                            assertThat(answer.failure()).get().isInstanceOf(MagentoException.RefusedCredentials.class));
        }

        assertThat(recorded.requestsHolding("login")).isEqualTo(1);
    }

    @Test
    void askingForNothingSendsNothing() {
        try (Magento shop = recorded.connect().build()) {
            assertThat(shop.orders().details(List.of())).isEmpty();
            assertThat(shop.stock().read(List.of())).isEmpty();
            assertThat(shop.stock().update(List.of())).isEmpty();
            assertThat(shop.products().details(List.of())).isEmpty();
        }

        assertThat(recorded.server().getAllServeEvents()).isEmpty();
    }
}
