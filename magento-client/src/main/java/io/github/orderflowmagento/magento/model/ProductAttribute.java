package io.github.orderflowmagento.magento.model;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * An attribute that products have beside those of every Magento.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableProductAttribute.class)
public interface ProductAttribute extends Entity {
    /** The code under which products hold it, say {@code color}. */
    String code();

    /**
     * How it is edited: {@code text}, {@code date}, {@code boolean}, {@code price}, {@code select}, {@code
     * multiselect}, …
     */
    @JsonProperty("type")
    Optional<String> inputType();

    /** Whether products hold the values of options, which have labels of their own. Empty if the shop does not tell how it is edited. */
    default Optional<Boolean> hasOptions() {
        return inputType().map(type -> type.equals("select") || type.equals("multiselect"));
    }

    /** Whether every product must have a value; empty if the shop does not tell. */
    @JsonProperty("required")
    Optional<Boolean> isRequired();

    /** For what values may differ: {@code global} for nothing, {@code website}, {@code store} for each store view. */
    Optional<String> scope();

    /**
     * Reads the value from fields that have {@linkplain io.github.orderflowmagento.magento.model the names that all shops share}.
     *
     * @throws InvalidFieldException naming the field that is missing or does not hold what it should
     */
    static ProductAttribute of(Fields fields) {
        return ModelReader.read(fields, ProductAttribute.class);
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds ProductAttribute values. */
    final class Builder extends ImmutableProductAttribute.Builder {}
}
