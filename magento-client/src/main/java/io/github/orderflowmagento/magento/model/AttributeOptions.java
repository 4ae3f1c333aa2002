package io.github.orderflowmagento.magento.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/**
 * The options of one attribute, with their labels in the administration or in one store view:
 *
 * <pre>{@code
 * AttributeOptions colours = shop.inStoreView("en").attributes().options("color");
 * String colour = colours.label(product).orElse("");
 * }</pre>
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface AttributeOptions {
    /** The attribute's code, for example {@code color}. */
    String attributeCode();

    /**
     * The options in the shop's order, from the value that products hold, mostly a number, to the label that people read.
     * Empty for an attribute that offers no choice.
     */
    Map<String, String> options();

    /** The label of an option's value, compared as text; empty if there is no such option. */
    default Optional<String> label(String value) {
        return Optional.ofNullable(options().get(value));
    }

    /** The label of the product's option, or, if it has several, of the first that has one; empty if there is none. */
    default Optional<String> label(Product product) {
        return labels(product).stream().findFirst();
    }

    /**
     * The labels of all options of the product, of which an attribute with multiple choice may have several. Values without a
     * label are left out; an attribute that the product does not have gives an empty list.
     */
    default List<String> labels(Product product) {
        String values = product.fields().text(attributeCode()).orElse("");
        return Arrays.stream(values.split(",", -1))
                .flatMap(value -> label(value.strip()).stream())
                .toList();
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link AttributeOptions} values. Required: {@code attributeCode}. {@code build()} throws {@link
     * IllegalStateException} if it is missing. Not thread-safe.
     */
    final class Builder extends ImmutableAttributeOptions.Builder {}
}
