package io.github.orderflowmagento.magento.internal.magento1.call;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.detect.Capabilities;
import io.github.orderflowmagento.magento.detect.ShopVersion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Which calls are sent to the shop, and which are not. */
class VersionCheckedTransportTest {
    private static final ApiCall MULTI_UPDATE =
            ApiCall.about("2 products", "cataloginventory_stock_item.multiUpdate", List.of("A", "B"), List.of());
    private static final ApiCall EMAIL = ApiCall.about("100000001", "sales_order_shipment.sendInfo", "100000001");
    private static final ApiCall SHIPMENT = ApiCall.about("100000001", "sales_order_shipment.info", "100000001");

    private final Echo shop = new Echo();

    /** A shop that answers each call with what it is about. */
    private static final class Echo implements Transport {
        private final List<ApiCall> heard = new ArrayList<>();

        @Override
        public @Nullable Object call(ApiCall call) {
            heard.add(call);
            return call.resourcePath();
        }

        @Override
        public List<Reply> multiCall(List<ApiCall> calls) {
            return calls.stream().map(call -> Reply.of(call(call))).toList();
        }

        @Override
        public int mostReads() {
            return 7;
        }

        @Override
        public void close() {}
    }

    private Transport over(WebService service, String communityVersion) {
        return new VersionCheckedTransport(
                shop, service, Capabilities.of(ShopVersion.of("Community", communityVersion)));
    }

    @Test
    void aCallThatTheVersionLacksSpoilsOnlyItselfAmongMany() {
        List<Reply> replies = over(WebService.XML_RPC, "1.6.2.0").multiCall(List.of(SHIPMENT, EMAIL, SHIPMENT));

        assertThat(replies)
                .extracting(Reply::value)
                .containsExactly(SHIPMENT.resourcePath(), null, SHIPMENT.resourcePath());
        assertThat(replies.get(1).failure()).isInstanceOf(MagentoException.Unsupported.class);
        assertThat(shop.heard).containsExactly(SHIPMENT, SHIPMENT);
    }

    @Test
    void aRoundTripOfNothingButRefusedCallsIsNotMade() {
        assertThat(over(WebService.XML_RPC, "1.6.2.0").multiCall(List.of(EMAIL, EMAIL)))
                .hasSize(2);
        assertThat(shop.heard).isEmpty();
    }

    @Test
    void manyStockUpdatesInOneCallCameWith18() {
        assertThatThrownBy(() -> over(WebService.SOAP_V2, "1.7.0.2").call(MULTI_UPDATE))
                .isInstanceOf(MagentoException.Unsupported.class)
                .hasMessageContaining("from Community 1.8.0.0 on")
                .hasMessageContaining("cataloginventory_stock_item.update works");
        assertThat(over(WebService.SOAP_V2, "1.8.0.0").call(MULTI_UPDATE)).isEqualTo(MULTI_UPDATE.resourcePath());
    }

    @Test
    void everyCallPassesForAnUnknownVersion() {
        Transport unchecked = new VersionCheckedTransport(shop, WebService.SOAP_V2, Capabilities.unknown());

        assertThat(unchecked.call(MULTI_UPDATE)).isEqualTo(MULTI_UPDATE.resourcePath());
        assertThat(unchecked.call(EMAIL)).isEqualTo(EMAIL.resourcePath());
    }

    @Test
    void theTransportDecidesTheCallsPerRequest() {
        assertThat(over(WebService.XML_RPC, "1.9.4.5").mostReads()).isEqualTo(7);
    }
}
