package io.github.orderflowmagento.mapping;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.mapping.channel.ChannelRouting;
import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.order.ByStore;
import io.github.orderflowmagento.mapping.order.NamePart;
import io.github.orderflowmagento.mapping.order.OrderLine;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.mapping.order.OrderSource;
import io.github.orderflowmagento.mapping.product.ProductMapping;

import static org.assertj.core.api.Assertions.assertThat;

/** The fields of orders and products that a mapping requests. */
class ProjectionsTest {
    private static final OrderMapping ORDERS = OrderMapping.standard();
    private static final ProductMapping PRODUCTS = ProductMapping.standard();

    static Stream<OrderMapping> mappingsOfTheLibrary() {
        return Stream.of(
                ORDERS,
                ORDERS.withDiscountedLines(),
                ORDERS.inBaseCurrency(),
                ORDERS.withSharedBundleAmounts(),
                ORDERS.withFixedAddressLines(),
                ORDERS.withNameParts(NamePart.PREFIX, NamePart.LAST),
                ORDERS.withPaymentMethodTitles(Map.of("checkmo", "Cheque")),
                ORDERS.withGiftMessages(),
                ORDERS.withPromotionsOnLines(),
                ORDERS.withTaxCodes(Map.of(BigDecimal.TEN, "T1")),
                ORDERS.withShipmentWeight("kg"),
                ORDERS.withSources(ByStore.of(Map.of(1L, "uk"))),
                ORDERS.withOrderNumbers(ReferenceMapping.prefixed("UK-")),
                ORDERS.withSkus(ReferenceMapping.prefixed("UK-")));
    }

    @ParameterizedTest
    @MethodSource("mappingsOfTheLibrary")
    void everyStandardOrderRuleDeclaresItsFields(OrderMapping mapping) {
        assertThat(mapping.projection().isWhole()).isFalse();
        assertThat(mapping.projection().names())
                .contains(
                        "order_currency_units",
                        "shipping_address.evening_telephone",
                        "billing_address.mobile_telephone",
                        "shipping_discount_amount",
                        "items.weee_tax_applied_row_amount");
        assertThat(mapping.projectionOfReferences().names()).isEmpty();
        assertThat(mapping.projectionOfReferences().isWhole()).isFalse();
    }

    static Stream<ProductMapping> productMappingsOfTheLibrary() {
        return Stream.of(
                PRODUCTS,
                PRODUCTS.withSkus(ReferenceMapping.prefixed("UK-")),
                PRODUCTS.withParentImages(Map.of()),
                PRODUCTS.withWeightUnits("kg"),
                PRODUCTS.withTaxCodes(Map.of(1L, "T1")),
                PRODUCTS.withTaxAdded(Map.of(1L, BigDecimal.TEN)),
                PRODUCTS.withTaxTakenOut(Map.of(1L, BigDecimal.TEN)),
                PRODUCTS.withCurrency("GBP"));
    }

    @ParameterizedTest
    @MethodSource("productMappingsOfTheLibrary")
    void everyStandardProductRuleDeclaresItsFields(ProductMapping mapping) {
        assertThat(mapping.projection().isWhole()).isFalse();
        assertThat(mapping.projection().names()).contains("barcode", "physical_storage_types", "volume");
    }

    @Test
    void aNamedFieldIsReadAtItsPathInTheOrder() {
        OrderMapping mapping = ORDERS.withField(OrderPart.HEADER, "ip", "remote_ip")
                .withField(OrderPart.SHIPMENT, "card", "payment.additional_information")
                .withField(OrderPart.DELIVERY_ADDRESS, "first", "street1")
                .withField(OrderPart.INVOICE_ADDRESS, "kind", "address_type")
                .withField(OrderPart.LINE, "cost", "base_cost")
                .withField(OrderPart.LINE, "before", "priced.original_price")
                .withField(OrderPart.LINE, "quote", "order.quote_id");

        assertThat(mapping.projection().names())
                .contains(
                        "remote_ip",
                        "payment.additional_information",
                        "shipping_address.street",
                        "billing_address.address_type",
                        "items.base_cost",
                        "items.original_price",
                        "quote_id");
    }

    @Test
    void fieldsNamedInAFileAreRead() {
        MappingFile file = MappingFile.properties("shop.properties", """
                order.custom.ip = remote_ip + ' ' + x_forwarded_for
                order.onlyIf.retail = customer_group_id is not '2'
                order.onlyIf.web = quote_id is not ''
                orderLine.custom.cost = base_cost | 'none'
                product.custom.text = customs_text
                product.onlyIf.sold = for_sale is '1'
                """);

        assertThat(file.applyTo(ORDERS).projection().isWhole()).isFalse();
        assertThat(file.applyTo(ORDERS).projection().names())
                .contains("remote_ip", "x_forwarded_for", "customer_group_id", "quote_id", "items.base_cost");
        assertThat(file.applyTo(PRODUCTS).projection().isWhole()).isFalse();
        assertThat(file.applyTo(PRODUCTS).projection().names()).contains("customs_text", "for_sale");
    }

    static Stream<OrderMapping> mappingsOfWhichNobodyKnowsWhatTheyRead() {
        return Stream.of(
                ORDERS.with(
                        OrderPart.HEADER,
                        Rule.optional(
                                "ip", "remote_ip", from -> from.order().fields().text("remote_ip"))),
                ORDERS.with(
                        OrderPart.LINE,
                        Rule.optional(
                                "cost",
                                "base_cost",
                                from -> from.item().fields().text("base_cost"))),
                ORDERS.change(
                        OrderPart.DELIVERY_ADDRESS,
                        rules -> rules.decorate(
                                "postCode",
                                rule -> rule.when(
                                        "of a kind", address -> address.fields().has("address_type")))),
                ORDERS.onlyIf(
                        "not from here",
                        order -> order.fields().text("remote_ip").isPresent()));
    }

    @ParameterizedTest
    @MethodSource("mappingsOfWhichNobodyKnowsWhatTheyRead")
    void anUndeclaredFunctionReadsTheWholeOrder(OrderMapping mapping) {
        assertThat(mapping.projection().isWhole()).isTrue();
    }

    @Test
    void anUndeclaredConditionReadsTheWholeProduct() {
        assertThat(PRODUCTS.onlyIf("heavy", from -> from.product().weight().isPresent())
                        .projection()
                        .isWhole())
                .isTrue();
    }

    @Test
    void aRuleThatDeclaresItsFieldsReadsOnlyThem() {
        Rule<OrderSource> rule =
                Rule.optional("ip", "remote_ip", from -> from.order().fields().text("remote_ip"));

        assertThat(ORDERS.with(OrderPart.HEADER, rule.reading(Set.of("remote_ip")))
                        .projection()
                        .names())
                .contains("remote_ip");
        assertThat(ORDERS.with(OrderPart.HEADER, rule.readingOnly("remote_ip"))
                        .projection()
                        .names())
                .contains("remote_ip");
    }

    @Test
    void aChangeOfTheTextAloneReadsNothingMore() {
        assertThat(ORDERS.change(
                                OrderPart.HEADER,
                                rules -> rules.decorate(
                                        "status",
                                        rule -> rule.map("marked", text -> text + "!")
                                                .orElse("none")
                                                .strict()))
                        .projection()
                        .isWhole())
                .isFalse();
    }

    @Test
    void lineReferencesFollowFromWhatTheirRuleReads() {
        OrderMapping mapping = ORDERS.with(
                OrderPart.LINE,
                Rule.<OrderLine>optional(
                                "product.externalReference",
                                "sku",
                                line -> Optional.of(line.item().sku().orElse("")))
                        .reading(Set.of("simple_sku")));

        assertThat(mapping.projectionOfReferences().names()).containsExactly("items.simple_sku");
    }

    @Test
    void onlyCustomRoutingReadsEverything() {
        ChannelRouting own = ChannelRouting.of("by group", Set.of("a"), order -> Optional.of("a"), product -> Set.of());

        assertThat(own.projection().isWhole()).isTrue();
        assertThat(own.otherwise("b").projection().isWhole()).isTrue();
        assertThat(ChannelRouting.byNumber(Map.of(1L, "a"), Map.of(1L, "a"))
                        .otherwise("b")
                        .projection()
                        .isWhole())
                .isFalse();
    }
}
