package io.github.orderflowmagento.magento;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The labels of an attribute's options are returned over every web service that has attributes. */
class OptionsByWebServiceTest {
    private static final String OPTIONS = "catalog_product_attribute.options";

    @RegisterExtension
    static final RecordedShops SHOPS = new RecordedShops();

    @RegisterExtension
    final RestShop rest = new RestShop();

    @ParameterizedTest
    @EnumSource
    void optionsHaveLabels(Wire wire) {
        RecordedShop recorded = SHOPS.fresh(wire);
        recorded.answers(
                OPTIONS,
                wire.answer(List.of(
                        Map.of("value", "", "label", ""),
                        Map.of("value", "3", "label", "Shelf"),
                        Map.of("value", "4", "label", "Cold room"))));

        try (Magento shop = recorded.connect().build()) {
            assertThat(shop.attributes().freshOptions("storage_zones").options())
                    .isEqualTo(Map.of("3", "Shelf", "4", "Cold room"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aTextHasNoOptions(Wire wire) {
        RecordedShop recorded = SHOPS.fresh(wire);
        recorded.answers(OPTIONS, wire.answer(List.of()));

        try (Magento shop = recorded.connect().build()) {
            assertThat(shop.attributes().freshOptions("barcode").options()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownAttributeIsNotFound(Wire wire) {
        RecordedShop recorded = SHOPS.fresh(wire);
        recorded.answers(OPTIONS, wire.fault(101, "Requested attribute not found."));

        try (Magento shop = recorded.connect().build()) {
            assertThatThrownBy(() -> shop.attributes().freshOptions("product_id"))
                    .isInstanceOf(MagentoException.NotFound.class);
        }
    }

    @Test
    void restDoesNotSendThem() {
        assertThatThrownBy(() -> rest.shop().attributes().freshOptions("barcode"))
                .isInstanceOf(MagentoException.Unsupported.class)
                .hasMessageContaining("use XML-RPC or SOAP");
    }
}
