package io.github.orderflowmagento.magento.model;

import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/** An attribute of products in addition to the attributes that every Magento has. Immutable. */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableProductAttribute.class)
public interface ProductAttribute extends Entity {
    /** The name of the field in which products hold it, for example {@code color}. */
    String code();

    /**
     * The kind of input with which it is edited: {@code text}, {@code date}, {@code boolean}, {@code price}, {@code select}, {@code
     * multiselect}, … Empty if the shop does not send it.
     */
    @JsonProperty("type")
    Optional<String> inputType();

    /**
     * Whether products hold values of options, whose labels are in {@link AttributeOptions}. Empty if there is no {@link
     * #inputType}.
     */
    default Optional<Boolean> hasOptions() {
        return inputType().map(type -> type.equals("select") || type.equals("multiselect"));
    }

    /** Whether every product must have a value. Empty if the shop does not say. */
    @JsonProperty("required")
    Optional<Boolean> isRequired();

    /** Where values may differ: {@code global} for nowhere, {@code website} between websites, {@code store} between store views. */
    Optional<String> scope();

    /**
     * Reads the value from fields with the {@linkplain io.github.orderflowmagento.magento.model shared names}.
     *
     * @throws InvalidFieldException if a required field is missing or cannot be read; it names the field
     */
    static ProductAttribute of(Fields fields) {
        return ModelReader.read(fields, ProductAttribute.class);
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link ProductAttribute} values. Required: {@code code}. {@code build()} throws {@link
     * IllegalStateException} if it is missing. Not thread-safe.
     */
    final class Builder extends ImmutableProductAttribute.Builder {}
}
