package io.github.orderflowmagento.magento.detect;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A stock of a Magento 2: which websites sell it, and from which sources it comes. Immutable.
 *
 * @param stockId its number
 * @param name the name that the merchant gave it; empty if the shop does not say
 * @param websites codes of the websites that sell it
 * @param sources codes of its sources, the first choice first; empty also if unknown
 */
public record DetectedStock(long stockId, Optional<String> name, List<String> websites, List<String> sources) {
    /** Creates a stock; copies the lists. */
    public DetectedStock {
        Objects.requireNonNull(name);
        websites = List.copyOf(websites);
        sources = List.copyOf(sources);
    }
}
