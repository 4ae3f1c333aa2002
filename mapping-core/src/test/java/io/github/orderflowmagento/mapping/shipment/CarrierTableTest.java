package io.github.orderflowmagento.mapping.shipment;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import io.github.orderflowmagento.mapping.shipment.CarrierTable.Carrier;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static io.github.orderflowmagento.mapping.shipment.Despatches.despatchOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class CarrierTableTest {
    private static final CarrierTable TABLE = CarrierTable.empty()
            .with("Royal Mail", "royalmail")
            .with("Royal Mail Special Delivery", "royalmail_sd", "Guaranteed by one")
            .with("DHL", "dhl");

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({
        "Royal Mail,    Tracked 24,       royalmail",
        "Royal Mail,    Special Delivery, royalmail_sd",
        "ROYAL  MAIL,   special delivery, royalmail_sd",
        "royalmail,     ,                 royalmail",
        "' DHL ',       Express,          dhl",
        "Yodel,         ,                 custom",
        ",              Tracked 24,       custom",
        ",              ,                 custom"
    })
    void courierAndServiceCountBeforeTheCourierAlone(String courier, String service, String code) {
        assertThat(TABLE.carrierOf(despatch(courier, service)).code()).isEqualTo(code);
    }

    @Test
    void aCarrierMayHaveATitleOfTheShops() {
        assertThat(TABLE.carrierOf(despatch("Royal Mail", "Special Delivery")))
                .isEqualTo(new Carrier("royalmail_sd", Optional.of("Guaranteed by one")));
        assertThat(TABLE.carrierOf(despatch("DHL", "Express"))).isEqualTo(new Carrier("dhl", Optional.empty()));
    }

    @Test
    void withoutAnEntryEveryCourierIsCustom() {
        assertThat(CarrierTable.empty().carrierOf(despatch("DHL", "Express")).code())
                .isEqualTo("custom");
    }

    @Test
    void aLaterEntryTakesThePlaceOfTheOneForTheSameCourier() {
        CarrierTable changed = TABLE.with("dhl", "ups");

        assertThat(changed.carrierOf(despatch("DHL", "")).code()).isEqualTo("ups");
        assertThat(TABLE.carrierOf(despatch("DHL", "")).code()).isEqualTo("dhl");
    }

    @Test
    void theCodesCanBeComparedWithTheShopsCarriers() {
        assertThat(TABLE.codes()).containsExactly("royalmail", "royalmail_sd", "dhl", "custom");
    }

    @Test
    void aTableMayComeFromProperties() {
        CarrierTable table = CarrierTable.of(Map.of("Royal Mail", "royalmail"));

        assertThat(table.carrierOf(despatch("Royal Mail", "Tracked 24")))
                .isEqualTo(new Carrier("royalmail", Optional.empty()));
    }

    @Test
    void twoNamesOfOneCourierAreRejected() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("Royal Mail", "royalmail");
        properties.put("ROYALMAIL", "custom");

        assertThatThrownBy(() -> CarrierTable.of(properties))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "'Royal Mail' and 'ROYALMAIL' are the same courier: case and white space make no difference");
    }

    @Test
    void anEntryNeedsACourierAndACode() {
        assertThatThrownBy(() -> TABLE.with(" ", "ups"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("carrier ups needs a courier");
        assertThatThrownBy(() -> TABLE.with("UPS", " "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a carrier needs the shop's code, or 'custom'");
    }

    private static DespatchNotification despatch(String courier, String service) {
        return DespatchNotification.builder()
                .from(despatchOf())
                .courierName(Optional.ofNullable(courier))
                .serviceName(Optional.ofNullable(service))
                .build();
    }
}
