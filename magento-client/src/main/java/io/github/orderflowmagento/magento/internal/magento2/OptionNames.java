package io.github.orderflowmagento.magento.internal.magento2;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.magento2.ProductOptionCache.SuperAttribute;
import io.github.orderflowmagento.magento.model.AttributeOptions;

/** The names of the options that were chosen in some orders, as far as the shop returns them. Not thread-safe. */
final class OptionNames {
    private static final String ATTRIBUTES = "attributes";

    private final Map<Long, ProductOptions> products = new HashMap<>();
    private final Map<String, AttributeOptions> labels = new HashMap<>();
    private Map<String, SuperAttribute> attributes = Map.of();

    /** Failures that may be temporary. */
    private final Map<Object, MagentoException> failures = new HashMap<>();

    /** The number of an option in a row. */
    record Choice(String option, String value) {
        /** Returns the custom options of the row. */
        static List<Choice> custom(Map<?, ?> row) {
            return of(row, "custom_options");
        }

        /** Returns those that determine the variant of a configurable. */
        static List<Choice> ofVariant(Map<?, ?> row) {
            return of(row, "configurable_item_options");
        }

        private static List<Choice> of(Map<?, ?> row, String kind) {
            List<Choice> choices = new ArrayList<>();
            if (row.get("product_option") instanceof Map<?, ?> option
                    && option.get("extension_attributes") instanceof Map<?, ?> extension
                    && extension.get(kind) instanceof List<?> chosen) {
                for (Object element : chosen) {
                    if (element instanceof Map<?, ?> choice) {
                        choices.add(new Choice(
                                String.valueOf(choice.get("option_id")), String.valueOf(choice.get("option_value"))));
                    }
                }
            }
            return choices;
        }
    }

    void put(long product, ProductOptions options) {
        products.put(product, options);
    }

    /** Records the shop's latest answer about a product. An earlier result is kept if it fails now. */
    void put(long product, Answer<Optional<ProductOptions>> answer) {
        answer.value()
                .ifPresent(read -> read.ifPresentOrElse(its -> put(product, its), () -> products.remove(product)));
        answer.failure().ifPresent(failure -> failures.put(product, failure));
    }

    /** @param byNumber the attributes that distinguish variants */
    void putAttributes(Map<String, SuperAttribute> byNumber) {
        attributes = byNumber;
    }

    void attributesFailed(MagentoException failure) {
        failures.put(ATTRIBUTES, failure);
    }

    void put(String attribute, AttributeOptions options) {
        labels.put(attribute, options);
    }

    /** Records the shop's latest answer about the options of an attribute. */
    void put(String attribute, Answer<Optional<AttributeOptions>> answer) {
        answer.value()
                .ifPresent(read -> read.ifPresentOrElse(its -> put(attribute, its), () -> labels.remove(attribute)));
        answer.failure().ifPresent(failure -> failures.put(ofAttribute(attribute), failure));
    }

    /** Returns the attribute of a chosen value; empty if unknown. */
    Optional<SuperAttribute> attribute(Choice choice) {
        return Optional.ofNullable(attributes.get(choice.option()));
    }

    /**
     * Returns the order with these names in the options of its rows.
     *
     * @throws MagentoException if a name is temporarily unknown
     */
    Map<String, @Nullable Object> in(Map<String, @Nullable Object> order) {
        if (!(order.get("items") instanceof List<?> rows) || rows(order).noneMatch(OptionNames::hasChoices)) {
            return order;
        }
        Map<String, @Nullable Object> named = new LinkedHashMap<>(order);
        named.put(
                "items",
                rows.stream()
                        .map(row -> row instanceof Map<?, ?> fields ? row(fields) : row)
                        .toList());
        return named;
    }

    private static boolean hasChoices(Map<?, ?> row) {
        return !Choice.custom(row).isEmpty() || !Choice.ofVariant(row).isEmpty();
    }

    private Map<?, ?> row(Map<?, ?> row) {
        List<Choice> custom = Choice.custom(row);
        List<Choice> variant = Choice.ofVariant(row);
        if (custom.isEmpty() && variant.isEmpty()) {
            return row;
        }
        Map<Object, @Nullable Object> named = new LinkedHashMap<>(row);
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        long number = product(row);
        Optional<ProductOptions> product = Optional.ofNullable(products.get(number));
        List<Map<String, @Nullable Object>> customNames = present(custom.stream()
                .map(choice -> orFailed(product.flatMap(its -> its.named(choice.option(), choice.value())), number)));
        if (!custom.isEmpty() && product.isPresent()) {
            options.put("options", customNames);
            if (!Set.of("configurable", "bundle").contains(String.valueOf(row.get("product_type")))) {
                named.put("product_sku", product.get().sku());
            }
        }
        if (!variant.isEmpty()) {
            options.put("attributes_info", present(variant.stream().map(this::named)));
        }
        named.put("product_options", options);
        return named;
    }

    private static List<Map<String, @Nullable Object>> present(
            Stream<Optional<Map<String, @Nullable Object>>> options) {
        return options.flatMap(Optional::stream).toList();
    }

    private Optional<Map<String, @Nullable Object>> named(Choice choice) {
        Optional<SuperAttribute> attribute = orFailed(attribute(choice), ATTRIBUTES);
        return attribute.flatMap(its -> {
            AttributeOptions options = labels.get(its.code());
            Optional<String> label =
                    Optional.ofNullable(options).map(all -> all.options().get(choice.value()));
            return orFailed(label, ofAttribute(its.code())).map(value -> {
                Map<String, @Nullable Object> named = new LinkedHashMap<>();
                named.put("label", its.label());
                named.put("value", value);
                named.put("option_id", choice.option());
                named.put("option_value", choice.value());
                return Collections.unmodifiableMap(named);
            });
        });
    }

    /** The key of its failure, in addition to that of all attributes. */
    private static String ofAttribute(String code) {
        return ATTRIBUTES + "/" + code;
    }

    private <T> Optional<T> orFailed(Optional<T> read, Object what) {
        MagentoException failure = failures.get(what);
        if (read.isEmpty() && failure != null) {
            throw failure;
        }
        return read;
    }

    static Stream<Map<?, ?>> rows(Map<String, @Nullable Object> order) {
        return order.get("items") instanceof List<?> items
                ? items.stream().filter(Map.class::isInstance).map(row -> (Map<?, ?>) row)
                : Stream.empty();
    }

    static long product(Map<?, ?> row) {
        return product(row, "product_id");
    }

    /** Returns zero, which no product has, if the row names none. */
    static long product(Map<?, ?> row, String field) {
        return row.get(field) instanceof Long number ? number : 0;
    }
}
