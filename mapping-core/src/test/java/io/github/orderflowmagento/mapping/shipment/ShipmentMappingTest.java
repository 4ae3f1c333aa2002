package io.github.orderflowmagento.mapping.shipment;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.Recorded;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static io.github.orderflowmagento.mapping.Rows.child;
import static io.github.orderflowmagento.mapping.Rows.orderOf;
import static io.github.orderflowmagento.mapping.Rows.row;
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
        assertThat(plan.tracks())
                .containsExactly(Track.builder()
                        .carrierCode("custom")
                        .title("Royal Mail Tracked 24")
                        .number("AB123456789GB")
                        .build());
    }

    @Test
    void invalidUnitsRejectTheDespatchByName() {
        Order order = orderOf(
                row(1, "bundle", "SET", "0").qtyShipped(new BigDecimal("-1")).build(),
                child(1, 2, "MUG-001", "1").build(),
                row(3, "bundle", "SET", "1").build(),
                child(3, 4, "MUG-001", "1").build());

        assertThatThrownBy(() -> ShipmentMapping.standard().map(order, despatchOf(units("1", "MUG-001"))))
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("check them in the shop");
    }

    @Test
    void aTrackWithoutCourierIsTitledByItsService() {
        ShipmentPlan plan = planOf(despatch().serviceName("Tracked 24").trackingNumber("AB1"));

        assertThat(plan.tracks().get(0).title()).contains("Tracked 24");
    }

    @Test
    void aTrackMayHaveNoTitle() {
        ShipmentPlan plan = planOf(despatch().courierName(" ").trackingNumber("AB1"));

        assertThat(plan.tracks().get(0).title()).isEmpty();
    }

    @Test
    void withoutATrackingNumberThereIsNoTrack() {
        assertThat(planOf(despatch().courierName("Royal Mail")).tracks()).isEmpty();
        assertThat(planOf(despatch().courierName("Royal Mail").trackingNumber(" "))
                        .tracks())
                .isEmpty();
    }

    @Test
    void theCustomerIsNotifiedIfTheWarehouseSaysSo() {
        assertThat(planOf(despatch().notifyCustomer(true)).emailsCustomer()).isTrue();
        assertThat(planOf(despatch().notifyCustomer(false)).emailsCustomer()).isFalse();
    }

    @Test
    void theNotificationFlagCanBeMappedFromAField() {
        ShipmentMapping byField = ShipmentMapping.standard().withField("email", "notifyCustomer");

        assertThat(byField.map(ORDER, despatch().notifyCustomer(true).build()).emailsCustomer())
                .isTrue();
        assertThat(byField.map(ORDER, despatch().notifyCustomer(false).build()).emailsCustomer())
                .isFalse();
        assertThat(byField.map(ORDER, DESPATCH).emailsCustomer()).isFalse();
    }

    @Test
    void aValueThatIsNeitherYesNorNoIsRejected() {
        ShipmentMapping odd = ShipmentMapping.standard().with(Rule.constant("email", "yes please"));

        assertThatThrownBy(() -> odd.map(ORDER, DESPATCH))
                .isInstanceOf(MappingException.class)
                .hasMessage("despatch 5512 of order 100000009: email: 'yes please' is neither a yes (1, true) nor a no"
                        + " (0, false): change the rule");
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
        assertThat(plan.tracks().get(0).number()).contains("AB1");
    }

    @Test
    void theCarrierMayBeOneOfTheShops() {
        ShipmentMapping royalMail = ShipmentMapping.standard().with(Rule.constant("track.carrier_code", "royalmail"));

        assertThat(royalMail
                        .map(ORDER, despatch().trackingNumber("AB1").build())
                        .tracks())
                .extracting(track -> track.carrierCode().orElseThrow())
                .containsExactly("royalmail");
    }

    @Test
    void severalParcelsAreSeveralTracksOfOneShipment() {
        ShipmentMapping parcels = ShipmentMapping.standard()
                .withTrackingNumbers(
                        "trackingNumber, by comma",
                        from -> List.of(from.trackingNumber().orElse("").split(",")));

        ShipmentPlan plan = parcels.map(
                ORDER,
                despatch().courierName("DHL").trackingNumber("AB1, AB2,,AB1").build());

        assertThat(plan.tracks())
                .extracting(track -> track.number().orElseThrow())
                .containsExactly("AB1", "AB2");
        assertThat(plan.tracks()).extracting(Track::title).containsExactly(Optional.of("DHL"), Optional.of("DHL"));
    }

    @Test
    void withoutParcelsThereIsNoTrack() {
        ShipmentMapping parcels = ShipmentMapping.standard().withTrackingNumbers("nowhere", from -> List.of());

        assertThat(parcels.map(ORDER, DESPATCH).tracks()).isEmpty();
    }

    @Test
    void couriersAreTheShopsCarriers() {
        ShipmentMapping mapping = ShipmentMapping.standard()
                .withCarriers(
                        CarrierTable.empty().with("Royal Mail", "royalmail").with("DHL Express", "dhl", "DHL by air"));

        assertThat(mapping.map(
                                ORDER,
                                despatch()
                                        .courierName("Royal Mail")
                                        .serviceName("Tracked 24")
                                        .trackingNumber("AB1")
                                        .build())
                        .tracks())
                .containsExactly(Track.builder()
                        .carrierCode("royalmail")
                        .title("Royal Mail Tracked 24")
                        .number("AB1")
                        .build());
        assertThat(mapping.map(
                                ORDER,
                                despatch()
                                        .courierName("DHL")
                                        .serviceName("Express")
                                        .trackingNumber("AB2")
                                        .build())
                        .tracks())
                .containsExactly(Track.builder()
                        .carrierCode("dhl")
                        .title("DHL by air")
                        .number("AB2")
                        .build());
    }

    @Test
    void theTableOfCarriersIsShownInTheMapping() {
        ShipmentMapping mapping =
                ShipmentMapping.standard().withCarriers(CarrierTable.empty().with("Royal Mail", "royalmail"));

        assertThat(mapping.rules().describe().asMarkdown())
                .contains("| track.carrier_code | Royal Mail: royalmail, else custom |")
                .contains("| track.title | the carrier's title, else courierName serviceName |");
    }

    @Test
    void aDespatchThatDoesNotFitNamesEverythingThatHasNoPlace() {
        DespatchNotification despatch = despatchOf(units("3", "MUG-001"), units("1", "SALE-001"), units("1", "NOPE"));

        assertThatThrownBy(() -> ShipmentMapping.standard().map(ORDER, despatch))
                .isInstanceOf(MappingException.class)
                .hasMessage("despatch 5512 of order 100000009: 1 more of 'MUG-001' than the order has left to ship;"
                        + " the order has no SKU 'NOPE'");
    }

    @Test
    void aRuleThatFailsNamesTheDespatch() {
        ShipmentMapping strict = ShipmentMapping.standard()
                .with(Rule.always(
                        "track.number",
                        "trackingNumber",
                        from -> from.trackingNumber().orElseThrow()));

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
