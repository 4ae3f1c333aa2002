package io.github.orderflowmagento.mapping.order;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.OrderAddress;

import static org.assertj.core.api.Assertions.assertThat;

class AddressLinesTest {
    @Test
    void cityAndRegionFollowTheStreetWithoutGaps() {
        OrderAddress address = OrderAddress.builder()
                .street(List.of("1 High Street"))
                .city("Ely")
                .region("Cambs")
                .build();

        assertThat(lines(address)).containsExactly("1 High Street", "Ely", "Cambs");
    }

    @Test
    void aBlankCityLeavesNoGap() {
        OrderAddress address = OrderAddress.builder()
                .street(List.of("1 High Street"))
                .city(" ")
                .region("Cambs")
                .build();

        assertThat(lines(address)).containsExactly("1 High Street", "Cambs");
    }

    @Test
    void fourStreetLinesWithCityAndRegionFillAllSix() {
        OrderAddress address = OrderAddress.builder()
                .street(List.of("Flat 3", "12 O'Connell Street", "Near the park", "Floor 2"))
                .city("Limerick")
                .region("Munster")
                .build();

        assertThat(lines(address))
                .containsExactly("Flat 3", "12 O'Connell Street", "Near the park", "Floor 2", "Limerick", "Munster");
    }

    @Test
    void theFourthLineTakesWhatIsLeftOfALongerStreet() {
        OrderAddress address = OrderAddress.builder()
                .street(List.of("c/o Doe", "Flat 3", "Mill House", "1 High Street", "Littleport"))
                .city("Ely")
                .region("Cambs")
                .build();

        assertThat(lines(address))
                .containsExactly("c/o Doe", "Flat 3", "Mill House", "1 High Street, Littleport", "Ely", "Cambs");
    }

    private static List<String> lines(OrderAddress address) {
        return AddressRules.standard().apply("address", address).entrySet().stream()
                .filter(property -> property.getKey().startsWith("addressLine"))
                .map(Map.Entry::getValue)
                .toList();
    }
}
