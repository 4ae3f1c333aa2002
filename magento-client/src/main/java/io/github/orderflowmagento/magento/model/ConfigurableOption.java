package io.github.orderflowmagento.magento.model;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/** An attribute by which the variants of a configurable differ, for example the size. Immutable. */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableConfigurableOption.class)
public interface ConfigurableOption extends Entity {
    /** The number of the attribute. */
    Optional<Long> attributeId();

    /** The label of the attribute, in the administration or the store view that was read. */
    Optional<String> label();

    /** Its position among the attributes of the product, from 0. */
    Optional<Long> position();

    /** Numbers of the options that have variants; their labels are in {@link AttributeOptions}. */
    default List<String> valueIndexes() {
        return fields().list("values").stream()
                .flatMap(value -> value.nonBlank("value_index").stream())
                .toList();
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link ConfigurableOption} values. Nothing is required. Not thread-safe. */
    final class Builder extends ImmutableConfigurableOption.Builder {}
}
