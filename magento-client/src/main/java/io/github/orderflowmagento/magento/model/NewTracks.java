package io.github.orderflowmagento.magento.model;

import java.util.List;
import java.util.Optional;

/** Tracks to add. */
final class NewTracks {
    private NewTracks() {}

    /** Rejects tracks that no shop accepts. */
    static void check(List<Track> tracks, String of) {
        if (tracks.stream().anyMatch(track -> !isSaid(track.carrierCode()) || !isSaid(track.number()))) {
            throw new IllegalStateException(of + ": a track to add needs a carrier's code and a number");
        }
    }

    private static boolean isSaid(Optional<String> text) {
        return text.filter(value -> !value.isBlank()).isPresent();
    }
}
