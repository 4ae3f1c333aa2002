package io.github.orderflowmagento.magento.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

/**
 * Which products to list. Everything left out does not restrict.
 */
@Value.Immutable
@ModelStyle
public interface ProductQuery {
    /**
     * Only products saved at this time or later. To follow changes without missing one, see {@code Products.changes}.
     */
    Optional<Instant> updatedSince();

    /** Only products of these types; all types if empty. */
    Set<ProductType> types();

    /** Only these SKUs, matched exactly; all if empty. */
    Set<String> skus();

    /** All products. */
    static ProductQuery all() {
        return builder().build();
    }

    /** Products saved at the given time or later. */
    static ProductQuery updatedSince(Instant time) {
        return builder().updatedSince(time).build();
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds ProductQuery values. */
    final class Builder extends ImmutableProductQuery.Builder {}
}
