package io.github.orderflowmagento.magento.model;

import java.util.Optional;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * A store view: one language or one channel of a shop. Orders name the one they were placed in, products differ between
 * them.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableStoreView.class)
public interface StoreView extends Entity {
    /** The number that orders name. */
    long storeId();

    /** The code by which calls name the store view, say {@code default}. */
    String code();

    /** What the merchant calls it. */
    Optional<String> name();

    /**
     * Number of the website it belongs to; products name those they are sold on. Magento 1 does not tell websites'
     * names.
     */
    Optional<Long> websiteId();

    /** Number of the store, between website and store view, that it belongs to. */
    Optional<Long> groupId();

    /** Whether customers can reach it; empty if the shop does not tell. */
    Optional<Boolean> isActive();

    /**
     * Reads the value from fields that have {@linkplain io.github.orderflowmagento.magento.model the names that all shops share}.
     *
     * @throws InvalidFieldException naming the field that is missing or does not hold what it should
     */
    static StoreView of(Fields fields) {
        return ModelReader.read(fields, StoreView.class);
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds StoreView values. */
    final class Builder extends ImmutableStoreView.Builder {}
}
