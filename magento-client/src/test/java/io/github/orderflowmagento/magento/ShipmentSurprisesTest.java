package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.ShipmentItem;
import io.github.orderflowmagento.magento.model.ShipmentRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/** What a real shop does with shipments that nobody would guess. Each was met in the recordings. */
class ShipmentSurprisesTest {
    @RegisterExtension
    final RecordedShop recorded = new RecordedShop();

    @Test
    void aShopShipsFewerThanAskedAndTheShipmentReadBackShowsHowMany() {
        recorded.answers("sales_order_shipment.create", RecordedShop.recorded("shipment-create-qty-more-than-ordered"));
        recorded.answers(
                "sales_order_shipment.info",
                RecordedShop.results(RecordedShop.resultOf("shipment-info-after-qty-more-than-ordered")));

        String number = recorded.shop()
                .shipments()
                .create(ShipmentRequest.builder()
                        .orderIncrementId("100000033")
                        .putItems(76, new BigDecimal(99))
                        .build());

        assertThat(recorded.shop()
                        .shipments()
                        .details(List.of(number))
                        .get(0)
                        .orThrow()
                        .items())
                .extracting(ShipmentItem::qty)
                .containsExactly(new BigDecimal("2.0000"));
    }

    @Test
    void theQuantitiesOfAShipmentAreAMapFromOrderItemToUnits() {
        recorded.answers("sales_order_shipment.create", RecordedShop.recorded("shipment-create-partial"));

        String number = recorded.shop()
                .shipments()
                .create(ShipmentRequest.builder()
                        .orderIncrementId("100000009")
                        .putItems(13, BigDecimal.ONE)
                        .comment("Part one & <two>")
                        .build());

        assertThat(number).isEqualTo("100000008");
        Recording real = Recording.xmlrpc("shipment-create-partial");
        assertThat(withoutSession(recorded.lastRequestHolding("sales_order_shipment.create")))
                .isEqualTo(withoutSession(new String(real.requestBody(), StandardCharsets.UTF_8)));
    }

    @Test
    void everythingIsShippedOnlyWhenAskedForByName() {
        recorded.answers("sales_order_shipment.create", RecordedShop.recorded("shipment-create-configurables"));

        recorded.shop().shipments().createForAllItems("100000010", Optional.of("all"));

        assertThat(recorded.lastRequestHolding("sales_order_shipment.create"))
                .contains("<value><string>100000010</string></value><value><array><data/></array></value>");
        assertThat(catchThrowable(() ->
                        ShipmentRequest.builder().orderIncrementId("100000010").build()))
                .hasMessageContaining("Magento would ship everything");
    }

    @Test
    void carriersAreAMapFromCodeToTitle() {
        recorded.answers("sales_order_shipment.getCarriers", RecordedShop.recorded("shipment-carriers"));

        Map<String, String> carriers = recorded.shop().shipments().carriers("100000009");

        assertThat(carriers).containsEntry("custom", "Custom Value").containsEntry("ups", "United Parcel Service");
    }

    private static String withoutSession(String request) {
        return request.replaceFirst("<string>[0-9a-f]{32}</string>", "<string>SESSION</string>")
                .replace("\n", "")
                .replace("'", "\"")
                .replace("&gt;", ">")
                .strip();
    }
}
