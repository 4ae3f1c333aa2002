package io.github.orderflowmagento.mapping.order;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderNumber;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.file.InvalidMappingFileException;
import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.merchant.Mappings;

import static io.github.orderflowmagento.mapping.Rows.orderOf;
import static io.github.orderflowmagento.mapping.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** References at OrderFlow for orders of stores that use the same numbers. */
class OrderNumbersByStoreTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String NUMBER = "000000001";
    private static final OrderNumber OF_OTHERS = OrderNumber.of(NUMBER).notInStores(Set.of(2L));
    private static final OrderNumber OF_SECOND = OrderNumber.of(NUMBER).inStore(2);
    private static final ReferenceMapping FRENCH = ReferenceMapping.prefixed("FR-");
    private static final OrderMapping BY_STORE = OrderMapping.standard().withOrderNumbers(Map.of(2L, FRENCH));

    private static Order in(Optional<Long> store) {
        return Order.builder()
                .from(orderOf(row(7, "simple", "MUG-001", "2").build()))
                .incrementId(NUMBER)
                .storeId(store)
                .build();
    }

    @Test
    void theOrderGoesOutByTheReferenceOfItsStore() {
        assertThat(BY_STORE.map(in(Optional.of(2L)), NOON).properties())
                .containsEntry("externalReference", "FR-000000001")
                .containsEntry("shipment.externalReference", "FR-000000001");
        assertThat(BY_STORE.map(in(Optional.of(1L)), NOON).properties())
                .containsEntry("externalReference", NUMBER)
                .containsEntry("shipment.externalReference", NUMBER);
    }

    @Test
    void theReferenceLeadsBackToTheOrderOfTheStore() {
        assertThat(BY_STORE.orderNumber("FR-000000001")).contains(OF_SECOND);
        assertThat(BY_STORE.orderNumber(NUMBER)).contains(OF_OTHERS);
    }

    @Test
    void theKeyNamesTheStoreThatHasReferencesOfItsOwn() {
        assertThat(BY_STORE.orderNumber(in(Optional.of(2L)))).hasToString("000000001 (store 2)");
        assertThat(BY_STORE.orderNumber(in(Optional.of(1L)))).hasToString(NUMBER);
        assertThat(OrderMapping.standard().orderNumber(in(Optional.of(2L)))).hasToString(NUMBER);
    }

    @Test
    void allOthersKeepThePrefixOfTheShop() {
        OrderMapping mapping = BY_STORE.withOrderNumbers(ReferenceMapping.prefixed("UK-"));

        assertThat(mapping.reference(OF_OTHERS)).isEqualTo("UK-000000001");
        assertThat(mapping.reference(OF_SECOND)).isEqualTo("FR-000000001");
        assertThat(mapping.orderNumber(NUMBER)).isEmpty();
    }

    @Test
    void theLongerOfTwoPrefixesCounts() {
        OrderMapping mapping = OrderMapping.standard()
                .withOrderNumbers(Map.of(2L, ReferenceMapping.prefixed("F"), 3L, ReferenceMapping.prefixed("FR-")));

        assertThat(mapping.orderNumber("FR-1")).contains(OrderNumber.of("1").inStore(3));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> mapping.reference(OrderNumber.of("R-1").inStore(2)))
                .withMessage(
                        "order R-1 (store 2) of store 2 would be sent as 'FR-1', which is converted back to order 1 of store"
                                + " 3: its despatches would not find it. Give its store another prefix");
    }

    @Test
    void anOrderWithoutStoreIsRejectedByName() {
        assertThatExceptionOfType(MappingException.class)
                .isThrownBy(() -> BY_STORE.map(in(Optional.empty()), NOON))
                .withMessageContaining("order 000000001: the shop did not send its store, which determines the"
                        + " references of stores 2");
    }

    @Test
    void twoStoresWithOneReferenceForTwoOrdersAreRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderMapping.standard().withOrderNumbers(Map.of(2L, FRENCH, 3L, FRENCH)))
                .withMessageStartingWith(
                        "order numbers: order 000000001 of store 3 and that of store 2 would have the reference 'FR-000000001'");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OrderMapping.standard().withOrderNumbers(Map.of(2L, ReferenceMapping.identity())))
                .withMessageContaining("that of all other stores would have the reference '000000001'");
    }

    @Test
    void aRuleWithAnotherReferenceForAStoreIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BY_STORE.with(
                        OrderPart.HEADER,
                        Rule.always(
                                "externalReference",
                                "number",
                                from -> from.order().incrementId())))
                .withMessageContaining("gives '100000001', but the order is exported as 'FR-100000001'");
    }

    @Test
    void aFileGivesTheOrdersOfAStoreAPrefix() {
        Mappings mappings = Mappings.standard()
                .with(MappingFile.properties(
                        "shop.properties",
                        "reference.orderNumbers = prefix 'UK-'\nstore.2.orderNumbers = prefix 'FR-'"));

        assertThat(mappings.order().reference(OF_SECOND)).isEqualTo("FR-000000001");
        assertThat(mappings.order().reference(OF_OTHERS)).isEqualTo("UK-000000001");
        assertThat(mappings.describe().toString())
                .contains("increment_id | with prefix 'FR-' in store 2, with prefix 'UK-' in any other");
    }

    @Test
    void aFileWithAPrefixForAllStoresIsRejectedByLine() {
        assertThatExceptionOfType(InvalidMappingFileException.class)
                .isThrownBy(() -> MappingFile.properties("shop.properties", "store.other.orderNumbers = prefix 'FR-'"))
                .withMessage(
                        "shop.properties:1: store.other.orderNumbers: 'other.orderNumbers' is not a setting of a store: expected store.1.orderNumbers with the number of the store view, and reference.orderNumbers for all"
                                + " others");
    }

    @Test
    void aFileDefinesAStoresPrefixOnce() {
        assertThatExceptionOfType(InvalidMappingFileException.class)
                .isThrownBy(() -> MappingFile.properties(
                        "shop.properties", "store.2.orderNumbers = prefix 'FR-'\nstore.02.orderNumbers = prefix 'F-'"))
                .withMessageContaining("shop.properties:2: store.02.orderNumbers");
    }
}
