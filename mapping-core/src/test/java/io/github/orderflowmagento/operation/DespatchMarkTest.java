package io.github.orderflowmagento.operation;

import java.util.List;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Comment;
import io.github.orderflowmagento.magento.model.Shipment;
import io.github.orderflowmagento.magento.model.Track;
import io.github.orderflowmagento.orderflow.model.DespatchNotification;

import static org.assertj.core.api.Assertions.assertThat;

class DespatchMarkTest {
    private static final DespatchNotification MESSAGE_551 = DespatchNotification.builder()
            .orderReference("100000009")
            .messageId(551)
            .build();

    private static final List<Track> AB123 = List.of(track("AB123"));

    @Test
    void aShipmentIsFoundByTheMarkInOneOfItsComments() {
        Shipment other = shipment("1").addComments(comment("by hand")).build();
        Shipment marked = shipment("2")
                .addComments(comment("by hand"))
                .addComments(comment("Left today\n[OrderFlow 551]"))
                .build();

        assertThat(DespatchMark.findMarked(List.of(other, marked), MESSAGE_551)).contains(marked);
    }

    @Test
    void aLongerMessageNumberIsAnotherMessage() {
        Shipment marked = shipment("1").addComments(comment("[OrderFlow 5512]")).build();

        assertThat(DespatchMark.findMarked(List.of(marked), MESSAGE_551)).isEmpty();
    }

    @Test
    void aShipmentWithoutAMarkIsFoundByItsTrackingNumber() {
        Shipment unmarked = shipment("1").addTracks(track("AB123")).build();

        assertThat(DespatchMark.findByTrack(List.of(unmarked), AB123)).contains(unmarked);
    }

    @Test
    void aShipmentOfAnotherMessageIsNotFoundByItsTrackingNumber() {
        Shipment ofAnother = shipment("1")
                .addComments(comment("[OrderFlow 550]"))
                .addTracks(track("AB123"))
                .build();

        assertThat(DespatchMark.findByTrack(List.of(ofAnother), AB123)).isEmpty();
    }

    @Test
    void aLongerTrackingNumberIsAnotherParcel() {
        Shipment unmarked = shipment("1").addTracks(track("AB1234")).build();

        assertThat(DespatchMark.findByTrack(List.of(unmarked), AB123)).isEmpty();
    }

    @Test
    void aMarkInsideTheTextIsSomeonesWordsAndNotAMark() {
        Shipment shipment = shipment("1")
                .addComments(comment("rest follows, see [OrderFlow 551]\n[OrderFlow 550]"))
                .addComments(comment("see [OrderFlow 551]"))
                .build();

        assertThat(DespatchMark.findMarked(List.of(shipment), MESSAGE_551)).isEmpty();
    }

    @Test
    void aMessageNumberOfNineteenDigitsIsFoundAgain() {
        DespatchNotification nanoseconds = DespatchNotification.builder()
                .orderReference("100000009")
                .messageId(Long.MAX_VALUE)
                .build();
        Shipment marked = shipment("1")
                .addComments(comment(Shipment.referenceLine(DespatchMark.of(nanoseconds))))
                .build();

        assertThat(DespatchMark.findMarked(List.of(marked), nanoseconds)).contains(marked);
    }

    @Test
    void oneOfSeveralTracksIsEnough() {
        Shipment unmarked = shipment("1").addTracks(track("AB124")).build();

        assertThat(DespatchMark.findByTrack(List.of(unmarked), List.of(track("AB123"), track("AB124"))))
                .contains(unmarked);
    }

    @Test
    void withoutATrackOnlyTheMarkCounts() {
        Shipment unmarked = shipment("1").addTracks(track("AB123")).build();

        assertThat(DespatchMark.findByTrack(List.of(unmarked), List.of())).isEmpty();
    }

    private static Shipment.Builder shipment(String number) {
        Shipment.Builder shipment = Shipment.builder();
        shipment.incrementId(number).orderId(9);
        return shipment;
    }

    private static Comment comment(String text) {
        return Comment.builder().comment(text).build();
    }

    private static Track track(String number) {
        return Track.builder().carrierCode("custom").number(number).build();
    }
}
