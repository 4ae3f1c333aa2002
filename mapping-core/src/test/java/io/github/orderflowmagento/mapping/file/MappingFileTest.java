package io.github.orderflowmagento.mapping.file;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.mapping.Recorded;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.mapping.order.OrderSelection;
import io.github.orderflowmagento.mapping.product.ProductMapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Mapping files: what they can express, and the messages about mistakes in them. */
class MappingFileTest extends MappingFiles {
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
    void everyMistakeNamesLineKeyAndTheNearestName() {
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
                    description? A custom property is product.custom.descripton
                    shop.properties:2: produkt.barcode: there is no table produkt; did you mean product?
                    shop.properties:3: product.barcode: ''open' is neither a field name nor a text in single quotes
                    shop.properties:5: product.weight: is already on line 4
                    shop.properties:6: 'barcode' is not key = value\
                    """);
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
                .hasMessageContaining("shop.json:4: product.barcode: expected a text, or null to stop sending it")
                .hasMessageContaining("shop.json:6: order: expected an object of properties");
        assertThatThrownBy(() -> MappingFile.json("shop.json", "[]"))
                .hasMessage("shop.json:1: expected an object of tables");
        assertThatThrownBy(() -> MappingFile.json("shop.json", "{\n  \"product\": {\n"))
                .hasMessageContaining("shop.json:3: not JSON");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"product\": {\"barcode\": \"ean\"}}", "5", "}", "x"})
    void textAfterTheJsonObjectIsRejected(String more) {
        assertThatThrownBy(() -> MappingFile.json("shop.json", "{\"order\": {\"source\": \"'webshop'\"}}\n" + more))
                .isInstanceOf(InvalidMappingFileException.class)
                .hasMessageStartingWith("shop.json:2: ");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "carrier.Royal Mail = royalmail, carrier.royalmail = dhl",
                "store.1.source = 'a', store.01.source = 'b'",
                "website.1.channel = 'a', website.01.channel = 'b'",
                "store.1.source = 'a', order.source = 'b'",
                "order.source = 'b', store.other.source = 'a'",
                "product.description = name, product.custom.description = sku",
            })
    void twoLinesAboutOneThingAreRejectedAndBothNamed(String one, String other) {
        String first = one.substring(0, one.indexOf(" ="));
        String second = other.substring(0, other.indexOf(" ="));

        assertThatThrownBy(() -> MappingFile.properties("shop.properties", one + "\n\n" + other))
                .isInstanceOf(InvalidMappingFileException.class)
                .hasMessage(
                        "shop.properties:3: " + second + ": line 1, " + first + ", sets the same: remove one of them");
    }

    @Test
    void jsonSaysOneThingOfEachToo() {
        assertThatThrownBy(() -> MappingFile.json("shop.json", """
                        {
                          "product": {"description": "name"},
                          "carrier": {"DHL Express": "dhl", "dhl express": "ups"}
                        }
                        """))
                .hasMessage(
                        "shop.json:3: carrier.dhl express: line 3, carrier.DHL Express, sets the same: remove one of them");
    }

    @Test
    void anyTakesARestrictionAway() {
        OrderSelection narrow = OrderSelection.builder()
                .addStatuses("processing")
                .addStoreIds(1)
                .placedSince(NOON)
                .paidOnly(true)
                .build();

        assertThat(MappingFile.properties("shop.properties", """
                        selection.statuses = any
                        selection.stores = any
                        selection.placedSince = any
                        selection.paidOnly = any
                        """).applyTo(narrow))
                .isEqualTo(MappingFile.properties("shop.properties", "selection.statuses = any")
                        .applyTo(OrderSelection.builder().build()));
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
        assertThat(file.applyTo(OrderMapping.standard())
                        .rules(OrderPart.LINE)
                        .rule("wrapping")
                        .origin())
                .hasToString("file config.xml:9");
    }

    @Test
    void theExtensionsOwnMappingChangesNothing() {
        MappingFile file = MappingFile.extensionConfiguration(
                "config.xml",
                "<rtd_mappings><order><IncrementId>externalReference</IncrementId><GrandTotal>totalPriceGross</GrandTotal>"
                        + "</order></rtd_mappings>");

        OrderMapping standard = OrderMapping.standard();
        assertThat(file.applyTo(standard).rules(OrderPart.HEADER).rules())
                .isEqualTo(standard.rules(OrderPart.HEADER).rules());
    }

    @Test
    void aConfigurationWithMistakesIsRejectedByLineAndElement() {
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

    @Test
    void allMistakesOutsideRulesAreNamedAtOnce() {
        assertThatThrownBy(() -> MappingFile.properties("shop.properties", """
            order.onlyIf.retail = customer_group_id == '2'
            orderLine.onlyIf.mugs = sku is 'MUG-001'
            order.onlyIf = status is 'processing'
            inventory.quantiy = available
            inventory.custom.quantity = available
            carrier.DHL =
            store.uk.source = 'uk-shop'
            store.1.source = uk-shop
            selection.statusses = processing
            selection.states = procesing
            selection.stores = uk
            selection.placedSince = 1 December
            selection.paidOnly = yes
            selection.statuses =
            carier.DHL = dhl
            """))
                .isInstanceOf(InvalidMappingFileException.class)
                .hasMessage("""
                    shop.properties:1: order.onlyIf.retail: 'customer_group_id == '2'' is not a condition: expected a field, \
                    is or is not, texts in single quotes: customer_group_id is not '2' | '3'
                    shop.properties:2: orderLine.onlyIf.mugs: orderLine has no conditions; only these have: product, order, \
                    inventory, despatch
                    shop.properties:3: order.onlyIf: a condition needs a name: order.onlyIf.retail
                    shop.properties:4: inventory.quantiy: inventory has no property quantiy; did you mean quantity?
                    shop.properties:5: inventory.custom.quantity: inventory has no property custom.quantity; there \
                    are sku, quantity, is_in_stock
                    shop.properties:6: carrier.DHL: '' is not a carrier: expected the shop's code, optionally \
                    followed by a title in single quotes: dhl 'DHL Paket'
                    shop.properties:7: store.uk.source: 'uk.source' is not a setting of a store: expected store.1.source, \
                    store.1.channel or store.1.orderNumbers with the number of the store view, or store.other.source and store.other.channel for all others
                    shop.properties:8: store.1.source: a source must be a text in single quotes: 'uk-shop', not uk-shop
                    shop.properties:9: selection.statusses: a selection has no statusses; did you mean statuses?
                    shop.properties:10: selection.states: Magento has no state procesing; did you mean processing?
                    shop.properties:11: selection.stores: 'uk' is not the number of a store view: 1, 2
                    shop.properties:12: selection.placedSince: '1 December' is neither a date nor a time in UTC: 2026-12-01, or \
                    2026-12-01T06:00:00Z
                    shop.properties:13: selection.paidOnly: 'yes' is neither true nor false
                    shop.properties:14: selection.statuses: needs a value; any for no restriction
                    shop.properties:15: carier.DHL: there is no table carier; did you mean carrier?\
                    """);
    }
}
