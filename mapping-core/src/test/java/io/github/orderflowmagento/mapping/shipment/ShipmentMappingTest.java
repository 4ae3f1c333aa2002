package io.github.orderflowmagento.mapping.shipment;

import java.math.BigDecimal;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.Recorded;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.orderflow.model.DespatchNotification;

import static io.github.orderflowmagento.mapping.shipment.Despatches.despatchOf;
import static io.github.orderflowmagento.mapping.shipment.Despatches.units;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ShipmentMappingTest {
    private static final Order ORDER = Recorded.order("order-info-before-partial-shipment");

    private static final DespatchNotification DESPATCH = despatchOf(units("1", "SALE-001"));

    @Test
    void theTrackIsTitledCourierAndService() {
        ShipmentPlan plan = planOf(
                despatch().courierName("Royal Mail").serviceName("Tracked 24").trackingNumber(" AB123456789GB "));

        assertThat(plan.items()).isEqualTo(Map.of(14L, new BigDecimal("1")));
        assertThat(plan.track())
                .contains(Track.builder()
                        .carrierCode("custom")
                        .title("Royal Mail Tracked 24")
                        .number("AB123456789GB")
                        .build());
    }

    @Test
    void aTrackWithoutCourierIsTitledByItsService() {
        ShipmentPlan plan = planOf(despatch().serviceName("Tracked 24").trackingNumber("AB1"));

        assertThat(plan.track().orElseThrow().title()).contains("Tracked 24");
    }

    @Test
    void aTrackMayHaveNoTitle() {
        ShipmentPlan plan = planOf(despatch().courierName(" ").trackingNumber("AB1"));

        assertThat(plan.track().orElseThrow().title()).isEmpty();
    }

    @Test
    void withoutATrackingNumberThereIsNoTrack() {
        assertThat(planOf(despatch().courierName("Royal Mail")).track()).isEmpty();
        assertThat(planOf(despatch().courierName("Royal Mail").trackingNumber(" "))
                        .track())
                .isEmpty();
    }

    @Test
    void theCustomerIsToldIfTheWarehouseSaysSo() {
        assertThat(planOf(despatch().notifyCustomer(true)).emailsCustomer()).isTrue();
        assertThat(planOf(despatch().notifyCustomer(false)).emailsCustomer()).isFalse();
    }

    @Test
    void theCommentIsInTheEmailOnlyIfItIsToBeIncluded() {
        ShipmentPlan included =
                planOf(despatch().comment("Left today").notifyCustomer(true).includeComment(true));
        ShipmentPlan kept = planOf(despatch().comment("Left today").notifyCustomer(true));

        assertThat(included.comment()).contains("Left today");
        assertThat(included.emailComment()).contains("Left today");
        assertThat(kept.comment()).contains("Left today");
        assertThat(kept.emailComment()).isEmpty();
    }

    @Test
    void aShipmentThatExistsNeedsNoItems() {
        ShipmentPlan plan = ShipmentMapping.standard()
                .planWithoutItems(despatch().trackingNumber("AB1").build());

        assertThat(plan.items()).isEmpty();
        assertThat(plan.track().orElseThrow().number()).isEqualTo("AB1");
    }

    @Test
    void theCarrierMayBeOneOfTheShops() {
        ShipmentMapping royalMail = new ShipmentMapping(
                ShipmentMapping.standard().rules().with(Rule.constant("track.carrier_code", "royalmail")));

        assertThat(royalMail
                        .map(ORDER, despatch().trackingNumber("AB1").build())
                        .track()
                        .orElseThrow()
                        .carrierCode())
                .isEqualTo("royalmail");
    }

    @Test
    void aRuleThatFailsNamesTheDespatch() {
        ShipmentMapping strict = new ShipmentMapping(ShipmentMapping.standard()
                .rules()
                .with(Rule.always(
                        "track.number",
                        "trackingNumber",
                        from -> from.trackingNumber().orElseThrow())));

        assertThatThrownBy(() -> strict.map(ORDER, DESPATCH))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith(
                        "despatch 5512 of order 100000009: rule for track.number (from trackingNumber)");
    }

    private static DespatchNotification.Builder despatch() {
        DespatchNotification.Builder builder = DespatchNotification.builder();
        builder.from(DESPATCH);
        return builder;
    }

    private static ShipmentPlan planOf(DespatchNotification.Builder despatch) {
        return ShipmentMapping.standard().map(ORDER, despatch.build());
    }
}
