package io.github.orderflowmagento.examples.contract;

import java.math.BigDecimal;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.ShipmentResult;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.ShipmentCompletion;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.magento.model.Track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The contract of every shop for shipments. */
class ShipmentsContractTest extends ShopContract {
    private static Track track(String number) {
        return Track.builder()
                .carrierCode("custom")
                .title("Royal Mail")
                .number(number)
                .build();
    }

    @ParameterizedTest
    @EnumSource
    void aShipmentIsMadeWithItsTrackAndFoundByItsReference(Kind kind) {
        Magento shop = shop(kind);

        ShipmentResult result = shop.shipments()
                .create(request(shop, ORDER)
                        .addTracks(track("RM5512"))
                        .notifiesCustomer(true)
                        .build());

        Shipment made = result.orThrow();
        assertThat(made.hasTrack("RM5512")).isTrue();
        assertThat(made.customerNotified()).contains(true);
        assertThat(shop.shipments().find(order(shop, ORDER), "despatch 5512"))
                .map(Shipment::incrementId)
                .contains(made.incrementId());
        assertThat(shop.shipments().find(order(shop, ORDER), "another")).isEmpty();
        assertThat(order(shop, ORDER).shippableItems()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = "MAGENTO_2_OVER_HTTP", mode = EnumSource.Mode.EXCLUDE)
    void fewerUnitsThanAskedAreNamed(Kind kind) {
        Magento shop = shop(kind);
        OrderItem row = order(shop, ORDER).shippableItems().get(0);
        BigDecimal tooMany = row.qtyToShip().add(BigDecimal.ONE);

        ShipmentResult result = shop.shipments()
                .create(ShipmentRequest.builder()
                        .order(order(shop, ORDER))
                        .putItems(row.itemId(), tooMany)
                        .build());

        assertThat(result.missingUnits()).containsOnlyKeys(row.itemId());
        assertThat(result.missingUnits().get(row.itemId())).isEqualByComparingTo("1");
    }

    /** A Magento 2 would silently ship fewer units. */
    @Test
    void moreUnitsThanAreLeftAreNotSentToAMagento2() {
        Magento shop = shop(Kind.MAGENTO_2_OVER_HTTP);
        Order order = order(shop, ORDER);
        OrderItem row = order.shippableItems().get(0);

        assertThatThrownBy(() -> shop.shipments()
                        .create(ShipmentRequest.builder()
                                .order(order)
                                .putItems(row.itemId(), row.qtyToShip().add(BigDecimal.ONE))
                                .build()))
                .isInstanceOf(MagentoException.Rejected.class)
                .hasMessageContaining("are left");
        assertThat(shop.shipments().ofOrder(order)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void whereNothingIsLeftNothingIsShipped(Kind kind) {
        Magento shop = shop(kind);
        ShipmentRequest request = request(shop, ORDER).build();
        shop.shipments().create(request);

        assertThatThrownBy(() -> shop.shipments().create(request)).isInstanceOf(MagentoException.Rejected.class);
        assertThat(shop.shipments().ofOrder(order(shop, ORDER))).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void oneRequestThatIsRejectedStopsNoOther(Kind kind) {
        Magento shop = shop(kind);
        ShipmentRequest shipped = request(shop, ORDER).build();
        shop.shipments().create(shipped);

        List<Answer<ShipmentResult>> answers =
                shop.shipments().create(List.of(shipped, request(shop, OTHER).build()));

        assertKeys(answers, ORDER, OTHER);
        assertThat(answers.get(0).failure()).containsInstanceOf(MagentoException.Rejected.class);
        assertThat(answers.get(1).value()).isPresent();
    }

    @ParameterizedTest
    @EnumSource
    void whatAShipmentLacksIsAdded(Kind kind) {
        Magento shop = shop(kind);
        Shipment bare = shop.shipments().create(request(shop, ORDER).build()).orThrow();

        Shipment complete = shop.shipments()
                .complete(ShipmentCompletion.builder()
                        .shipment(bare)
                        .addTracks(track("RM5512"))
                        .notifiesCustomer(true)
                        .build())
                .orThrow();

        assertThat(bare.tracks()).isEmpty();
        assertThat(complete.hasTrack("RM5512")).isTrue();
        assertThat(shop.shipments()
                        .details(List.of(bare.incrementId()))
                        .get(0)
                        .orThrow()
                        .customerNotified())
                .contains(true);
    }

    @ParameterizedTest
    @EnumSource(names = "MAGENTO_2_OVER_HTTP", mode = EnumSource.Mode.EXCLUDE)
    void aCarrierThatTheShopDoesNotHaveBecomesATitle(Kind kind) {
        Magento shop = shop(kind);

        Shipment made = shop.shipments()
                .create(request(shop, ORDER)
                        .addTracks(Track.builder()
                                .carrierCode("pigeon")
                                .number("P-1")
                                .build())
                        .build())
                .orThrow();

        assertThat(made.tracks()).singleElement().satisfies(track -> {
            assertThat(track.carrierCode()).contains("custom");
            assertThat(track.title()).contains("pigeon");
        });
        assertThat(shop.shipments().carriers(order(shop, ORDER))).containsKey("custom");
    }

    @ParameterizedTest
    @EnumSource
    void shipmentsAreAnsweredForEachOrder(Kind kind) {
        Magento shop = shop(kind);
        shop.shipments().create(request(shop, OTHER).build());

        List<Answer<List<Shipment>>> answers =
                shop.shipments().ofOrders(List.of(order(shop, ORDER), order(shop, OTHER)));

        assertKeys(answers, ORDER, OTHER);
        assertThat(answers.get(0).orThrow()).isEmpty();
        assertThat(answers.get(1).orThrow()).hasSize(1);
    }
}
