package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockUpdate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.put;
import static io.github.orderflowmagento.magento.RestShop.json;
import static io.github.orderflowmagento.magento.RestShop.recorded;
import static org.assertj.core.api.Assertions.assertThat;

/** Stock over REST, the fast way to write it: many in one request, each with its own answer. */
class RestStockTest {
    private static final String PRODUCTS =
            "{\"1\":{\"entity_id\":1,\"sku\":\"MUG-001\"},\"2\":{\"entity_id\":2,\"sku\":\"MUG-002\"},"
                    + "\"3\":{\"entity_id\":3,\"sku\":\"TEA-AMP-01\"}}";

    @RegisterExtension
    final RestShop recorded = new RestShop();

    private static StockUpdate update(String sku, String qty) {
        return StockUpdate.builder()
                .sku(sku)
                .quantity(new BigDecimal(qty))
                .isInStock(true)
                .build();
    }

    private static String item(long item, long product, String qty) {
        return "{\"item_id\":" + item + ",\"product_id\":" + product + ",\"qty\":\"" + qty + "\",\"is_in_stock\":1}";
    }

    @Test
    void stockIsReadBySkuThoughRestKnowsOnlyNumbers() {
        recorded.answers("products", json(PRODUCTS));
        recorded.answers("stockitems", recorded("stock-list"));

        List<Answer<StockItem>> answers = recorded.shop().stock().read(List.of("MUG-001", "NO-SUCH", "TEA-AMP-01"));

        assertThat(answers.get(0).orThrow().quantity()).isEqualByComparingTo("926");
        assertThat(answers.get(1).failure().orElseThrow()).isInstanceOf(MagentoException.NotFound.class);
        assertThat(answers.get(2).orThrow().quantity()).isEqualByComparingTo("997");
        assertThat(recorded.requested())
                .containsExactly(
                        "GET products?filter[1][attribute]=sku&filter[1][in][10]=MUG-001&filter[1][in][11]=NO-SUCH"
                                + "&filter[1][in][12]=TEA-AMP-01&filter[2][attribute]=entity_id&filter[2][from]=1"
                                + "&filter[2][to]=2147483647&order=entity_id&dir=asc&limit=100",
                        "GET stockitems?filter[1][attribute]=product_id&filter[1][in][10]=1&filter[1][in][11]=2"
                                + "&filter[1][in][12]=3&filter[2][attribute]=item_id&filter[2][from]=1"
                                + "&filter[2][to]=2147483647&order=item_id&dir=asc&limit=100");
    }

    @Test
    void restShowsBackordersOfProductsWithTheirOwnSetting() {
        recorded.answers("products", json(PRODUCTS));
        recorded.answers(
                "stockitems",
                json("["
                        + item(1, 1, "5").replace("}", ",\"backorders\":1,\"use_config_backorders\":0}") + ","
                        + item(2, 2, "5").replace("}", ",\"backorders\":0,\"use_config_backorders\":0}") + ","
                        + item(3, 3, "5").replace("}", ",\"backorders\":1,\"use_config_backorders\":1}") + "]"));

        assertThat(recorded.shop().stock().read(List.of("MUG-001", "MUG-002", "TEA-AMP-01")))
                .extracting(answer -> answer.orThrow().takesBackorders())
                .containsExactly(Optional.of(true), Optional.of(false), Optional.empty());
    }

    @Test
    void eachUpdateIsAnsweredByItselfAsTheShopAnswersIt() {
        recorded.answers("products", json(PRODUCTS.replace("}}", "},\"9\":{\"entity_id\":9,\"sku\":\"GONE\"}}")));
        recorded.answers(
                "stockitems",
                json("[" + item(1, 1, "5") + "," + item(2, 2, "5") + "," + item(3, 3, "5") + "," + item(999999, 9, "5")
                        + "]"));
        recorded.answersUpdates("stockitems", recorded("stock-multiupdate"));

        List<Answer<StockUpdate>> answers = recorded.shop()
                .stock()
                .update(List.of(
                        update("MUG-001", "10"),
                        update("MUG-002", "20"),
                        update("GONE", "30"),
                        update("TEA-AMP-01", "40")));

        assertThat(answers.get(0).value()).isPresent();
        assertThat(answers.get(1).value()).isPresent();
        assertThat(answers.get(2).failure().orElseThrow())
                .isInstanceOf(MagentoException.NotFound.class)
                .hasMessageContaining("GONE")
                .hasMessageContaining("StockItem #999999 not found.");
        assertThat(answers.get(3).failure().orElseThrow())
                .isInstanceOf(MagentoException.Rejected.class)
                .hasMessageContaining("TEA-AMP-01")
                .hasMessageContaining("is not between");
        assertThat(recorded.requests().get(2).getBodyAsString())
                .isEqualTo("[{\"item_id\":1,\"qty\":\"10\",\"is_in_stock\":1},"
                        + "{\"item_id\":2,\"qty\":\"20\",\"is_in_stock\":1},"
                        + "{\"item_id\":999999,\"qty\":\"30\",\"is_in_stock\":1},"
                        + "{\"item_id\":3,\"qty\":\"40\",\"is_in_stock\":1}]");
    }

    @Test
    void updatesThatWereRejectedUnreadAreSentAgain() {
        recorded.answers("products", json(PRODUCTS));
        recorded.answers("stockitems", recorded("stock-list"));
        recorded.answersUpdates("stockitems", recorded("stock-multiupdate-ok"));
        recorded.server()
                .stubFor(put(anyUrl())
                        .inScenario("limited")
                        .whenScenarioStateIs(Scenario.STARTED)
                        .willReturn(aResponse().withStatus(429).withHeader("Retry-After", "0"))
                        .willSetStateTo("not any more"));

        List<Answer<StockUpdate>> answers =
                recorded.shop().stock().update(List.of(update("MUG-001", "11"), update("MUG-002", "21")));

        assertThat(answers).hasSize(2).allMatch(answer -> answer.failure().isEmpty());
    }

    @Test
    void itemsMissingInTheAnswerAreNotDone() {
        recorded.answers("products", json(PRODUCTS));
        recorded.answers("stockitems", recorded("stock-list"));
        recorded.answersUpdates("stockitems", recorded("stock-multiupdate-ok"));

        List<Answer<StockUpdate>> answers = recorded.shop()
                .stock()
                .update(List.of(update("MUG-001", "11"), update("MUG-002", "21"), update("TEA-AMP-01", "31")));

        assertThat(answers).extracting(answer -> answer.failure().isEmpty()).containsExactly(true, true, false);
        assertThat(answers.get(2).failure().orElseThrow())
                .hasMessageContaining("TEA-AMP-01")
                .hasMessageContaining("does not contain stock item 3");
    }

    @Test
    void anItemsFailureShowsNoDatabaseValuesOrCredentials() {
        recorded.answers("products", json(PRODUCTS));
        recorded.answers("stockitems", json("[" + item(1, 1, "5") + "]"));
        recorded.answersUpdates(
                "stockitems",
                json(
                        "{\"error\":[{\"item_id\":1,\"code\":500,\"message\":\"SQLSTATE[40001]: Serialization failure: 1213"
                                + " Deadlock found, query was: UPDATE stock SET editor = 'jane@example.com', token = '"
                                + RestShop.CREDENTIALS.tokenSecret() + "'\"}]}"));

        MagentoException failure = recorded.shop()
                .stock()
                .update(List.of(update("MUG-001", "10")))
                .get(0)
                .failure()
                .orElseThrow();

        assertThat(failure)
                .isInstanceOf(MagentoException.Busy.class)
                .hasMessageContaining("Deadlock found")
                .hasMessageNotContaining("jane@example.com")
                .hasMessageNotContaining("UPDATE")
                .hasMessageNotContaining(RestShop.CREDENTIALS.tokenSecret());
    }

    @Test
    void aSkuOfDigitsIsNeverTakenForAProductNumber() {
        // the product with the SKU 1 is number 16; product number 1 is another
        recorded.answersAbout(
                "products", "filter[1][attribute]", "sku", json("{\"16\":{\"entity_id\":16,\"sku\":\"1\"}}"));
        recorded.answersAbout(
                "products", "filter[1][attribute]", "entity_id", json("{\"16\":{\"entity_id\":16,\"sku\":\"1\"}}"));
        recorded.answersAbout("stockitems", "filter[1][in][10]", "16", json("[" + item(116, 16, "4") + "]"));
        recorded.answersUpdates(
                "stockitems", json("{\"success\":[{\"item_id\":116,\"message\":\"ok\",\"code\":200}]}"));

        assertThat(recorded.shop()
                        .stock()
                        .update(List.of(update("1", "11")))
                        .get(0)
                        .value())
                .isPresent();

        assertThat(recorded.requests().get(recorded.requests().size() - 1).getBodyAsString())
                .isEqualTo("[{\"item_id\":116,\"qty\":\"11\",\"is_in_stock\":1}]");
    }

    @Test
    void aProductNamedByNumberIsReadWithoutWalkingTheCatalogue() {
        recorded.answersAbout(
                "products", "filter[1][attribute]", "sku", json("{\"16\":{\"entity_id\":16,\"sku\":\"1\"}}"));
        recorded.answersAbout(
                "products", "filter[1][attribute]", "entity_id", json("{\"16\":{\"entity_id\":16,\"sku\":\"1\"}}"));
        recorded.answers("stockitems", json("[" + item(116, 16, "4") + "]"));

        assertThat(recorded.shop().stock().read(List.of("1")).get(0).value()).isPresent();

        assertThat(recorded.requested())
                .filteredOn(request -> request.contains("filter[1][attribute]=entity_id"))
                .containsExactly("GET products?filter[1][attribute]=entity_id&filter[1][in][10]=16"
                        + "&order=entity_id&dir=asc&limit=100");
    }

    @Test
    void aShopThatSendsOtherProductsThanThoseNamedIsNotBelieved() {
        recorded.answersAbout(
                "products", "filter[1][attribute]", "sku", json("{\"16\":{\"entity_id\":16,\"sku\":\"1\"}}"));
        recorded.answersAbout("products", "filter[1][attribute]", "entity_id", json(PRODUCTS));
        recorded.answers("stockitems", json("[" + item(116, 16, "4") + "]"));

        assertThat(recorded.shop().stock().read(List.of("1")).get(0).failure().orElseThrow())
                .isInstanceOf(MagentoException.NotUnderstood.class)
                .hasMessageContaining("something in the shop changes filter or order");
    }

    @Test
    void aSkuInOtherLetterCaseIsWritten() {
        recorded.answers("products", json("{\"1\":{\"entity_id\":1,\"sku\":\"MUG-001\"}}"));
        recorded.answers("stockitems", json("[" + item(1, 1, "5") + "]"));
        recorded.answersUpdates("stockitems", recorded("stock-multiupdate"));

        assertThat(recorded.shop()
                        .stock()
                        .update(List.of(update("mug-001", "7")))
                        .get(0)
                        .value())
                .isPresent();
    }

    @Test
    void anUpdateWithoutAnAnswerIsSentOnceAndItsOutcomeIsUnknown() {
        recorded.answers("products", json(PRODUCTS));
        recorded.answers("stockitems", recorded("stock-list"));
        recorded.answersUpdates("stockitems", aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER));

        Answer<StockUpdate> answer =
                recorded.shop().stock().update(List.of(update("MUG-001", "10"))).get(0);

        assertThat(answer.failure().orElseThrow()).isInstanceOf(MagentoException.NoAnswer.class);
        assertThat(answer.failure().orElseThrow().outcomeUnknown()).isTrue();
        assertThat(recorded.requested().stream().filter(request -> request.startsWith("PUT")))
                .hasSize(1);
    }
}
