package io.github.orderflowmagento.mapping.product;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.orderflowmagento.magento.model.AttributeOptions;
import io.github.orderflowmagento.magento.model.InvalidFieldException;
import io.github.orderflowmagento.magento.model.Product;

/** The selected options of a product's attribute, by number, as web services send them, and by label. */
final class ChosenOptions {
    /** The values of a yes/no attribute, which are not numbers of options. */
    private static final Set<String> YES_OR_NO = Set.of("0", "1");

    /** Attributes that never have options. */
    private static final Set<String> NO_CHOICES = Set.of("product_id", "sku", "name");

    private ChosenOptions() {}

    /** Returns the attribute as the shop sent it; the numbers of several options are in a text or a list. */
    static Optional<String> raw(Product product, String attributeCode) {
        return product.fields()
                .nonBlank(attributeCode)
                .or(() -> Optional.of(String.join(",", product.fields().texts(attributeCode)))
                        .filter(text -> !text.isBlank()));
    }

    /** Returns whether the attribute's text may be numbers of options. So may a barcode; a SKU is excluded. */
    static boolean mayBeNumbers(String attributeCode, String raw) {
        return !NO_CHOICES.contains(attributeCode)
                && numbers(raw).stream().allMatch(part -> part.chars().allMatch(c -> c >= '0' && c <= '9'));
    }

    /** Returns the numbers of the options. */
    static List<String> numbers(String raw) {
        return Arrays.stream(raw.split(",", -1))
                .map(String::strip)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Returns whether the options are the merchant's, so that labels replace the numbers. */
    static boolean areAChoice(AttributeOptions options) {
        return !options.options().isEmpty()
                && !YES_OR_NO.containsAll(options.options().keySet());
    }

    /**
     * Returns the labels of the selected options, joined by a comma and a blank.
     *
     * @throws InvalidFieldException if one of them has no label
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
