package io.github.orderflowmagento.magento;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.ShipmentRequest;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Differences between SOAP v2 and the resource model, and between its versions. */
class SoapV2SurprisesTest {

    @RegisterExtension
    final RecordedShop rpc = new RecordedShop(Wire.SOAP_V2);

    @RegisterExtension
    final RecordedShop wsi = new RecordedShop(Wire.SOAP_V2_WSI);

    private Magento shop;
    private Magento wsiShop;

    @BeforeEach
    void connect() {
        shop = rpc.connect().build();
        wsiShop = wsi.connect().build();
    }

    @AfterEach
    void close() {
        shop.close();
        wsiShop.close();
    }

    private static Map<String, Object> order(int id, String status) {
        return Map.of("order_id", String.valueOf(id), "increment_id", "10000000" + id, "status", status);
    }

    // ---- orders

    @Test
    void theCustomersTextIsOnlyInTheListOfOrders() {
        rpc.listsRecordedOrders();
        rpc.answers("sales_order.info", rpc.recording("order-info-pending-customer-note-4-street-lines"));

        Order order = shop.orders().details(List.of("100000002")).get(0).orThrow();

        assertThat(order.customerNote().orElse("")).startsWith("Please leave with neighbour & ring <twice>");
        assertThat(order.shippingTaxAmount()).isPresent();
        assertThat(order.fields().has("firstname")).isFalse();
    }

    @Test
    void anOrderThatKillsPhpCostsThatOrderOnly() {
        rpc.answers(
                "sales_order.info",
                Wire.SOAP_V2.answer(Map.of("order_id", "1", "increment_id", "100000001", "items", List.of())));
        rpc.answersAll(List.of("sales_order.info", "2"), aResponse().withStatus(500));

        assertThat(shop.orders().details(List.of("1", "2", "3", "4")))
                .filteredOn(answer -> answer.failure().isPresent())
                .singleElement()
                .satisfies(answer -> {
                    assertThat(answer.key()).isEqualTo("2");
                    assertThat(answer.failure()).get().isInstanceOf(MagentoException.ServerFault.class);
                });
    }

    @Test
    void aShopThatFailsWhateverItIsAskedIsLeftAloneSoon() {
        rpc.answers("sales_order.info", aResponse().withStatus(500));
        rpc.answers("sales_order.list", aResponse().withStatus(500));

        assertThat(shop.orders().details(Collections.nCopies(100, "1")))
                .hasSize(100)
                .allMatch(answer -> answer.failure().isPresent());
        assertThat(rpc.requestsHolding("sales_order.info")).isEqualTo(3);
    }

    // ---- products

    @Test
    void customAttributeNamesAreReadOncePerAttributeSet() {
        rpc.answers("catalog_product_attribute_media.list", rpc.recording("product-media-list-empty"));
        rpc.answers("cataloginventory_stock_item.list", rpc.recording("stock-list-one"));
        rpc.answers("catalog_product.info", rpc.recording("product-info-simple"));
        rpc.answersAll(List.of("catalog_product.info", "barcode"), rpc.recording("product-info-attributes"));

        Product first = shop.products().details(List.of("MUG-001")).get(0).orThrow();
        Product second = shop.products().details(List.of("MUG-001")).get(0).orThrow();

        assertThat(List.of(first, second))
                .extracting(product -> product.fields().text("barcode").orElse(""))
                .containsOnly("5000000001019");
        assertThat(rpc.requestsHolding("catalog_product.listOfAdditionalAttributes"))
                .isEqualTo(1);
        assertThat(rpc.requestsHolding("catalog_product.info")).isEqualTo(3);
    }

    @Test
    void withoutTheRightToAttributeNamesProductsLackCustomAttributes() {
        rpc.answers("catalog_product.listOfAdditionalAttributes", rpc.recording("fault-acl-denied"));
        rpc.answers("catalog_product_attribute_media.list", rpc.recording("product-media-list-empty"));
        rpc.answers("cataloginventory_stock_item.list", rpc.recording("stock-list-one"));
        rpc.answers("catalog_product.info", rpc.recording("product-info-simple"));

        assertThat(shop.products().details(List.of("MUG-001")).get(0).orThrow().name())
                .contains("Plain White Mug");
    }

    // ---- shipments

    @Test
    void aWsiShipmentOfOneRowNamesASecondRow() {
        wsi.answers("sales_order_shipment.create", wsi.recording("shipment-create-partial"));

        wsiShop.shipments()
                .create(ShipmentRequests.ofOrder("100000009")
                        .putItems(13, BigDecimal.ONE)
                        .build());

        assertThat(wsi.lastRequestHolding("sales_order_shipment.create"))
                .contains("<itemsQty><complexObjectArray><order_item_id>13</order_item_id><qty>1</qty>"
                        + "</complexObjectArray><complexObjectArray><order_item_id>0</order_item_id><qty>0</qty>"
                        + "</complexObjectArray></itemsQty><comment></comment><email>0</email>"
                        + "<includeComment>0</includeComment>");
    }

    private void shipsAs(String answered, String number) {
        rpc.answers("sales_order_shipment.create", Wire.SOAP_V2.answer(Integer.valueOf(answered)));
        rpc.answers("sales_order.list", Wire.SOAP_V2.answer(List.of(order(9, "processing"))));
        rpc.answers(
                "sales_order_shipment.list",
                Wire.SOAP_V2.answer(List.of(Map.of("increment_id", number, "shipment_id", "5"))));
    }

    @Test
    void anIntegerNumberFromVersion16IsAcceptedIfTheOrderHasIt() {
        shipsAs("100000012", "100000012");

        assertThat(shop.shipments()
                        .create(ShipmentRequests.everythingOf("100000009"))
                        .shipment()
                        .key())
                .isEqualTo("100000012");
    }

    @ParameterizedTest
    @ValueSource(strings = {"100000012-B", "0100000012"})
    void aShipmentsNumberThatAVersion16HasCutIsNotBelieved(String number) {
        shipsAs("100000012", number);

        assertThatThrownBy(() -> shop.shipments().create(ShipmentRequests.everythingOf("100000009")))
                .isInstanceOfSatisfying(
                        MagentoException.NotUnderstood.class,
                        failure -> assertThat(failure.outcomeUnknown()).isTrue())
                .hasMessageContaining("it is done")
                .hasMessageContaining("no shipment of the order has it");
    }

    @Test
    void aShipmentWhoseNumberCannotBeLookedUpIsReportedAsDone() {
        shipsAs("100000012", "100000012");
        rpc.answers("sales_order_shipment.list", rpc.recording("fault-acl-denied"));

        assertThatThrownBy(() -> shop.shipments().create(ShipmentRequests.everythingOf("100000009")))
                .isInstanceOfSatisfying(
                        MagentoException.NotUnderstood.class,
                        failure -> assertThat(failure.outcomeUnknown()).isTrue())
                .hasMessageContaining("it is done")
                .hasCauseInstanceOf(MagentoException.NotPermitted.class);
    }

    @Test
    void aNumberThatVersion16CannotReturnMustBeLookedUp() {
        rpc.answers("sales_order_shipment.create", Wire.SOAP_V2.answer(0));
        ShipmentRequest request =
                ShipmentRequests.ofOrder("A-9").putItems(13, BigDecimal.ONE).build();

        assertThatThrownBy(() -> shop.shipments().create(request))
                .isInstanceOfSatisfying(
                        MagentoException.NotUnderstood.class,
                        failure -> assertThat(failure.outcomeUnknown()).isTrue())
                .hasMessageContaining("it is done");
    }

    // ---- the server

    @Test
    void aServerThatCannotReadItsOwnWsdlIsOfNoUseWhateverItIsAsked() {
        rpc.answers(
                "login", Wire.SOAP_V2.namedFault("WSDL", "SOAP-ERROR: Parsing WSDL: Unexpected WSDL element <schema>"));

        assertThatThrownBy(() -> shop.orders().details(List.of("1")).get(0).orThrow())
                .isInstanceOf(MagentoException.Unsupported.class)
                .hasMessageContaining("use XML-RPC");
    }

    @Test
    void aServerThatCannotReachItselfIsRetryableAndHasDoneNothing() {
        rpc.answers(
                "login",
                Wire.SOAP_V2.namedFault(
                        "WSDL", "SOAP-ERROR: Parsing WSDL: Couldn't load from 'http://shop.example/api/v2_soap?wsdl'"));

        assertThatThrownBy(() -> shop.orders().details(List.of("1")).get(0).orThrow())
                .isInstanceOfSatisfying(MagentoException.Busy.class, failure -> {
                    assertThat(failure.isRetryable()).isTrue();
                    assertThat(failure.outcomeUnknown()).isFalse();
                })
                .hasMessageContaining("must reach its own public address");
    }
}
