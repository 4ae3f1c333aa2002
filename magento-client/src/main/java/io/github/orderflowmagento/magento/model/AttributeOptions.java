package io.github.orderflowmagento.magento.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.immutables.value.Value;

/**
 * The options of one attribute with their labels in one store view. A value like any other, so a mapping can hold it:
 *
 * <pre>{@code
 * AttributeOptions colours = shop.attributes().options("color", "en");
 * String colour = colours.label(product).orElse("");
 * }</pre>
 */
@Value.Immutable
@ModelStyle
public interface AttributeOptions {
    /** The attribute's code. */
    String attributeCode();

    /**
     * The options in the shop's order: what products hold, mostly a number, to what people read. None for an attribute
     * without a fixed choice.
     */
    Map<String, String> options();

    /** The label of an option's value; empty if there is no such option. */
    default Optional<String> label(String value) {
        return Optional.ofNullable(options().get(value));
    }

    /**
     * The label of what the product has chosen, of the first if several; empty if nothing, or nothing that has a label.
     */
    default Optional<String> label(Product product) {
        return labels(product).stream().findFirst();
    }

    /**
     * The labels of all that the product has chosen, as a multiple choice may hold many; values without a label are
     * left out.
     */
    default List<String> labels(Product product) {
        String values = product.fields().text(attributeCode()).orElse("");
        return Arrays.stream(values.split(",", -1))
                .flatMap(value -> label(value.strip()).stream())
                .toList();
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds AttributeOptions values. */
    final class Builder extends ImmutableAttributeOptions.Builder {}
}
