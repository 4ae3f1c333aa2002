package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import com.github.tomakehurst.wiremock.http.RequestMethod;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.ShipmentRequest;

import static io.github.orderflowmagento.magento.Magento2Shop.json;
import static io.github.orderflowmagento.magento.Magento2Shop.listOf;
import static io.github.orderflowmagento.magento.Magento2Shop.listOfRecorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recorded;
import static io.github.orderflowmagento.magento.Magento2Shop.recording;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Shipments of orders whose rows are not all plain products that the shop still has. */
class Magento2ShipmentsOfOddOrdersTest {
    private static final String ENGRAVED = "orders/full-custom-options-same-sku-twice";

    /** A bundle, whose rows are 52 to 54, and PLAIN-3. */
    private static final String BUNDLE_AND_SIMPLE = "orders/full-bundle-dyn-tog-plus-simple";

    private static final long SIMPLE = 55;

    @RegisterExtension
    final Magento2Shop recorded = new Magento2Shop();

    @BeforeEach
    void aShopWithSources() {
        recorded.answers("modules", recorded("store/modules"));
        recorded.answers("inventory/sources", recorded("inventory/sources"));
        recorded.answers("inventory/stocks", recorded("inventory/stocks"));
        recorded.answers("inventory/stock-source-links", recorded("inventory/stock-source-links"));
        recorded.answers("store/websites", recorded("store/websites"));
        recorded.answers("store/storeViews", recorded("store/storeViews"));
        recorded.answers("shipments", listOf());
    }

    private Order order(String recording) {
        recorded.answers("orders", listOfRecorded(recording));
        String number = recording(recording).responseText().replaceFirst("(?s).*?\"increment_id\":\"(\\d+)\".*", "$1");
        return recorded.shop().orders().details(List.of(number)).get(0).orThrow();
    }

    private Answer<ShipmentResult> shipped(Order order, long row, int units) {
        return recorded.shop()
                .shipments()
                .create(List.of(ShipmentRequest.builder()
                        .order(order)
                        .putAllItems(Map.of(row, BigDecimal.valueOf(units)))
                        .build()))
                .get(0);
    }

    private List<LoggedRequest> sent() {
        return recorded.requests().stream()
                .filter(request -> request.getMethod().equals(RequestMethod.POST))
                .toList();
    }

    /** The shop keeps stock of the product, whatever its options have added to the SKU of the row. */
    @Test
    void aShortSourceIsNamedForARowWithOptions() {
        recorded.answers("products", listOfRecorded("products/full-custopt-1"));
        recorded.answersPosts("order/33/ship", recorded("shipments/eu-ship-fault-source-short"));
        recorded.answers(
                "inventory/source-items",
                listOf("{\"sku\":\"CUSTOPT-1\",\"source_code\":\"default\",\"quantity\":1,\"status\":1}"));

        assertThat(shipped(order(ENGRAVED), 71, 2).failure())
                .get()
                .isInstanceOf(MagentoException.InsufficientStock.class)
                .extracting(Throwable::getMessage)
                .asString()
                .endsWith("the source 'default' has 1 of 'CUSTOPT-1', and 2 are to leave");
    }

    @Test
    void aBundleThatIsGoneKeepsNoOtherRowFromBeingShipped() {
        recorded.answers("products", listOf());
        recorded.answersPosts("order/23/ship", json("\"5\""));

        shipped(order(BUNDLE_AND_SIMPLE), SIMPLE, 1);

        assertThat(sent())
                .singleElement()
                .satisfies(request ->
                        assertThat(request.getBodyAsString()).contains("\"items\":[{\"order_item_id\":55,\"qty\":1}]"));
    }

    @Test
    void aBundleOfADeletedProductIsNotShipped() {
        recorded.answers("products", listOf());

        for (long row : new long[] {52, 53}) {
            assertThat(shipped(order(BUNDLE_AND_SIMPLE), row, 1).failure())
                    .get()
                    .isInstanceOf(MagentoException.Rejected.class)
                    .extracting(Throwable::getMessage)
                    .asString()
                    .contains("it is unknown whether its parts ship separately");
        }
        assertThat(sent()).isEmpty();
    }

    @Test
    void anOrderWithADeletedBundleIsNotShippedWhole() {
        recorded.answers("products", listOf());
        Order order = order(BUNDLE_AND_SIMPLE);

        assertThatThrownBy(() -> recorded.shop()
                        .shipments()
                        .create(ShipmentRequest.builder()
                                .order(order)
                                .shipsEverythingLeft(true)
                                .build()))
                .isInstanceOf(MagentoException.Rejected.class)
                .hasMessageContaining("it is unknown whether its parts ship separately");
        assertThat(sent()).isEmpty();
    }
}
