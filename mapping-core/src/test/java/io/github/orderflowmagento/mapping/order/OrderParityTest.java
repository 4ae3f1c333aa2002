package io.github.orderflowmagento.mapping.order;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import io.github.orderflowmagento.mapping.Differences;
import io.github.orderflowmagento.mapping.Recorded;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportOperation;
import io.github.orderflowmagento.orderflow.imports.ImportType;

import static org.assertj.core.api.Assertions.assertThat;

/** The same orders as the shop's web services give them, and as the extension sent them from inside the shop. */
class OrderParityTest {
    private static final OrderMapping MAPPING =
            OrderMapping.standard().withPaymentMethodTitles(Map.of("checkmo", "Check / Money order"));

    private static final Map<String, String> NO_FAX = Map.of("deliveryFax", "'' → absent", "invoiceFax", "'' → absent");

    /** An order in both recordings, and by name of the deviation how this library's properties differ: theirs → ours. */
    private record Pair(
            String order, String document, OrderMapping mapping, Map<String, Map<String, String>> deviations) {
        @Override
        public String toString() {
            return order + ", except " + new TreeMap<>(deviations).keySet();
        }
    }

    static Stream<Pair> pairs() {
        return Stream.of(
                new Pair(
                        "order-info-before-partial-shipment",
                        "order-export-batch",
                        MAPPING,
                        Map.of("H-17 an empty fax is absent", NO_FAX)),
                new Pair(
                        "order-info-processing-bundle-dynamic-simple",
                        "order-export-batch",
                        MAPPING,
                        Map.of("H-17 an empty fax is absent", NO_FAX)),
                new Pair(
                        "order-info-processing-gift-message",
                        "order-export-with-failures-and-duplicates",
                        MAPPING,
                        Map.of("H-17 an empty fax is absent", NO_FAX)),
                new Pair(
                        "order-info-processing-custom-option-changes-item-sku",
                        "order-export-all-the-rest",
                        MAPPING.withDiscountedLines(),
                        Map.of("H-17 an empty fax is absent", NO_FAX)),
                new Pair(
                        "order-info-processing-odd-skus",
                        "order-export-all-the-rest",
                        MAPPING.withDiscountedLines(),
                        Map.of("H-17 an empty fax is absent", NO_FAX)),
                new Pair(
                        "order-info-after-qty-fraction",
                        "order-export-all-the-rest",
                        MAPPING.withDiscountedLines(),
                        Map.of("H-17 an empty fax is absent", NO_FAX)),
                new Pair(
                        "order-info-partial-ship",
                        "order-export-all-the-rest",
                        MAPPING.withDiscountedLines(),
                        Map.of(
                                "H-17 an empty fax is absent",
                                NO_FAX,
                                "the quantity is what is left to ship",
                                Map.of("orderLine.1.quantity", "'3' → '2'"))),
                new Pair(
                        "order-info-processing-coupon-percent",
                        "order-export-discount-lines-enabled",
                        MAPPING.withDiscountedLines(),
                        Map.of(
                                "H-17 an empty fax is absent",
                                NO_FAX,
                                "H-06 a configurable's line carries its amounts",
                                Map.of(
                                        "orderLine.2.totalPriceNet", "absent → '54'",
                                        "orderLine.2.totalPriceGross", "absent → '64.8'",
                                        "orderLine.2.totalTax", "absent → '10.8'",
                                        "orderLine.2.unitPriceNet", "absent → '18'",
                                        "orderLine.2.unitPriceGross", "absent → '21.6'",
                                        "orderLine.2.unitTax", "absent → '3.6'"))),
                new Pair(
                        "order-info-processing-eur-de-store-vat-19",
                        "order-export-discount-lines-enabled",
                        MAPPING.withDiscountedLines(),
                        Map.of(
                                "H-17 an empty fax is absent",
                                NO_FAX,
                                "H-09 goods tax is in the order's currency",
                                Map.of("goodsTax", "'8.17' → '9.56'"))));
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void anOrderIsSentAsTheExtensionSentItButForTheNamedDeviations(Pair pair) {
        ImportItem theirs = sentByTheExtension(pair);

        ImportItem ours = pair.mapping().map(Recorded.order(pair.order()), exportedAt(theirs));

        Map<String, String> expected = new TreeMap<>();
        pair.deviations().values().forEach(expected::putAll);
        assertThat(Differences.between(theirs.properties(), ours.properties())).isEqualTo(expected);
        assertThat(Differences.sharedNames(ours.properties(), theirs.properties()))
                .isEqualTo(Differences.sharedNames(theirs.properties(), ours.properties()));
        assertThat(ours.externalReference()).isEqualTo(theirs.externalReference());
        assertThat(ours.type()).isEqualTo(theirs.type()).isEqualTo(ImportType.ORDER);
        assertThat(ours.operation()).isEqualTo(theirs.operation()).isEqualTo(ImportOperation.INSERT);
    }

    /** As the extension's library declares them; no field of the recorded shop fills all. */
    @Test
    void everyPropertyHasItsPlaceInTheOrderOfTheExtension() {
        assertThat(OrderMapping.standard().rules(OrderPart.HEADER).targets())
                .containsExactly(
                        "externalReference",
                        "paymentGatewayIdentifier",
                        "customerComment",
                        "totalPriceNet",
                        "totalPriceGross",
                        "totalTax",
                        "taxCode",
                        "shippingPriceNet",
                        "shippingPriceGross",
                        "shippingTax",
                        "shippingTaxCode",
                        "goodsPriceNet",
                        "goodsPriceGross",
                        "goodsTax",
                        "goodsTaxCode",
                        "currency",
                        "currencyUnits",
                        "promotionCode",
                        "promotionDescription",
                        "status",
                        "exported");
        assertThat(OrderMapping.standard().rules(OrderPart.LINE).targets())
                .containsExactly(
                        "product.externalReference",
                        "quantity",
                        "description",
                        "totalPriceNet",
                        "totalPriceGross",
                        "totalTax",
                        "totalTaxCode",
                        "unitPriceNet",
                        "unitPriceGross",
                        "unitTax",
                        "unitTaxCode",
                        "shipment");
    }

    private static ImportItem sentByTheExtension(Pair pair) {
        String number = Recorded.order(pair.order()).incrementId();
        return Recorded.imports(pair.document()).stream()
                .filter(item -> item.externalReference().equals(number))
                .findFirst()
                .orElseThrow();
    }

    private static Instant exportedAt(ImportItem sent) {
        return Instant.parse(Objects.requireNonNull(sent.properties().get("exported")) + "Z");
    }
}
