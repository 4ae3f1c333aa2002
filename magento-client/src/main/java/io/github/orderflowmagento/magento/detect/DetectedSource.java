package io.github.orderflowmagento.magento.detect;

import java.util.Objects;
import java.util.Optional;

/**
 * A source of a Magento 2: a place that holds stock. Immutable.
 *
 * @param code by which stock updates name it, for example {@code default}
 * @param isEnabled whether the shop sells from it; empty if the shop does not say
 */
public record DetectedSource(String code, Optional<Boolean> isEnabled) {
    /** Creates a source. */
    public DetectedSource {
        Objects.requireNonNull(code);
        Objects.requireNonNull(isEnabled);
    }
}
