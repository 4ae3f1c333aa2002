package io.github.orderflowmagento.mapping.merchant;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderNumber;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.Recorded;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.channel.ChannelRouting;
import io.github.orderflowmagento.mapping.file.InvalidMappingFileException;
import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.product.ProductMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Channels and references concern several mappings, and are said once. */
class SharedSettingsTest {
    /** Placed in store view 1. */
    private static final Order IN_DEFAULT = Recorded.order("order-info-pending-plain-guest");

    /** Placed in store view 3. */
    private static final Order IN_GERMAN = Recorded.order("order-info-processing-eur-de-store-vat-19");

    private static Mappings file(String text) {
        return Mappings.standard().with(MappingFile.properties("shop.properties", text));
    }

    private static Product soldOn(Long... websites) {
        return Product.of(
                Fields.of(Map.of("product_id", 1L, "sku", "MUG-001", "type", "simple", "websites", List.of(websites))));
    }

    @Test
    void aFileRoutesOrdersByStoreViewAndProductsByWebsite() {
        ChannelRouting routing = file("""
                        store.1.channel   = 'acme-uk'
                        store.3.channel   = 'acme-de'
                        website.1.channel = 'acme-uk'
                        website.2.channel = 'acme-de'
                        """).channels().orElseThrow();

        assertThat(routing.channel(IN_DEFAULT)).isEqualTo("acme-uk");
        assertThat(routing.channel(IN_GERMAN)).isEqualTo("acme-de");
        assertThat(routing.channels(soldOn(1L, 2L))).containsExactly("acme-de", "acme-uk");
        assertThat(routing.channels(soldOn(7L))).isEmpty();
    }

    @Test
    void aFileMayNameAChannelForTheRest() {
        ChannelRouting routing = file("""
                        store.3.channel     = 'acme-de'
                        website.2.channel   = 'acme-de'
                        store.other.channel = 'acme-uk'
                        """).channels().orElseThrow();

        assertThat(routing.channel(IN_DEFAULT)).isEqualTo("acme-uk");
        assertThat(routing.channels(soldOn(1L))).containsExactly("acme-uk");
    }

    @Test
    void aStoreViewWithoutAChannelIsRejectedByName() {
        ChannelRouting routing = file("store.3.channel = 'acme-de'\nwebsite.2.channel = 'acme-de'")
                .channels()
                .orElseThrow();

        assertThatThrownBy(() -> routing.channel(IN_DEFAULT))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("store view number 1 has no channel");
    }

    @Test
    void aFileThatRoutesOrdersAndNoProductsIsRejected() {
        assertThatThrownBy(() -> file("store.3.channel = 'acme-de'"))
                .isInstanceOf(InvalidMappingFileException.class)
                .hasMessageContainingAll("shop.properties:1: store.3.channel", "website.1.channel");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "store.3.chanel = 'acme-de'",
                "store.uk.channel = 'acme-uk'",
                "store.3.channel = acme-de",
                "website.other.channel = 'acme-uk'",
                "reference.skus = 'AB-'",
                "reference.products = prefix 'AB-'"
            })
    void aMistakeIsNamedByFileLineAndKey(String line) {
        assertThatThrownBy(() -> file(line))
                .isInstanceOf(InvalidMappingFileException.class)
                .hasMessageStartingWith("shop.properties:1: " + line.substring(0, line.indexOf(' ')));
    }

    @Test
    void aFileGivesSkusAndOrderNumbersAPrefixEverywhere() {
        Mappings mappings = file("reference.skus = prefix 'AB-'\nreference.orderNumbers = prefix 'UK-'");

        assertThat(mappings.product().skus().toWarehouse("MUG-001")).isEqualTo("AB-MUG-001");
        assertThat(mappings.order().skus().toWarehouse("MUG-001")).isEqualTo("AB-MUG-001");
        assertThat(mappings.inventory().skus().toShop("AB-MUG-001")).hasValue("MUG-001");
        assertThat(mappings.order().reference(OrderNumber.of("100000001"))).isEqualTo("UK-100000001");
    }

    @Test
    void oneSkuHasOneReference() {
        ProductMapping prefixed = ProductMapping.standard().withSkus(ReferenceMapping.prefixed("AB-"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Mappings.standard().with(prefixed))
                .withMessageContaining("call Mappings.withSkus");
    }
}
