package io.github.orderflowmagento.mapping.product;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.orderflowmagento.magento.model.AttributeOptions;
import io.github.orderflowmagento.magento.model.InvalidFieldException;
import io.github.orderflowmagento.magento.model.Product;

/** What a product has chosen in an attribute: by number, as web services tell it, and by label, as people read it. */
final class ChosenOptions {
    /** Those of an attribute that is a yes or a no, which has no numbers of options but says 1 or 0. */
    private static final Set<String> YES_OR_NO = Set.of("0", "1");

    /** What every product says for itself. */
    private static final Set<String> NO_CHOICES = Set.of("product_id", "sku", "name");

    private ChosenOptions() {}

    /** The attribute as the shop tells it: the numbers of several options stand in a text, or in a list. */
    static Optional<String> raw(Product product, String attributeCode) {
        return product.fields()
                .nonBlank(attributeCode)
                .or(() -> Optional.of(String.join(",", product.fields().texts(attributeCode)))
                        .filter(text -> !text.isBlank()));
    }

    /** Whether the attribute's text may be the numbers of options. A bar code may be, too; a SKU is not. */
    static boolean mayBeNumbers(String attributeCode, String raw) {
        return !NO_CHOICES.contains(attributeCode)
                && numbers(raw).stream().allMatch(part -> part.chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    /** The numbers of the options. */
    static List<String> numbers(String raw) {
        return Arrays.stream(raw.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Whether the options are a choice of the merchant's, so that labels stand for the numbers. */
    static boolean areAChoice(AttributeOptions options) {
        return !options.options().isEmpty()
                && !YES_OR_NO.containsAll(options.options().keySet());
    }

    /**
     * The labels of what was chosen, joined by a comma and a blank.
     *
     * @throws InvalidFieldException if one of them has none: then nobody knows what was chosen
     */
    static String labels(AttributeOptions options, String raw) {
        return numbers(raw).stream()
                .map(number -> options.label(number)
                        .filter(label -> !label.isBlank())
                        .orElseThrow(() -> new InvalidFieldException(
                                options.attributeCode(), "option " + number + " has no label in the shop")))
                .collect(Collectors.joining(", "));
    }
}
