package io.github.orderflowmagento.magento.detect;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.WebService;

import static org.assertj.core.api.Assertions.assertThat;

class CapabilitiesTest {
    private static final ShopVersion COMMUNITY_1_8 = ShopVersion.of("Community", "1.8.0.0");

    @Test
    void aShopOfUnknownVersionNeitherHasNorLacksAnythingForSure() {
        assertThat(Feature.values())
                .noneMatch(feature -> Capabilities.unknown().has(feature))
                .noneMatch(feature -> Capabilities.unknown().lacks(feature));
    }

    @Test
    void detectedFeaturesCountWhateverTheVersion() {
        Capabilities seen =
                Capabilities.builder().addSeen(Feature.STOCK_MULTI_UPDATE).build();

        assertThat(seen.has(Feature.STOCK_MULTI_UPDATE)).isTrue();
    }

    @Test
    void manyStockUpdatesGoInOneCallOverSoapV2Alone() {
        Capabilities.Builder capabilities =
                Capabilities.builder().version(COMMUNITY_1_8).addWebServices(WebService.XML_RPC);

        assertThat(capabilities.build().stockMultiUpdate()).isFalse();
        assertThat(capabilities.addWebServices(WebService.SOAP_V2).build().stockMultiUpdate())
                .isTrue();
    }

    @Test
    void manyStockUpdatesDoNotGoInOneCallBefore18() {
        assertThat(Capabilities.builder()
                        .version(ShopVersion.of("Community", "1.7.0.2"))
                        .addWebServices(WebService.SOAP_V2)
                        .build()
                        .stockMultiUpdate())
                .isFalse();
    }
}
