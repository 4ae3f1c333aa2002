package io.github.orderflowmagento.mapping.file;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.model.AttributeOptions;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.Recorded;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.SourceTable;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.mapping.order.OrderSelection;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.mapping.shipment.CarrierTable;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.testing.InMemoryMagento;

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
    void aConditionSkipsWhatDoesNotMeetIt() {
        OrderMapping retail = MappingFile.properties(
                        "shop.properties", "order.onlyIf.retail = customer_group_id is not '2' | '3'")
                .applyTo(OrderMapping.standard());

        assertThat(retail.reasonToSkip(order("customer_group_id", "1"))).isEmpty();
        assertThat(retail.reasonToSkip(order("customer_group_id", "3")))
                .contains("it does not meet: retail (customer_group_id is not '2' | '3')");
        assertThat(retail.conditions().all())
                .singleElement()
                .satisfies(condition -> assertThat(condition.origin()).hasToString("file shop.properties:1"));
    }

    @Test
    void nothingInAFieldIsAnEmptyText() {
        OrderMapping gifts = MappingFile.properties(
                        "shop.properties", "order.onlyIf.gifts = gift_message.message is not ''")
                .applyTo(OrderMapping.standard());

        assertThat(gifts.reasonToSkip(order("gift_message", Map.of("message", "Hello"))))
                .isEmpty();
        assertThat(gifts.reasonToSkip(order("gift_message", ""))).isPresent();
    }

    @Test
    void aNumberOfMagentosIsTheSameWithoutItsDecimals() {
        MappingFile file = MappingFile.properties(
                "shop.properties", "order.onlyIf.free = grand_total is '0'\nproduct.onlyIf.old = model is '1.1'");

        assertThat(file.applyTo(OrderMapping.standard()).reasonToSkip(order("grand_total", "0.0000")))
                .isEmpty();
        assertThat(file.applyTo(OrderMapping.standard()).reasonToSkip(order("grand_total", "0.0100")))
                .isPresent();
        assertThat(file.applyTo(ProductMapping.standard()).reasonToSkip(product("model", "1.10"), NOON, Map.of()))
                .isPresent();
    }

    @Test
    void anEntityWithoutAConditionsFieldIsRejectedByName() {
        OrderMapping orders = MappingFile.properties(
                        "shop.properties", "order.onlyIf.retail = customer_group_id is not '2'")
                .applyTo(OrderMapping.standard());
        InventoryMapping inventory = MappingFile.properties(
                        "shop.properties", "inventory.onlyIf.uk = site is 'UK1' | 'UK2'")
                .applyTo(InventoryMapping.standard());
        Order untold = order("coupon_code", "TENOFF");

        assertThatThrownBy(() -> orders.reasonToSkip(untold))
                .isInstanceOfSatisfying(
                        MappingException.class,
                        refused -> assertThat(refused.isUntold()).isTrue())
                .hasMessage("order 100000001: the shop did not send customer_group_id, which the condition 'retail'"
                        + " requires");
        assertThat(orders.isTold(untold)).isFalse();
        assertThat(orders.isTold(order("customer_group_id", "2"))).isTrue();
        assertThatThrownBy(() -> inventory.reasonToSkip(line("quantity", "7")))
                .hasMessage("inventory of MUG-001: the warehouse did not send site, which the condition 'uk' requires");
        assertThat(inventory.reasonToSkip(line("site", "UK2"))).isEmpty();
        assertThat(inventory.reasonToSkip(line("site", "DE1"))).isPresent();
    }

    @Test
    void conditionsReadTheFieldsOfAShopInMemory() {
        MappingFile file = MappingFile.properties(
                "shop.properties",
                "order.onlyIf.retail = customer_group_id is not '2'\nproduct.onlyIf.sold = range is 'Core'");
        OrderMapping orders = file.applyTo(OrderMapping.standard());
        ProductMapping products = file.applyTo(ProductMapping.standard());
        InMemoryMagento shop = new InMemoryMagento();
        Order retail =
                shop.addOrder("100000001").field("customer_group_id", "1").value();
        Order wholesale =
                shop.addOrder("100000002").field("customer_group_id", "2").value();
        Product core = shop.addProduct("MUG-001").attribute("range", "Core").value();

        assertThat(orders.reasonToSkip(retail)).isEmpty();
        assertThat(orders.reasonToSkip(wholesale)).isPresent();
        assertThat(products.reasonToSkip(core, NOON, Map.of())).isEmpty();
    }

    @Test
    void aChoiceIsAskedForByItsLabel() {
        ProductMapping blue = MappingFile.properties("shop.properties", "product.onlyIf.blue = color is 'Blue'")
                .applyTo(ProductMapping.standard());
        Map<String, AttributeOptions> options = Map.of(
                "color",
                AttributeOptions.builder()
                        .attributeCode("color")
                        .putOptions("11", "Blue")
                        .putOptions("12", "Red")
                        .build());

        assertThat(blue.choices(product("color", "11"), NOON)).contains("color");
        assertThat(blue.reasonToSkip(product("color", "11"), NOON, options)).isEmpty();
        assertThat(blue.reasonToSkip(product("color", "12"), NOON, options)).isPresent();
    }

    @Test
    void theNumberOfAnOptionIsNoAnswerToACondition() {
        ProductMapping core = MappingFile.properties("shop.properties", "product.onlyIf.range = range is 'Core'")
                .applyTo(ProductMapping.standard());
        ProductMapping notCore = ProductMapping.standard()
                .onlyIf("not core", from -> !from.attribute("range").equals(Optional.of("Core")));

        for (ProductMapping mapping : List.of(core, notCore)) {
            assertThat(mapping.conditionChoices(product("range", "11"), NOON)).containsExactly("range");
            assertThatThrownBy(() -> mapping.reasonToSkip(product("range", "11"), NOON, Map.of()))
                    .isInstanceOfSatisfying(
                            MappingException.class,
                            refused -> assertThat(refused.isUntold()).isTrue())
                    .hasMessage("product MUG-001: a condition requires the options of [range], which are unknown");
        }
        assertThat(core.reasonToSkip(product("range", "Core"), NOON, Map.of())).isEmpty();
    }

    @Test
    void theSkuIsNoChoiceThoughItMayBeANumber() {
        ProductMapping mapping = MappingFile.properties("shop.properties", "product.onlyIf.mine = sku is '1001'")
                .applyTo(ProductMapping.standard());

        assertThat(mapping.reasonToSkip(
                        Product.of(Fields.of(Map.of("product_id", "1", "sku", "1001", "type", "simple"))),
                        NOON,
                        Map.of()))
                .isEmpty();
    }

    @Test
    void aConditionIsTakenOut() {
        OrderMapping mapping = OrderMapping.standard().onlyIf("retail", order -> false);

        assertThat(MappingFile.properties("shop.properties", "order.onlyIf.retail =")
                        .applyTo(mapping)
                        .conditions()
                        .all())
                .isEmpty();
        assertThatThrownBy(() -> MappingFile.properties("shop.properties", "order.onlyIf.retial =")
                        .applyTo(mapping))
                .isInstanceOf(InvalidMappingFileException.class)
                .hasMessage(
                        "shop.properties:1: order.onlyIf.retial: there is no condition retial; did you mean retail?");
    }

    @Test
    void aSourceIsOfInventoryAndDespatchesAlike() {
        MappingFile file = MappingFile.json("shop.json", "{\"warehouse\": {\"W 1\": {\"source\": \"'uk_north'\"}}}");
        SourceTable table = SourceTable.by("warehouse").with("W 1", "uk_north");

        assertThat(file.applyTo(InventoryMapping.standard()).sources()).contains(table);
        assertThatThrownBy(() -> file.applyTo(ShipmentMapping.standard())
                        .source(DespatchNotification.builder()
                                .orderReference("100000009")
                                .messageId(5512)
                                .build()))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("its warehouse, which determines its source, is missing");
    }

    @Test
    void placesAreNamedByOneField() {
        MappingFile file = MappingFile.properties(
                "shop.properties", "site.UK1.source = 'uk_north'\nchannel.uk.source = 'uk_north'");

        assertThatThrownBy(() -> file.applyTo(InventoryMapping.standard()))
                .isInstanceOf(InvalidMappingFileException.class)
                .hasMessage(
                        "shop.properties:2: channel.uk.source: places must all be named by the same one of [site, channel, warehouse]");
    }

    @Test
    void inventoryAndDespatchesAreMappedByAFileToo() {
        MappingFile file = MappingFile.properties("shop.properties", """
            inventory.quantity     = available
            despatch.comment       = comment | serviceName
            despatch.onlyIf.ours   = courierName is not 'Collection'
            carrier.Royal Mail     = royalmail
            carrier.DHL Express    = dhl 'DHL Paket'
            """);
        DespatchNotification despatch = DespatchNotification.builder()
                .orderReference("100000001")
                .messageId(1)
                .courierName("DHL")
                .serviceName("Express")
                .trackingNumber("JD1")
                .build();
        ShipmentMapping shipments = file.applyTo(ShipmentMapping.standard());

        assertThat(file.applyTo(InventoryMapping.standard())
                        .map(line("available", "5"))
                        .quantity())
                .isEqualByComparingTo("5");
        assertThat(shipments.planWithoutItems(despatch).comment()).contains("Express");
        assertThat(shipments.planWithoutItems(despatch).tracks())
                .containsExactly(Track.builder()
                        .carrierCode("dhl")
                        .title("DHL Paket")
                        .number("JD1")
                        .build());
        assertThat(shipments.carriers().codes()).containsExactly("royalmail", "dhl", "custom");
        assertThat(shipments.reasonToSkip(despatch)).isEmpty();
        assertThat(shipments.reasonToSkip(DespatchNotification.builder()
                        .from(despatch)
                        .courierName("Collection")
                        .build()))
                .contains("it does not meet: ours (courierName is not 'Collection')");
    }

    @Test
    void carriersOfAFileAreAddedToThoseThatAreKnown() {
        ShipmentMapping known = ShipmentMapping.standard()
                .withCarriers(CarrierTable.empty().with("UPS", "ups").with("Royal Mail", "ups"));

        assertThat(MappingFile.properties("shop.properties", "carrier.Royal Mail = royalmail")
                        .applyTo(known)
                        .carriers()
                        .codes())
                .containsExactly("ups", "royalmail", "custom");
    }

    @Test
    void carriersOfAFileLeaveRulesOfOnesOwn() {
        ShipmentMapping mapping = ShipmentMapping.standard().with(Rule.constant("track.carrier_code", "ours"));
        for (MappingFile file : List.of(
                MappingFile.properties("one.properties", "despatch.track.title = courierName"),
                MappingFile.properties("two.properties", "carrier.DHL = dhl 'DHL Paket'"))) {
            mapping = file.applyTo(mapping);
        }

        assertThat(mapping.planWithoutItems(despatchBy("DHL")).tracks())
                .containsExactly(Track.builder()
                        .carrierCode("ours")
                        .title("DHL")
                        .number("JD1")
                        .build());
    }

    @Test
    void carriersOfASecondFileAreAddedToThoseOfTheFirst() {
        ShipmentMapping mapping = ShipmentMapping.standard();
        for (MappingFile file : List.of(
                MappingFile.properties("one.properties", "carrier.DHL = dhl 'DHL Paket'"),
                MappingFile.properties("two.properties", "carrier.UPS = ups 'By UPS'"))) {
            mapping = file.applyTo(mapping);
        }

        assertThat(mapping.planWithoutItems(despatchBy("DHL")).tracks())
                .extracting(track -> track.title().orElseThrow())
                .containsExactly("DHL Paket");
        assertThat(mapping.planWithoutItems(despatchBy("UPS")).tracks())
                .extracting(track -> track.title().orElseThrow())
                .containsExactly("By UPS");
    }

    @Test
    void sourcesGoByStoreView() {
        OrderMapping mapping = MappingFile.properties("shop.properties", """
            store.1.source     = 'uk-shop'
            store.other.source = 'webshop'
            """).applyTo(OrderMapping.standard());

        assertThat(mapping.map(Recorded.order("order-info-pending-plain-guest"), NOON)
                        .properties())
                .containsEntry("source", "uk-shop");
        assertThat(mapping.map(Recorded.order("order-info-processing-eur-de-store-vat-19"), NOON)
                        .properties())
                .containsEntry("source", "webshop");
        assertThat(mapping.rules(OrderPart.HEADER).rule("source").origin()).hasToString("file shop.properties:1");
    }

    @Test
    void aFileSaysWhichOrdersAreExported() {
        OrderSelection selection =
                MappingFile.properties("shop.properties", """
                    selection.statuses    = processing, picking
                    selection.states      = processing
                    selection.stores      = 1, 3
                    selection.placedSince = 2026-12-01
                    selection.paidOnly    = true
                    """).applyTo(OrderSelection.standard());

        assertThat(selection)
                .isEqualTo(OrderSelection.builder()
                        .addStatuses("processing", "picking")
                        .addStates(OrderState.PROCESSING)
                        .addStoreIds(1, 3)
                        .placedSince(Instant.parse("2026-12-01T00:00:00Z"))
                        .paidOnly(true)
                        .build());
        assertThat(MappingFile.properties("shop.properties", "selection.statuses = any")
                        .applyTo(OrderSelection.standard())
                        .statuses())
                .isEmpty();
    }

    @Test
    void jsonSaysAllOfThisToo() {
        MappingFile file = MappingFile.json("shop.json", """
            {
              "order": {"onlyIf.retail": "customer_group_id is not '2'"},
              "inventory": {"onlyIf": {"uk": "site is 'UK1'"}},
              "carrier": {"Royal Mail": "royalmail"},
              "store": {"1": {"source": "'uk-shop'"}},
              "selection": {"statuses": "processing, picking"}
            }
            """);

        assertThat(file.applyTo(OrderMapping.standard()).reasonToSkip(order("customer_group_id", "2")))
                .isPresent();
        assertThat(file.applyTo(InventoryMapping.standard()).reasonToSkip(line("site", "UK2")))
                .isPresent();
        assertThat(file.applyTo(ShipmentMapping.standard()).carriers().codes()).contains("royalmail");
        assertThat(file.applyTo(OrderMapping.standard())
                        .rules(OrderPart.HEADER)
                        .rule("source")
                        .origin())
                .hasToString("file shop.json:5");
        assertThat(file.applyTo(OrderSelection.standard()).statuses())
                .containsExactlyInAnyOrder("processing", "picking");
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

    private static Order order(String field, Object value) {
        return Order.of(
                Fields.of(Map.of("order_id", "1", "increment_id", "100000001", "items", List.of(), field, value)));
    }

    private static DespatchNotification despatchBy(String courier) {
        return DespatchNotification.builder()
                .orderReference("100000001")
                .messageId(1)
                .courierName(courier)
                .trackingNumber("JD1")
                .build();
    }

    private static InventoryLine line(String attribute, String value) {
        return InventoryLine.builder()
                .externalReference("MUG-001")
                .putAttributes(attribute, value)
                .build();
    }
}
