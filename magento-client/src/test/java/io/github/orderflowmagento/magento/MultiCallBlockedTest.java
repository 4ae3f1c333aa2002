package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.magento.model.Order;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

/** Firewalls block {@code system.multicall}, with which WordPress is attacked, and modules remove it: single calls serve. */
class MultiCallBlockedTest {
    private static final Map<String, Object> ORDER =
            Map.of("order_id", "1", "increment_id", "100000001", "items", List.of());

    private RecordedShop recorded = new RecordedShop();

    private Magento start(Wire wire, ResponseDefinitionBuilder toMultiCall) {
        recorded = new RecordedShop(wire);
        recorded.start();
        recorded.answers("sales_order.info", wire.answer(ORDER));
        recorded.answers("multiCall", toMultiCall);
        return recorded.connect().build();
    }

    @AfterEach
    void stop() {
        recorded.stop();
    }

    static Stream<Arguments> blocks() {
        return Stream.of(Wire.XML_RPC, Wire.SOAP_V1)
                .flatMap(wire -> Stream.of(
                                aResponse().withStatus(403).withBody("<html><h1>403 Forbidden</h1></html>"),
                                aResponse().withStatus(406).withBody("<html><h1>406 Not Acceptable</h1></html>"),
                                wire.unknownMethod())
                        .map(block -> Arguments.of(wire, block)));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void callsAreMadeOneByOneFromThenOn(Wire wire, ResponseDefinitionBuilder block) {
        try (Magento shop = start(wire, block)) {
            List<Answer<Order>> first = shop.orders().details(List.of("100000001", "100000001"));
            int tried = recorded.requestsHolding("multiCall");
            List<Answer<Order>> second = shop.orders().details(List.of("100000001", "100000001"));

            assertThat(first).hasSize(2).allMatch(answer -> answer.value().isPresent());
            assertThat(second).hasSize(2).allMatch(answer -> answer.value().isPresent());
            assertThat(recorded.requestsHolding("multiCall")).isEqualTo(tried);
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"XML_RPC", "SOAP_V1"})
    void aShopThatAnswersNothingSaysWhyAsBefore(Wire wire) {
        ResponseDefinitionBuilder forbidden =
                aResponse().withStatus(403).withBody("<html><h1>403 Forbidden</h1></html>");
        try (Magento shop = start(wire, forbidden)) {
            recorded.answers("sales_order.info", forbidden);

            assertThat(shop.orders().details(List.of("100000001", "100000002")))
                    .hasSize(2)
                    .allSatisfy(answer -> assertThat(answer.failure())
                            .get()
                            .isInstanceOf(MagentoException.NotPermitted.class)
                            .asString()
                            .contains("403"));
        }
    }
}
