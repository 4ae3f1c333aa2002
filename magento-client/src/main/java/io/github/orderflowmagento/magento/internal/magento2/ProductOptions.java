package io.github.orderflowmagento.magento.internal.magento2;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.model.Fields;

/**
 * The custom options of a product by number.
 *
 * @param sku of the product, without the suffixes of options
 */
record ProductOptions(String sku, Map<String, CustomOption> byNumber) {
    private static final Set<String> CHOICES = Set.of("drop_down", "radio", "checkbox", "multiple");

    /** @param values the titles of the choices, by number; none if the customer writes a text */
    private record CustomOption(String title, String type, Map<String, String> values) {
        /** Returns what was chosen or written; empty if a chosen value has been deleted. */
        private Optional<String> text(String value) {
            if (!CHOICES.contains(type) && values.isEmpty()) {
                return Optional.of(value);
            }
            Set<String> numbers = Arrays.stream(value.split(",", -1))
                    .map(String::strip)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            return values.keySet().containsAll(numbers)
                    ? Optional.of(numbers.stream().map(values::get).collect(Collectors.joining(", ")))
                    : Optional.empty();
        }
    }

    /** Returns the options of a product that the shop sent. */
    static ProductOptions of(Fields product) {
        Map<String, CustomOption> byNumber = new LinkedHashMap<>();
        for (Fields option : product.list("options")) {
            Map<String, String> values = new LinkedHashMap<>();
            option.list("values")
                    .forEach(value -> value.nonBlank("option_type_id")
                            .ifPresent(number ->
                                    values.put(number, value.text("title").orElse(""))));
            option.nonBlank("option_id")
                    .ifPresent(number -> byNumber.put(
                            number,
                            new CustomOption(
                                    option.text("title").orElse(""),
                                    option.text("type").orElse(""),
                                    values)));
        }
        return new ProductOptions(product.text("sku").orElse(""), byNumber);
    }

    /** Whether it has an option with that number, and with the chosen values. */
    boolean knows(String number, String value) {
        return named(number, value).isPresent();
    }

    /** Returns a chosen option by its shared names; empty if the product no longer has it. */
    Optional<Map<String, @Nullable Object>> named(String number, String value) {
        CustomOption option = byNumber.get(number);
        return option == null
                ? Optional.empty()
                : option.text(value).map(text -> {
                    Map<String, @Nullable Object> named = new LinkedHashMap<>();
                    named.put("label", option.title());
                    named.put("value", text);
                    named.put("print_value", text);
                    named.put("option_id", number);
                    named.put("option_type", option.type());
                    named.put("option_value", value);
                    return Collections.unmodifiableMap(named);
                });
    }
}
