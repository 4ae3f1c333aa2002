package io.github.orderflowmagento.magento.model;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * One of the values that an attribute with a fixed choice may have.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableAttributeOption.class)
public interface AttributeOption {
    /** What products hold: the option's number, mostly. */
    String value();

    /** What people read. */
    @Value.Default
    default String label() {
        return "";
    }

    /**
     * Reads the value from the fields a shop sent, over whatever web service.
     *
     * @throws InvalidFieldException naming the field that is missing or does not hold what it should
     */
    static AttributeOption of(Fields fields) {
        return ModelReader.read(fields, AttributeOption.class);
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds AttributeOption values. */
    final class Builder extends ImmutableAttributeOption.Builder {}
}
