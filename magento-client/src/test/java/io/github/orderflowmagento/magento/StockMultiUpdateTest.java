package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.model.StockUpdate;

import static org.assertj.core.api.Assertions.assertThat;

/** Stock over SOAP v2, whose update of many stops at the first it cannot make and does not say which it was. */
@ParameterizedClass
@EnumSource(names = {"SOAP_V2", "SOAP_V2_WSI"})
class StockMultiUpdateTest {
    private static final String LIST = "cataloginventory_stock_item.list";
    private static final String UPDATE = "cataloginventory_stock_item.update";
    private static final String MULTI_UPDATE = "cataloginventory_stock_item.multiUpdate";

    @RegisterExtension
    final RecordedShop recorded;

    private final Wire wire;

    StockMultiUpdateTest(Wire wire) {
        this.wire = wire;
        this.recorded = new RecordedShop(wire);
    }

    private static Map<String, Object> row(long product, String sku) {
        return Map.of("product_id", String.valueOf(product), "sku", sku, "qty", "1.0000", "is_in_stock", "1");
    }

    private List<Answer<StockUpdate>> update(String... skus) {
        recorded.answers(LIST, wire.answer(List.of(row(1, "MUG-001"), row(2, "MUG-002"), row(3, "TEA-AMP-01"))));
        return recorded.shop()
                .stock()
                .update(List.of(skus).stream()
                        .map(sku -> StockUpdate.builder()
                                .sku(sku)
                                .quantity(BigDecimal.TEN)
                                .isInStock(true)
                                .build())
                        .toList());
    }

    @Test
    void manyProductsAreUpdatedInOneRequest() {
        recorded.answers(MULTI_UPDATE, recorded.recording("stock-multiupdate"));

        assertThat(update("MUG-001", "MUG-002", "TEA-AMP-01"))
                .hasSize(3)
                .allMatch(answer -> answer.value().isPresent());

        assertThat(recorded.requestsHolding(MULTI_UPDATE)).isEqualTo(1);
        assertThat(recorded.requestsHolding(UPDATE)).isZero();
    }

    @Test
    void afterAPartialFailureOnlyTheInvalidUpdateFails() {
        recorded.answers(MULTI_UPDATE, recorded.recording("stock-multiupdate-fault-unknown-in-middle"));
        recorded.answers(UPDATE, recorded.recording("stock-update-qty"));
        recorded.answersAll(List.of(UPDATE, "MUG-002"), recorded.recording("stock-update-fault-unknown-sku"));

        List<Answer<StockUpdate>> answers = update("MUG-001", "MUG-002", "TEA-AMP-01");

        assertThat(answers.get(0).value()).isPresent();
        assertThat(answers.get(1).failure()).get().isInstanceOf(MagentoException.NotFound.class);
        assertThat(answers.get(2).value()).isPresent();
    }

    @Test
    void aShopBefore18LacksTheCallAndIsAskedOnce() {
        recorded.answers(MULTI_UPDATE, wire.unknownMethod());
        recorded.answers(UPDATE, recorded.recording("stock-update-qty"));

        assertThat(update("MUG-001", "MUG-002"))
                .hasSize(2)
                .allMatch(answer -> answer.value().isPresent());
        assertThat(update("MUG-001", "MUG-002"))
                .hasSize(2)
                .allMatch(answer -> answer.value().isPresent());

        assertThat(recorded.requestsHolding(MULTI_UPDATE)).isEqualTo(1);
        assertThat(recorded.requestsHolding(UPDATE)).isEqualTo(4);
    }
}
