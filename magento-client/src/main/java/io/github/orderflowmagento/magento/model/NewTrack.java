package io.github.orderflowmagento.magento.model;

import java.util.Optional;

/**
 * A tracking number to add to a shipment.
 *
 * @param shipmentIncrementId the shipment's number
 * @param track with the carrier's code and the number
 */
public record NewTrack(String shipmentIncrementId, Track track) {
    /**
     * Refuses what no shop takes.
     *
     * @throws IllegalArgumentException if the track lacks the carrier's code or the number
     */
    public NewTrack {
        if (!isSaid(track.carrierCode()) || !isSaid(track.number())) {
            throw new IllegalArgumentException("a track to add needs a carrier's code and a number");
        }
    }

    private static boolean isSaid(Optional<String> text) {
        return text.filter(value -> !value.isBlank()).isPresent();
    }

    /** The carrier's code in the shop. */
    public String carrierCode() {
        return track.carrierCode().orElseThrow();
    }

    /** The tracking number. */
    public String number() {
        return track.number().orElseThrow();
    }
}
