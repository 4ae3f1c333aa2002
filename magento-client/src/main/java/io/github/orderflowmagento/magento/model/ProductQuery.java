package io.github.orderflowmagento.magento.model;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/**
 * Conditions for listing products. A product is listed if it meets all of them; without conditions, all products are listed. A condition
 * that the web service cannot express makes the call fail with {@code MagentoException.Unsupported}. Immutable.
 */
@Value.Immutable
@ValueStyle
public interface ProductQuery {
    /**
     * Only products last saved at this time or later, compared by the second. Default: no limit. To follow changes without
     * missing one, use {@code Products.changes}.
     */
    Optional<Instant> updatedSince();

    /** Only products of these types. Default: any. */
    Set<ProductType> types();

    /** Only products with one of these SKUs, which match exactly. Default: any. */
    Set<String> skus();

    /** Returns a query for all products. */
    static ProductQuery all() {
        return builder().build();
    }

    /** Returns a query for the products last saved at the given time or later. */
    static ProductQuery updatedSince(Instant time) {
        return builder().updatedSince(time).build();
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link ProductQuery} values. Nothing is required. Not thread-safe. */
    final class Builder extends ImmutableProductQuery.Builder {}
}
