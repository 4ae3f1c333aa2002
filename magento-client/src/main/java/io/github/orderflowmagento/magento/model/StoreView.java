package io.github.orderflowmagento.magento.model;

import java.util.Optional;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/**
 * A store view: one language or one channel of a shop. An order names the one in which it was placed; products may have different values in
 * each. Immutable.
 */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableStoreView.class)
public interface StoreView extends Entity {
    /** The number of the store view, by which orders name it ({@link OrderHead#storeId}). */
    long storeId();

    /** The code of the store view, by which calls name it, for example {@code default}. */
    String code();

    /** The name that the merchant gave it. */
    Optional<String> name();

    /**
     * Number of its website; a product names the websites on which it is sold ({@link Product#websiteIds}). Magento 1 does not
     * send the names of websites.
     */
    Optional<Long> websiteId();

    /** Number of its store, the level between website and store view. */
    Optional<Long> groupId();

    /** Whether customers can visit it. Empty if the shop does not say. */
    Optional<Boolean> isActive();

    /**
     * Reads the value from fields with the {@linkplain io.github.orderflowmagento.magento.model shared names}.
     *
     * @throws InvalidFieldException if a required field is missing or cannot be read; it names the field
     */
    static StoreView of(Fields fields) {
        return ModelReader.read(fields, StoreView.class);
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link StoreView} values. Required: {@code storeId}, {@code code}. {@code build()} throws {@link
     * IllegalStateException} if one is missing. Not thread-safe.
     */
    final class Builder extends ImmutableStoreView.Builder {}
}
