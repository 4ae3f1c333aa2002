package io.github.orderflowmagento.magento.model;

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
        if (track.carrierCode().isBlank() || track.number().isBlank()) {
            throw new IllegalArgumentException("a track to add needs a carrier's code and a number");
        }
    }
}
