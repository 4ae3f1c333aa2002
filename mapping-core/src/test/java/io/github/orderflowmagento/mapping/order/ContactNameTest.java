package io.github.orderflowmagento.mapping.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.mapping.MappingWarning;
import io.github.orderflowmagento.mapping.Recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ContactNameTest {
    private static final Instant EXPORTED_AT = Instant.parse("2026-11-23T04:50:09Z");

    private static final Map<String, @Nullable Object> DOCTOR =
            Map.of("prefix", "Dr", "firstname", " Ann ", "middlename", "M.", "lastname", "Tester", "suffix", "Jr");

    private static final OrderMapping STANDARD = OrderMapping.standard();

    private static final OrderMapping ALL_PARTS = STANDARD.withNameParts(NamePart.values());

    private final List<MappingWarning> warnings = new ArrayList<>();

    @Test
    void theStandardNameHasNoPrefixAndNoSuffix() {
        assertThat(deliveryName(STANDARD, DOCTOR)).isEqualTo("Ann M. Tester");
        assertThat(warnings).isEmpty();
    }

    @Test
    void aShopThatShowsPrefixAndSuffixMayHaveThemSent() {
        assertThat(deliveryName(ALL_PARTS, DOCTOR)).isEqualTo("Dr Ann M. Tester Jr");
        assertThat(warnings).isEmpty();
    }

    @Test
    void theOrderOfThePartsIsMagentos() {
        assertThat(deliveryName(STANDARD.withNameParts(NamePart.LAST, NamePart.FIRST), DOCTOR))
                .isEqualTo("Ann Tester");
    }

    @Test
    void aPartThatIsEmptyLeavesNoGap() {
        Map<String, @Nullable Object> parts = new HashMap<>(DOCTOR);
        parts.put("prefix", null);
        parts.put("middlename", " ");

        assertThat(deliveryName(ALL_PARTS, parts)).isEqualTo("Ann Tester Jr");
        assertThat(warnings).isEmpty();
    }

    @Test
    void aPartThatTheWebServiceDoesNotSendIsAWarning() {
        String name = deliveryName(ALL_PARTS, Map.of("firstname", "Ann", "lastname", "Tester"));

        assertThat(name).isEqualTo("Ann Tester");
        assertThat(warnings)
                .extracting(MappingWarning::summary)
                .containsExactly("contactName sent without the prefix", "contactName sent without the suffix");
    }

    @Test
    void aNameOfNoPartsIsRejected() {
        assertThatThrownBy(STANDARD::withNameParts).hasMessage("name parts: needs at least one");
    }

    private String deliveryName(OrderMapping mapping, Map<String, @Nullable Object> parts) {
        Map<String, @Nullable Object> order = new HashMap<>(
                Recorded.fields("order-info-before-partial-shipment").asMap());
        Map<String, @Nullable Object> address = new HashMap<>(Recorded.fields("order-info-before-partial-shipment")
                .nested("shipping_address")
                .asMap());
        address.keySet().removeAll(DOCTOR.keySet());
        address.putAll(parts);
        order.put("shipping_address", address);
        order.remove("billing_address");
        return mapping.map(Order.of(Fields.of(order)), EXPORTED_AT, warnings::add)
                .properties()
                .getOrDefault("deliveryContactName", "");
    }
}
