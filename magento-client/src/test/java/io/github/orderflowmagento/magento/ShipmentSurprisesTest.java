package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentItem;
import io.github.orderflowmagento.magento.model.ShipmentRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.entry;

/** Unexpected behaviour of a real shop with shipments. Each is in the recordings. */
class ShipmentSurprisesTest {
    @RegisterExtension
    final RecordedShop recorded = new RecordedShop();

    @Test
    void whatAShopShipsLessThanAskedIsNamed() {
        recorded.answers("sales_order_shipment.create", RecordedShop.recorded("shipment-create-qty-more-than-ordered"));
        readsBack("shipment-info-after-qty-more-than-ordered", "100000013");

        ShipmentResult result = recorded.shop()
                .shipments()
                .create(ShipmentRequests.ofOrder("100000033")
                        .putItems(72, new BigDecimal(99))
                        .build());

        assertThat(result.shipment().orThrow().items())
                .extracting(ShipmentItem::qty)
                .containsExactly(new BigDecimal("2.0000"));
        assertThat(result.missingUnits()).containsExactly(entry(72L, new BigDecimal("97.0000")));
        assertThatThrownBy(result::orThrow)
                .isInstanceOf(MagentoException.Rejected.class)
                .hasMessageContaining("shipment 100000013")
                .hasMessageContaining("order items [72]");
    }

    /** The shipment is the only one of its order. */
    private void readsBack(String info, String number) {
        recorded.answers("sales_order_shipment.list", Wire.XML_RPC.results(List.of(Map.of("increment_id", number))));
        recorded.answers("sales_order_shipment.info", RecordedShop.results(RecordedShop.resultOf(info)));
    }

    @Test
    void theQuantitiesOfAShipmentAreAMapFromOrderItemToUnits() {
        recorded.answers("sales_order_shipment.create", RecordedShop.recorded("shipment-create-partial"));
        readsBack("shipment-info-created-1", "100000008");

        Shipment shipment = recorded.shop()
                .shipments()
                .create(ShipmentRequests.ofOrder("100000009")
                        .putItems(13, BigDecimal.ONE)
                        .comment("Part one & <two>")
                        .build())
                .orThrow();

        assertThat(shipment.incrementId()).isEqualTo("100000008");
        assertThat(shipment.shipmentId()).contains(9L);
        Recording real = Recording.xmlrpc("shipment-create-partial");
        assertThat(withoutSession(recorded.lastRequestHolding("sales_order_shipment.create")))
                .isEqualTo(withoutSession(new String(real.requestBody(), StandardCharsets.UTF_8)));
    }

    @Test
    void everythingIsShippedOnlyIfRequestedExplicitly() {
        recorded.answers("sales_order_shipment.create", RecordedShop.recorded("shipment-create-configurables"));

        recorded.shop().shipments().create(ShipmentRequests.everythingOf("100000010"));

        assertThat(recorded.lastRequestHolding("sales_order_shipment.create"))
                .contains("<value><string>100000010</string></value><value><array><data/></array></value>");
        assertThat(catchThrowable(() -> ShipmentRequests.ofOrder("100000010").build()))
                .hasMessageContaining("Magento would ship everything");
        assertThat(catchThrowable(() -> ShipmentRequests.ofOrder("100000010")
                        .shipsEverythingLeft(true)
                        .putItems(13, BigDecimal.ONE)
                        .build()))
                .hasMessageContaining("choose one");
    }

    @Test
    void anUnknownSourceIsRejectedUnsentAndAffectsNoOther() {
        recorded.answers("sales_order_shipment.create", RecordedShop.recorded("shipment-create-partial"));
        readsBack("shipment-info-created-1", "100000008");
        ShipmentRequest.Builder request = ShipmentRequests.ofOrder("100000009").putItems(13, BigDecimal.ONE);

        List<Answer<ShipmentResult>> answers = recorded.shop()
                .shipments()
                .create(List.of(
                        request.source("leeds").build(),
                        request.source("default").build()));

        assertThat(answers.get(0).failure().orElseThrow())
                .isInstanceOf(MagentoException.Unsupported.class)
                .hasMessageContaining("order 100000009")
                .hasMessageContaining("'leeds'");
        assertThat(answers.get(1).orThrow().orThrow().incrementId()).isEqualTo("100000008");
        assertThat(recorded.requestsHolding("sales_order_shipment.create")).isOne();
    }

    @Test
    void carriersAreAMapFromCodeToTitle() {
        recorded.answers("sales_order_shipment.getCarriers", RecordedShop.recorded("shipment-carriers"));

        Map<String, String> carriers = recorded.shop()
                .shipments()
                .carriers(Order.builder().orderId(9).incrementId("100000009").build());

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
