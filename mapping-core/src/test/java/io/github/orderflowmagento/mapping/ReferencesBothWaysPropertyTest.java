package io.github.orderflowmagento.mapping;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.statistics.Statistics;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderNumber;
import io.github.orderflowmagento.magento.model.Product;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.inventory.OrderedUnits;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.product.ProductMapping;
import io.github.orderflowmagento.mapping.shipment.Allocation;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static io.github.orderflowmagento.mapping.Rows.orderOf;
import static io.github.orderflowmagento.mapping.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;

/** For any names of products and orders, and any prefix, references map back to the original names. */
class ReferencesBothWaysPropertyTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @Property
    void stockComesBackToTheSkuThatTheProductWentOutUnder(
            @ForAll("prefixes") String prefix, @ForAll("names") String sku) {
        ReferenceMapping skus = ReferenceMapping.prefixed(prefix);

        ImportItem sent = ProductMapping.standard().withSkus(skus).map(product(sku), NOON);
        StockUpdate update = InventoryMapping.standard().withSkus(skus).map(line(sent.externalReference()));

        assertThat(sent.properties()).containsEntry("externalReference", sent.externalReference());
        assertThat(update.sku()).isEqualTo(sku);
    }

    @Property
    void theReferenceOfAnOrderLineIsTheProducts(@ForAll("prefixes") String prefix, @ForAll("names") String sku) {
        ReferenceMapping skus = ReferenceMapping.prefixed(prefix);
        Order order = orderOf(row(1, "simple", sku, "2").build());

        String ofLine = OrderMapping.standard()
                .withSkus(skus)
                .map(order, NOON)
                .properties()
                .getOrDefault("orderLine.1.product.externalReference", "");
        String ofProduct =
                ProductMapping.standard().withSkus(skus).map(product(sku), NOON).externalReference();

        assertThat(ofLine).isEqualTo(ofProduct);
    }

    @Property
    void aDespatchComesBackToTheRowAndTheOrderThatWentOut(
            @ForAll("prefixes") String prefix, @ForAll("names") String sku, @ForAll("names") String number) {
        OrderMapping mapping = OrderMapping.standard()
                .withSkus(ReferenceMapping.prefixed(prefix))
                .withOrderNumbers(ReferenceMapping.prefixed(prefix));
        Order order = Order.builder()
                .from(orderOf(row(7, "simple", sku, "2").build()))
                .incrementId(number)
                .build();

        ImportItem sent = mapping.map(order, NOON);
        String reference = sent.properties().getOrDefault("orderLine.1.product.externalReference", "");
        Allocation allocation = Allocation.of(order, List.of(despatched(reference)), mapping);

        assertThat(mapping.orderNumber(sent.externalReference())).contains(OrderNumber.of(number));
        assertThat(sent.properties())
                .containsEntry("externalReference", sent.externalReference())
                .containsEntry("shipment.externalReference", sent.externalReference());
        assertThat(allocation.leftovers()).isEmpty();
        assertThat(allocation.items()).containsExactly(Map.entry(7L, new BigDecimal("2")));
    }

    /** For any prefixes of the stores, an order's reference maps back to its number and store, or is rejected. */
    @Property
    void anOrderComesBackToItsStore(
            @ForAll("storePrefixes") String ofSecond,
            @ForAll("storePrefixes") String ofThird,
            @ForAll("storePrefixesOrNone") Optional<String> ofOthers,
            @ForAll("storeNumbers") String number,
            @ForAll @LongRange(min = 1, max = 4) long store) {
        Optional<OrderMapping> distinct = byStore(ofOthers, Map.of(2L, ofSecond, 3L, ofThird));
        Assume.that(distinct.isPresent());
        OrderMapping mapping = distinct.orElseThrow();
        Order order = Order.builder()
                .from(orderOf(row(7, "simple", "MUG-001", "2").build()))
                .incrementId(number)
                .storeId(store)
                .build();

        Optional<ImportItem> sent = imported(mapping, order);

        Statistics.label("refused").collect(sent.isEmpty());
        Optional<OrderNumber> back = sent.map(ImportItem::externalReference).flatMap(mapping::orderNumber);
        assertThat(back).isEqualTo(sent.map(item -> mapping.orderNumber(order)));
        back.ifPresent(known -> {
            assertThat(known.incrementId()).isEqualTo(number);
            assertThat(known.isOfStore(store)).isTrue();
        });
    }

    /** No two orders of a shop share a reference, whatever their stores call them. */
    @Property
    void noTwoOrdersOfOneNumberShareAReference(
            @ForAll("storePrefixes") String prefix,
            @ForAll("storeNumbers") String number,
            @ForAll("storeNumbers") String other) {
        OrderMapping mapping = OrderMapping.standard().withOrderNumbers(Map.of(2L, ReferenceMapping.prefixed(prefix)));

        Optional<String> first = reference(mapping, OrderNumber.of(number).notInStores(Set.of(2L)));
        Optional<String> second = reference(mapping, OrderNumber.of(other).inStore(2));

        assertThat(second).contains(prefix + other);
        assertThat(first).isNotEqualTo(second);
    }

    private static Optional<String> reference(OrderMapping mapping, OrderNumber number) {
        try {
            return Optional.of(mapping.reference(number));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Empty where two stores would have one reference for two orders. */
    private static Optional<OrderMapping> byStore(Optional<String> ofOthers, Map<Long, String> prefixes) {
        Map<Long, ReferenceMapping> references = new HashMap<>();
        prefixes.forEach((store, prefix) -> references.put(store, ReferenceMapping.prefixed(prefix)));
        try {
            return Optional.of(OrderMapping.standard()
                    .withOrderNumbers(ofOthers.map(ReferenceMapping::prefixed).orElse(ReferenceMapping.identity()))
                    .withOrderNumbers(references));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Optional<ImportItem> imported(OrderMapping mapping, Order order) {
        try {
            return Optional.of(mapping.map(order, NOON));
        } catch (MappingException e) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<Optional<String>> storePrefixesOrNone() {
        return storePrefixes().optional();
    }

    /** Short ones, that may begin alike. */
    @Provide
    Arbitrary<String> storePrefixes() {
        return Arbitraries.strings().withChars('A', '-', '0').ofMinLength(1).ofMaxLength(3);
    }

    /** Short ones that may begin with a prefix. */
    @Provide
    Arbitrary<String> storeNumbers() {
        return Arbitraries.oneOf(
                Arbitraries.strings()
                        .withChars('A', '-', '0', '1')
                        .ofMinLength(1)
                        .ofMaxLength(6),
                names());
    }

    @Property
    void demandIsCountedUnderTheShopsSku(@ForAll("prefixes") String prefix, @ForAll("names") String sku) {
        OrderMapping mapping = OrderMapping.standard().withSkus(ReferenceMapping.prefixed(prefix));

        assertThat(OrderedUnits.of(orderOf(row(1, "simple", sku, "2").build()), Optional.empty(), mapping))
                .extracting(OrderedUnits::sku)
                .containsExactly(sku);
    }

    @Property
    void referencesOfAnotherShopAreNotThisShops(
            @ForAll("prefixes") String ours, @ForAll("prefixes") String theirs, @ForAll("names") String sku) {
        String reference = ReferenceMapping.prefixed(theirs).toWarehouse(sku);
        Assume.that(!reference.startsWith(ours));

        assertThat(ReferenceMapping.prefixed(ours).toShop(reference)).isEmpty();
    }

    /** With lossy functions, as users may write them, every accepted reference maps back. */
    @Property
    void everyAcceptedNameIsConvertedBack(@ForAll("lossy") ReferenceMapping lossy, @ForAll("shortNames") String name) {
        Optional<String> reference = reference(lossy, name);

        reference.ifPresent(sent -> assertThat(lossy.toShop(sent)).contains(name));
        Statistics.label("refused").collect(reference.isEmpty());
    }

    @Property
    void noTwoAcceptedNamesShareAReference(
            @ForAll("lossy") ReferenceMapping lossy,
            @ForAll("shortNames") String one,
            @ForAll("shortNames") String other) {
        Assume.that(!one.equals(other));
        Optional<String> first = reference(lossy, one);

        assertThat(first.isPresent() && first.equals(reference(lossy, other))).isFalse();
    }

    private static Optional<String> reference(ReferenceMapping mapping, String name) {
        try {
            return Optional.of(mapping.toWarehouse(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    @Provide
    Arbitrary<ReferenceMapping> lossy() {
        return Arbitraries.of(
                ReferenceMapping.of("in capitals", name -> name.toUpperCase(Locale.ROOT), Optional::of),
                ReferenceMapping.of("without blanks", name -> name.replace(" ", ""), Optional::of),
                ReferenceMapping.of(
                        "cut",
                        name -> name.substring(0, Math.min(2, name.length())),
                        reference -> Optional.of(reference + "a")),
                ReferenceMapping.of("same for all", name -> "X", reference -> Optional.of("a")));
    }

    @Provide
    Arbitrary<String> shortNames() {
        return Arbitraries.strings()
                .withChars('a', 'A', 'b', ' ')
                .ofMinLength(1)
                .ofMaxLength(3);
    }

    @Provide
    Arbitrary<String> prefixes() {
        return Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars('-', '.', '_', '/', ' ', 'Ü')
                .ofMinLength(1)
                .ofMaxLength(6)
                .filter(text -> !text.isBlank() && text.equals(text.stripLeading()));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withCharRange('a', 'z')
                .withCharRange('0', '9')
                .withChars('-', '.', '_', '/', ' ', '+', '&', '$', '\\', 'Ü', 'ß')
                .ofMinLength(1)
                .ofMaxLength(40)
                .filter(text -> !text.isBlank());
    }

    private static Product product(String sku) {
        return Product.of(Fields.of(Map.of("product_id", "1", "sku", sku, "type", "simple", "name", "A product")));
    }

    private static InventoryLine line(String reference) {
        return InventoryLine.builder()
                .externalReference(reference)
                .putAttributes("externalReference", reference)
                .putAttributes("quantity", "5")
                .build();
    }

    private static DespatchLine despatched(String reference) {
        return DespatchLine.builder()
                .externalReference(reference)
                .quantity(new BigDecimal("2"))
                .build();
    }
}
