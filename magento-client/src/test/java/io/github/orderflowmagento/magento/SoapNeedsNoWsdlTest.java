package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.StockUpdate;

import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static org.assertj.core.api.Assertions.assertThat;

/** The shop reads its own WSDL at each SOAP call, which is slow enough: this client reads none. */
class SoapNeedsNoWsdlTest {
    @ParameterizedTest
    @EnumSource(value = Wire.class, mode = EnumSource.Mode.EXCLUDE, names = "XML_RPC")
    void allThatIsSentAreCallsToTheService(Wire wire) {
        RecordedShop recorded = new RecordedShop(wire);
        recorded.start();
        try (Magento shop = recorded.connect().build()) {
            Map<String, Object> order =
                    Map.of("order_id", "1", "increment_id", "100000001", "status", "pending", "items", List.of());
            Map<String, Object> product = Map.of("product_id", "1", "sku", "MUG-001", "type", "simple", "set", "4");
            Map<String, Object> stock =
                    Map.of("product_id", "1", "sku", "MUG-001", "qty", "1.0000", "is_in_stock", "1");
            recorded.answers("sales_order.list", wire.answer(List.of(order)));
            recorded.answers("catalog_product.list", wire.answer(List.of(product)));
            recorded.answers("sales_order.info", wire.results(order));
            recorded.answers("cataloginventory_stock_item.list", wire.results(List.of(stock)));
            recorded.answers("cataloginventory_stock_item.update", wire.results(true));

            assertThat(shop.orders().list(OrderQuery.status("pending"))).isNotEmpty();
            assertThat(shop.products().list(ProductQuery.all())).isNotEmpty();
            assertThat(shop.orders().details(List.of("100000001")))
                    .singleElement()
                    .satisfies(answer -> assertThat(answer.failure()).isEmpty());
            assertThat(shop.stock()
                            .update(List.of(StockUpdate.builder()
                                    .sku("MUG-001")
                                    .quantity(BigDecimal.TEN)
                                    .build())))
                    .singleElement()
                    .satisfies(answer -> assertThat(answer.failure()).isEmpty());

            assertThat(recorded.server().findAll(anyRequestedFor(anyUrl())))
                    .hasSizeGreaterThan(4)
                    .allSatisfy(request -> {
                        assertThat(request.getMethod()).isEqualTo(RequestMethod.POST);
                        assertThat(request.getUrl()).isEqualTo(recorded.path());
                    });
        } finally {
            recorded.stop();
        }
    }
}
