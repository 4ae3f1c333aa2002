package io.github.orderflowmagento.operation.shipment;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.magento.model.Comment;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.Track;

import static org.assertj.core.api.Assertions.assertThat;

/** Which shipment is that of a despatch. */
class DespatchMarkTest {
    private static Track track(String number) {
        return Track.builder().carrierCode("custom").number(number).build();
    }

    private static Shipment madeByHand(String number) {
        return Shipment.builder()
                .incrementId("100000008")
                .orderId(9)
                .addTracks(track(number))
                .addComments(Comment.builder().comment("Packed by Ann").build())
                .build();
    }

    @ParameterizedTest
    @ValueSource(strings = {"RM000000001GB", "JD0002233445566770", "1Z 999 AA1 01 2345 6784", "3SABCD1234567"})
    void aShipmentMadeByHandIsKnownByItsTrackingNumber(String number) {
        assertThat(DespatchMark.findByTrack(List.of(madeByHand(number)), List.of(track(number))))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"n/a", "N/A", "none", "0", "-", "", "unknown", "TBA", "000000", "00000000", "no tracking", "123"
            })
    void whatPeopleTypeWhereThereIsNoNumberIsNone(String number) {
        assertThat(DespatchMark.findByTrack(List.of(madeByHand(number)), List.of(track(number))))
                .isEmpty();
    }

    @Test
    void aTrackThatTheShopHasShortenedIsThere() {
        String sent = "https://track.example.com/parcel/" + "4711".repeat(70);

        assertThat(madeByHand(sent.substring(0, 255)).hasTrack(sent)).isTrue();
        assertThat(madeByHand("RM00000000").hasTrack("RM000000001GB")).isFalse();
    }
}
