package io.github.orderflowmagento.magento.model;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/** One of the choices that make up a bundle, for example the drink of a menu. Immutable. */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableBundleOption.class)
public interface BundleOption extends Entity {
    /** The shop's number of the option. */
    Optional<Long> optionId();

    /** The title, in the administration or the store view that was read. */
    Optional<String> title();

    /** Whether the customer has to choose. Empty if the shop does not say. */
    @JsonProperty("required")
    Optional<Boolean> isRequired();

    /** How it is displayed: {@code select} and {@code radio} allow one selection, {@code checkbox} and {@code multi} several. */
    Optional<String> type();

    /** The selections to choose from. */
    @JsonProperty("product_links")
    List<BundleSelection> selections();

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link BundleOption} values. Nothing is required. Not thread-safe. */
    final class Builder extends ImmutableBundleOption.Builder {}
}
