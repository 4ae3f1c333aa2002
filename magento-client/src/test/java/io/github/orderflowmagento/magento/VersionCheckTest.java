package io.github.orderflowmagento.magento;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.client.MagentoClient;
import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.Finding;
import io.github.orderflowmagento.magento.detect.Generation;
import io.github.orderflowmagento.magento.detect.ShopVersion;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.ProductQuery;
import io.github.orderflowmagento.magento.model.ShipmentCompletion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A call that a version is known to lack is rejected before anything is sent; for an unknown version nothing is. */
class VersionCheckTest {
    @RegisterExtension
    final RecordedShop xmlRpc = new RecordedShop();

    @RegisterExtension
    final RecordedShop wsi = new RecordedShop(Wire.SOAP_V2_WSI);

    private static DetectedShop.Builder found(RecordedShop shop, WebService service) {
        return DetectedShop.builder()
                .baseUrl(shop.url())
                .generation(Generation.MAGENTO_1)
                .bestWebService(service);
    }

    private Magento xmlRpc(String edition, String version) {
        return connected(xmlRpc, WebService.XML_RPC, edition, version);
    }

    private static Magento connected(RecordedShop shop, WebService service, String edition, String version) {
        return MagentoClient.magento1()
                .credentials(RecordedShop.USER, RecordedShop.API_KEY)
                .detected(found(shop, service)
                        .version(ShopVersion.of(edition, version))
                        .build())
                .build();
    }

    private static void assertNothingWasSentTo(RecordedShop shop) {
        assertThat(shop.server().getAllServeEvents()).isEmpty();
    }

    @Test
    void aShopOf160CannotListItsStoreViews() {
        try (Magento shop = xmlRpc("Community", "1.6.0.0")) {
            assertThatThrownBy(() -> shop.stores().views())
                    .isInstanceOf(MagentoException.Unsupported.class)
                    .hasMessage(
                            "core_store.list: nothing was sent: Magento Community 1.6.0.0 cannot list its store views"
                                    + " (better from Community 1.6.1.0 on); orders contain number and name of their store view");
            assertNothingWasSentTo(xmlRpc);
        }
    }

    @Test
    void itsEnterpriseSiblingCannotEither() {
        try (Magento shop = xmlRpc("Enterprise", "1.11.0.0")) {
            assertThatThrownBy(() -> shop.stores().views()).isInstanceOf(MagentoException.Unsupported.class);
            assertNothingWasSentTo(xmlRpc);
        }
    }

    @Test
    void aShopOf161Can() {
        xmlRpc.answers("core_store.list", xmlRpc.recording("store-list"));
        try (Magento shop = xmlRpc("Community", "1.6.1.0")) {
            assertThat(shop.stores().views()).hasSize(3);
        }
    }

    @Test
    void theEmailOfAShipmentTakesTheOldWayAtOnceBefore17() {
        xmlRpc.answers("sales_order_shipment.addComment", RecordedShop.xml("<boolean>1</boolean>"));
        try (Magento shop = xmlRpc("Community", "1.6.2.0")) {
            shop.shipments()
                    .complete(ShipmentCompletion.builder()
                            .shipment(ShipmentRequests.shipment("100000001"))
                            .notifiesCustomer(true)
                            .emailComment("On its way")
                            .build())
                    .orThrow();
        }
        assertThat(xmlRpc.requestsHolding("sales_order_shipment.sendInfo")).isZero();
        assertThat(xmlRpc.requestsHolding("sales_order_shipment.addComment")).isOne();
    }

    @Test
    void nothingIsAskedInWsiFormBefore17() {
        try (Magento shop = connected(wsi, WebService.SOAP_V2_WSI, "Community", "1.6.2.0")) {
            assertThatThrownBy(() ->
                            shop.orders().list(OrderQuery.status("processing")).toList())
                    .isInstanceOf(MagentoException.Unsupported.class)
                    .hasMessageContaining("1.6.2.0 cuts the end off every answer in the WS-I form")
                    .hasMessageContaining("every version has XML-RPC");
            assertNothingWasSentTo(wsi);
        }
    }

    /** Recorded of 1.6.0.0: the answers to faults break off too. */
    @ParameterizedTest
    @ValueSource(strings = {"login-ok", "login-fault-inactive-user"})
    void aShopThatCutsItsAnswersFailsAtLogin(String recording) {
        wsi.answers("login", RecordedShop.replay(Recording.read(Recording.OWN, "ce-1.6.0.0/soap-v2-wsi/" + recording)));
        try (Magento shop = wsi.connect().build()) {
            assertThatThrownBy(() ->
                            shop.orders().list(OrderQuery.status("processing")).toList())
                    .isInstanceOf(MagentoException.NotUnderstood.class)
                    .hasMessageContaining("login")
                    .hasMessageContaining("breaks off in its last tag, as every answer of the WS-I form does before"
                            + " Magento 1.7: use XML-RPC");
        }
        assertThat(wsi.server().getAllServeEvents()).hasSize(1);
    }

    @Test
    void noFilterIsSentInWsiFormBefore1702() {
        try (Magento shop = connected(wsi, WebService.SOAP_V2_WSI, "Community", "1.7.0.0")) {
            assertThatThrownBy(() ->
                            shop.orders().list(OrderQuery.status("processing")).toList())
                    .isInstanceOf(MagentoException.Unsupported.class)
                    .hasMessageContaining("XML-RPC filters in every version");
            assertNothingWasSentTo(wsi);
        }
    }

    private Magento overRest(String version) {
        return MagentoClient.magento1()
                .oauth(RestShop.CREDENTIALS)
                .detected(found(xmlRpc, WebService.REST)
                        .version(ShopVersion.of("Community", version))
                        .build())
                .build();
    }

    @Test
    void nothingIsAskedOverRestOfAShopOlderThanIt() {
        try (Magento shop = overRest("1.6.2.0")) {
            assertThat(shop.orders().details(List.of("100000001")).get(0).failure())
                    .get()
                    .isInstanceOf(MagentoException.Unsupported.class)
                    .asString()
                    .contains(
                            "1.6.2.0 has no REST service (better from Community 1.7.0.0 on); every version has XML-RPC");
            assertNothingWasSentTo(xmlRpc);
        }
    }

    @Test
    void ordersAreNotFilteredByChangeOverARestWithoutTheField() {
        OrderQuery changed = OrderQuery.builder()
                .updatedSince(Instant.parse("2026-10-05T00:00:00Z"))
                .build();
        try (Magento shop = overRest("1.9.1.0")) {
            assertThatThrownBy(() -> shop.orders().list(changed).toList())
                    .isInstanceOf(MagentoException.Unsupported.class)
                    .hasMessageContaining("does not return over REST when an order was changed")
                    .hasMessageContaining("XML-RPC does in every version");
            assertNothingWasSentTo(xmlRpc);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.7.0.2", "1.9.3.10"})
    void changedProductsAreNotReadOverCommunitysRest(String version) {
        ProductQuery changed = ProductQuery.builder()
                .updatedSince(Instant.parse("2026-10-05T00:00:00Z"))
                .build();
        try (Magento shop = overRest(version)) {
            assertThatThrownBy(() -> shop.products().list(changed).toList())
                    .isInstanceOf(MagentoException.Unsupported.class)
                    .hasMessageContaining("cannot list changed products over REST")
                    .hasMessageContaining("XML-RPC does in every version");
            assertNothingWasSentTo(xmlRpc);
        }
    }

    @Test
    void theAdviceFor1930IsToUseRestAndThatIsNotRefused() {
        try (Magento shop = overRest("1.9.3.0")) {
            shop.orders().details(List.of("100000001"));
            assertThat(xmlRpc.server().getAllServeEvents()).isNotEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REST") // which is sound there
    void nothingIsAskedOf1930WhateverTheWebService(WebService service) {
        try (Magento shop = connected(xmlRpc, service, "Community", "1.9.3.0")) {
            assertThat(shop.orders().details(List.of("100000001", "100000002")))
                    .hasSize(2)
                    .allSatisfy(answer -> assertThatThrownBy(answer::orThrow)
                            .isInstanceOf(MagentoException.Unsupported.class)
                            .hasMessageContaining("1.9.3.0 fails after it has done what was requested")
                            .hasMessageContaining("update the shop"));
            assertNothingWasSentTo(xmlRpc);
        }
    }

    @Test
    void nothingIsRejectedForAnUnknownVersion() {
        xmlRpc.answers("core_store.list", xmlRpc.recording("store-list"));
        try (Magento shop = MagentoClient.magento1()
                .credentials(RecordedShop.USER, RecordedShop.API_KEY)
                .detected(found(xmlRpc, WebService.XML_RPC).build())
                .build()) {
            assertThat(shop.stores().views()).hasSize(3);
        }
    }

    @Test
    void aShopWithoutAWebServiceIsNoneToConnectTo() {
        DetectedShop magento2 = DetectedShop.builder()
                .baseUrl("https://shop.example.com/")
                .generation(Generation.MAGENTO_2)
                .addFindings(Finding.builder()
                        .subject("generation")
                        .conclusion("Magento 2")
                        .build())
                .build();

        assertThatThrownBy(() -> MagentoClient.magento1().detected(magento2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no web service")
                .hasMessageContaining("generation: Magento 2");
    }
}
