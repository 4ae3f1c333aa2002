package io.github.orderflowmagento.mapping.file;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.mapping.Recorded;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.product.ProductMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Mappings for those who write no Java: what a file can say, and what it is told when it says it wrongly. */
class MappingFileTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private static Product product(String field, Object value) {
        return Product.of(
                Fields.of(Map.of("product_id", "1", "sku", "MUG-001", "type", "simple", "name", "Mug", field, value)));
    }

    private static Map<String, String> mapped(MappingFile file, Product product) {
        return file.applyTo(ProductMapping.standard()).map(product, NOON).properties();
    }

    private static Map<String, String> mapped(MappingFile file, Order order) {
        return file.applyTo(OrderMapping.standard()).map(order, NOON).properties();
    }

    @Test
    void aPropertyIsFilledFromAFieldOfTheShop() {
        MappingFile file = MappingFile.properties("shop.properties", """
                # what customs papers say
                product.customsDescription = customs_text
                """);

        assertThat(mapped(file, product("customs_text", "stoneware"))).containsEntry("customsDescription", "stoneware");
        assertThat(mapped(file, product("customs_text", " "))).doesNotContainKey("customsDescription");
    }

    @Test
    void aByteOrderMarkIsPassedOver() {
        String mark = "\uFEFF";

        assertThat(List.of(
                        MappingFile.properties("shop.properties", mark + "product.barcode = ean"),
                        MappingFile.json("shop.json", mark + "{\"product\": {\"barcode\": \"ean\"}}"),
                        MappingFile.extensionConfiguration(
                                "config.xml",
                                mark
                                        + "<?xml version=\"1.0\"?><rtd_mappings><product><export><Ean>barcode</Ean>"
                                        + "</export></product></rtd_mappings>")))
                .allSatisfy(
                        file -> assertThat(mapped(file, product("ean", "501"))).containsEntry("barcode", "501"));
    }

    @Test
    void theFirstFieldThatHasAValueCounts() {
        MappingFile file = MappingFile.properties("shop.properties", "product.barcode = gtin | ean | 'none'");

        assertThat(mapped(file, product("ean", "501"))).containsEntry("barcode", "501");
        assertThat(mapped(file, product("colour", "red"))).containsEntry("barcode", "none");
    }

    @Test
    void fieldsAndTextsArePutTogetherAndMissingOnesLeaveNoGap() {
        MappingFile file = MappingFile.properties(
                "shop.properties", "product.packagingDescription = pack_size + ' x ' + pack_unit");

        assertThat(mapped(file, product("pack_size", "12"))).containsEntry("packagingDescription", "12 x");
        assertThat(mapped(file, product("colour", "red"))).doesNotContainKey("packagingDescription");
    }

    @Test
    void aPropertyOfOnesOwnSaysSo() {
        MappingFile file = MappingFile.properties("shop.properties", "product.custom.colour = color");

        assertThat(mapped(file, product("color", "red"))).containsEntry("colour", "red");
    }

    @Test
    void aPropertyIsSentNoMore() {
        MappingFile file = MappingFile.properties("shop.properties", "product.description =");

        assertThat(mapped(file, product("colour", "red"))).doesNotContainKey("description");
    }

    @Test
    void everyTableOfAnOrderIsReached() {
        MappingFile file = MappingFile.properties("shop.properties", """
                order.source                      = 'webshop'
                deliveryAddress.addressLine2      = street2 | city
                invoiceAddress.companyName        = company | lastname
                orderLine.description             = name + ' (' + sku + ')'
                orderLine.promotionCode           = order.increment_id
                orderLine.custom.paid             = priced.row_total
                shipment.priorityName             = payment.method
                """);

        assertThat(mapped(file, Recorded.order("order-info-pending-plain-guest")))
                .containsEntry("source", "webshop")
                .containsEntry("deliveryAddressLine2", "Leeds")
                .containsEntry("invoiceCompanyName", "O'Brien-Łukasz")
                .containsEntry("orderLine.1.description", "Plain White Mug (MUG-001)")
                .containsEntry("orderLine.1.promotionCode", "100000001")
                .containsEntry("orderLine.1.paid", "13.0000")
                .containsEntry("shipment.priorityName", "checkmo");
    }

    @Test
    void jsonSaysTheSame() {
        MappingFile file = MappingFile.json("shop.json", """
                {
                  "product": {"customsDescription": "customs_text", "description": null},
                  "order": {"source": "'webshop'"}
                }
                """);

        assertThat(mapped(file, product("customs_text", "stoneware")))
                .containsEntry("customsDescription", "stoneware")
                .doesNotContainKey("description");
        assertThat(mapped(file, Recorded.order("order-info-pending-plain-guest")))
                .containsEntry("source", "webshop");
    }

    @Test
    void aRuleRemembersItsLine() {
        MappingFile file = MappingFile.properties("shop.properties", "\n\nproduct.barcode = ean");

        assertThat(file.applyTo(ProductMapping.standard())
                        .rules()
                        .rule("barcode")
                        .origin())
                .hasToString("file shop.properties:3");
    }

    @Test
    void everyMistakeIsNamedWithItsLineItsKeyAndWhatMayHaveBeenMeant() {
        assertThatThrownBy(() -> MappingFile.properties("shop.properties", """
                        product.descripton = name
                        produkt.barcode = ean
                        product.barcode = 'open
                        product.weight = weight
                        product.weight = mass
                        barcode
                        """))
                .isInstanceOf(InvalidMappingFileException.class)
                .hasMessage("""
                        shop.properties:1: product.descripton: OrderFlow documents no property descripton; did you mean \
                        description? One of your own is product.custom.descripton
                        shop.properties:2: produkt.barcode: there is no table produkt; did you mean product?
                        shop.properties:3: product.barcode: ''open' is neither a field name nor a text in single quotes
                        shop.properties:5: product.weight: line 4 says it already
                        shop.properties:6: 'barcode' is not key = value""");
    }

    @Test
    void mistakesInJsonAreNamedByLineToo() {
        assertThatThrownBy(() -> MappingFile.json("shop.json", """
                        {
                          "product": {
                            "weigth": "weight",
                            "barcode": 5
                          },
                          "order": []
                        }
                        """))
                .hasMessageContaining(
                        "shop.json:3: product.weigth: OrderFlow documents no property weigth; did you mean weight?")
                .hasMessageContaining("shop.json:4: product.barcode: expected a text, or null to send it no more")
                .hasMessageContaining("shop.json:6: order: expected an object of properties");
        assertThatThrownBy(() -> MappingFile.json("shop.json", "[]"))
                .hasMessage("shop.json:1: expected an object of tables");
        assertThatThrownBy(() -> MappingFile.json("shop.json", "{\n  \"product\": {\n"))
                .hasMessageContaining("shop.json:3: not JSON");
    }

    @Test
    void aRuleThatIsNotThereCannotBeRemoved() {
        MappingFile file = MappingFile.properties("shop.properties", "product.tax =");

        assertThatThrownBy(() -> file.applyTo(ProductMapping.standard()))
                .isInstanceOf(InvalidMappingFileException.class)
                .hasMessageContaining("shop.properties:1: product.tax: there is no rule for tax; ");
    }

    @Test
    void aMerchantBringsTheMappingOfTheExtension() {
        MappingFile file = MappingFile.extensionConfiguration("config.xml", """
                <config><global/><rtd_mappings>
                  <product><export>
                    <Sku>externalReference</Sku>
                    <Barcode>thirdPartyReference</Barcode>
                    <CustomsText>customsDescription</CustomsText>
                    <Name/>
                  </export></product>
                  <order><CouponCode>couponUsed</CouponCode></order>
                  <order_item><GiftWrapId>wrapping</GiftWrapId></order_item>
                </rtd_mappings></config>
                """);
        Product mug = Product.of(Fields.of(Map.of(
                "product_id",
                "1",
                "sku",
                "MUG-001",
                "type",
                "simple",
                "name",
                "Mug",
                "barcode",
                "501",
                "customs_text",
                "ware")));

        assertThat(mapped(file, mug))
                .containsEntry("externalReference", "MUG-001")
                .containsEntry("thirdPartyReference", "501")
                .containsEntry("customsDescription", "ware")
                .doesNotContainKeys("barcode", "description");
        assertThat(mapped(file, Recorded.order("order-info-processing-coupon-percent")))
                .containsEntry("couponUsed", "TENOFF")
                .doesNotContainKey("promotionCode");
        assertThat(file.applyTo(OrderMapping.standard()).line().rule("wrapping").origin())
                .hasToString("file config.xml:9");
    }

    @Test
    void theExtensionsOwnMappingChangesNothing() {
        MappingFile file = MappingFile.extensionConfiguration(
                "config.xml",
                "<rtd_mappings><order><IncrementId>externalReference</IncrementId><GrandTotal>totalPriceGross</GrandTotal>"
                        + "</order></rtd_mappings>");

        OrderMapping standard = OrderMapping.standard();
        assertThat(file.applyTo(standard).header().rules())
                .isEqualTo(standard.header().rules());
    }

    @Test
    void aConfigurationWithMistakesIsRefusedByLineAndElement() {
        assertThatThrownBy(() -> MappingFile.extensionConfiguration(
                        "config.xml",
                        "<rtd_mappings>\n<order_items><Name>description</Name></order_items>\n</rtd_mappings>"))
                .hasMessage("config.xml:2: order_items: the extension has no such table; did you mean order_item?");
        assertThatThrownBy(() -> MappingFile.extensionConfiguration("config.xml", "<config/>"))
                .hasMessageContaining("config.xml:1: rtd_mappings: there is no such element");
        assertThatThrownBy(() -> MappingFile.extensionConfiguration(
                        "config.xml", "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><rtd_mappings/>"))
                .hasMessageContaining("DOCTYPE");
    }
}
