package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockUpdate;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static org.assertj.core.api.Assertions.assertThat;

/** If the shop does not answer a request for many SKUs, each gets the failure: callers record each separately. */
class Magento2StockOutageTest {
    private static final List<String> SKUS = List.of("MUG-001", "MUG-002");

    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    @BeforeEach
    void hasSources() {
        recorded.answers("modules", recorded("store/modules"));
        recorded.answers(
                "products",
                json("{\"items\":[{\"id\":1,\"sku\":\"MUG-001\",\"type_id\":\"simple\"},"
                        + "{\"id\":2,\"sku\":\"MUG-002\",\"type_id\":\"simple\"}],\"total_count\":2}"));
        recorded.answers(
                "inventory/source-items",
                json(
                        "{\"items\":[{\"sku\":\"MUG-001\",\"source_code\":\"default\",\"quantity\":3,\"status\":1},"
                                + "{\"sku\":\"MUG-002\",\"source_code\":\"default\",\"quantity\":3,\"status\":1}],\"total_count\":2}"));
    }

    private List<Answer<StockUpdate>> update() {
        Stream<StockUpdate> updates = SKUS.stream()
                .map(sku -> StockUpdate.builder()
                        .sku(sku)
                        .quantity(BigDecimal.TEN)
                        .isInStock(true)
                        .build());
        return recorded.shop().stock().update(updates.toList());
    }

    private static void assertFailed(List<? extends Answer<?>> answers) {
        assertThat(answers).extracting(Answer::key).containsExactlyElementsOf(SKUS);
        assertThat(answers).allSatisfy(answer -> assertThat(answer.failure()).isPresent());
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 429, 500, 503})
    void stockThatCannotBeReadIsAFailureOfEachSku(int status) {
        recorded.answers("inventory/source-items", aResponse().withStatus(status));

        List<Answer<StockItem>> answers = recorded.shop().stock().read(SKUS);

        assertFailed(answers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"modules", "products", "inventory/source-items"})
    void anUpdateThatCannotBeLookedUpIsAFailureOfEachSku(String resource) {
        recorded.answers(resource, aResponse().withStatus(500));

        assertFailed(update());
    }
}
