package io.github.orderflowmagento.magento.internal.magento2;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.internal.magento2.KnownOptions.SuperAttribute;
import io.github.orderflowmagento.magento.model.AttributeOptions;
import io.github.orderflowmagento.magento.model.Fields;

/**
 * What the options are called that customers chose: a row of an order names them by number. Custom options are in the product; what tells
 * the variants of a configurable apart are attributes of the shop. What is told is kept for a while, and an option that it does not hold is
 * asked for anew. Of one that is gone or that the shop cannot tell, and where the credentials lack the right to products, nothing is known.
 */
final class ChosenOptions {
    private static final Logger LOG = LoggerFactory.getLogger(ChosenOptions.class);

    /** How many products are asked for in a request. */
    static final int MOST = 100;

    private static final String PRODUCTS = "products (chosen options)";
    private static final String ATTRIBUTES = "products/attributes";
    private static final List<String> ATTRIBUTE_KEY = List.of("attribute_id");
    private static final String CUSTOM = "custom_options";
    private static final String VARIANT = "configurable_item_options";

    private final Magento2Service service;
    private final WholeEntities reading;
    private final Magento2Attributes attributes;
    private final KnownOptions known;

    ChosenOptions(Magento2Service service, WholeEntities reading, Magento2Attributes attributes, KnownOptions known) {
        this.service = service;
        this.reading = reading;
        this.attributes = attributes;
        this.known = known;
    }

    /** An option as a row names it. */
    private record Choice(String option, String value) {}

    /**
     * The names of what was chosen in some orders.
     *
     * @param products by number
     * @param attributes by number
     * @param labels of the attributes' options, by code
     */
    record Names(
            Map<Long, ProductOptions> products,
            Map<String, SuperAttribute> attributes,
            Map<String, AttributeOptions> labels) {
        /** The order with these names in the options of its rows. */
        Map<String, @Nullable Object> in(Map<String, @Nullable Object> order) {
            Map<String, @Nullable Object> named = new LinkedHashMap<>(order);
            if (order.get("items") instanceof List<?> rows) {
                named.put(
                        "items",
                        rows.stream()
                                .map(row -> row instanceof Map<?, ?> fields ? row(fields) : row)
                                .toList());
            }
            return named;
        }

        private Map<?, ?> row(Map<?, ?> row) {
            List<Choice> custom = choices(row, CUSTOM);
            List<Choice> variant = choices(row, VARIANT);
            if (custom.isEmpty() && variant.isEmpty()) {
                return row;
            }
            Map<Object, @Nullable Object> named = new LinkedHashMap<>(row);
            Map<String, @Nullable Object> options = new LinkedHashMap<>();
            ProductOptions product = products.get(product(row));
            if (!custom.isEmpty() && product != null) {
                options.put(
                        "options",
                        present(custom.stream().map(choice -> product.named(choice.option(), choice.value()))));
                if (!Set.of("configurable", "bundle").contains(String.valueOf(row.get("product_type")))) {
                    named.put("product_sku", product.sku());
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
            SuperAttribute attribute = attributes.get(choice.option());
            AttributeOptions options = attribute == null ? null : labels.get(attribute.code());
            String label = options == null ? null : options.options().get(choice.value());
            if (attribute == null || label == null) {
                return Optional.empty();
            }
            Map<String, @Nullable Object> named = new LinkedHashMap<>();
            named.put("label", attribute.label());
            named.put("value", label);
            named.put("option_id", choice.option());
            named.put("option_value", choice.value());
            return Optional.of(named);
        }
    }

    /** No request if nothing was chosen in them, or all of it is known. */
    Names of(Collection<Map<String, @Nullable Object>> orders) {
        Map<Long, Set<Choice>> custom = new HashMap<>();
        Set<Choice> variants = new LinkedHashSet<>();
        orders.forEach(order -> rows(order).forEach(row -> {
            choices(row, CUSTOM)
                    .forEach(choice -> custom.computeIfAbsent(product(row), product -> new LinkedHashSet<>())
                            .add(choice));
            variants.addAll(choices(row, VARIANT));
        }));
        Map<String, SuperAttribute> superAttributes = superAttributes(variants);
        return new Names(products(custom), superAttributes, labels(variants, superAttributes));
    }

    private Map<Long, ProductOptions> products(Map<Long, Set<Choice>> custom) {
        Map<Long, ProductOptions> products = new HashMap<>();
        Set<Long> unknown = new TreeSet<>();
        custom.forEach((product, choices) -> {
            Optional<Optional<ProductOptions>> told = known.product(service.storeView(), product);
            boolean isGone = told.isPresent() && told.get().isEmpty();
            told.flatMap(options -> options)
                    .filter(options ->
                            choices.stream().allMatch(choice -> options.knows(choice.option(), choice.value())))
                    .ifPresent(options -> products.put(product, options));
            if (product != 0 && !isGone && !products.containsKey(product)) {
                unknown.add(product);
            }
        });
        if (!unknown.isEmpty()) {
            reading.read(List.copyOf(unknown), this::told).forEach(answer -> {
                long product = Long.parseLong(answer.key());
                Optional<ProductOptions> options =
                        told(PRODUCTS + " " + product, answer::orThrow).flatMap(told -> told);
                if (answer.failure().isEmpty() || isForbidden(answer)) {
                    known.keep(service.storeView(), product, options);
                }
                options.ifPresent(told -> products.put(product, told));
            });
        }
        return products;
    }

    private static boolean isForbidden(Answer<?> answer) {
        return answer.failure()
                .filter(MagentoException.NotPermitted.class::isInstance)
                .isPresent();
    }

    private List<Answer<Optional<ProductOptions>>> told(List<Long> products) {
        Map<Long, Map<String, @Nullable Object>> told = new HashMap<>();
        EntityPages.stream(
                        service,
                        PRODUCTS,
                        RestApi::products,
                        new SearchCriteria().anyOf("entity_id", products),
                        "entity_id",
                        "id",
                        RequestedFields.PRODUCT_OPTIONS,
                        MOST + 1) // a page that is not full is the last one
                .forEach(row -> told.put(product(row, "id"), row));
        return products.stream()
                .map(product -> EntityReader.answer(
                        String.valueOf(product),
                        () -> Optional.ofNullable(told.get(product))
                                .map(row -> EntityReader.read(PRODUCTS, Fields.of(row), ProductOptions::of))))
                .toList();
    }

    private Map<String, SuperAttribute> superAttributes(Set<Choice> variants) {
        Set<String> wanted = new TreeSet<>();
        variants.forEach(choice -> wanted.add(choice.option()));
        if (!known.attributes().keySet().containsAll(wanted)) {
            told(ATTRIBUTES, this::toldAttributes).ifPresent(known::keep);
        }
        return known.attributes();
    }

    /** All that variants can be told apart by: a search for some of them by number is not one that every version understands. */
    private Map<String, SuperAttribute> toldAttributes() {
        Map<String, SuperAttribute> told = new HashMap<>();
        SearchCriteria selects = new SearchCriteria().is("is_user_defined", 1).is("frontend_input", "select");
        for (Map<String, @Nullable Object> row :
                service.all((api, search) -> api.attributes(withFields(search)), selects, ATTRIBUTE_KEY, ATTRIBUTES)) {
            Fields attribute = Fields.of(row);
            attribute
                    .nonBlank("attribute_id")
                    .ifPresent(number -> attribute
                            .nonBlank("attribute_code")
                            .ifPresent(code -> told.put(
                                    number,
                                    new SuperAttribute(
                                            code,
                                            attribute
                                                    .text("default_frontend_label")
                                                    .orElse("")))));
        }
        return told;
    }

    private static Map<String, String> withFields(Map<String, String> search) {
        Map<String, String> query = new LinkedHashMap<>(search);
        query.putAll(RequestedFields.ATTRIBUTE_LABELS.ofList());
        return query;
    }

    private Map<String, AttributeOptions> labels(Set<Choice> variants, Map<String, SuperAttribute> superAttributes) {
        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        variants.forEach(choice -> {
            SuperAttribute attribute = superAttributes.get(choice.option());
            if (attribute != null) {
                wanted.computeIfAbsent(attribute.code(), code -> new TreeSet<>())
                        .add(choice.value());
            }
        });
        Map<String, AttributeOptions> labels = new HashMap<>();
        wanted.forEach((code, values) -> told("the options of attribute " + code, () -> {
                    AttributeOptions kept = attributes.options(code);
                    return kept.options().keySet().containsAll(values) ? kept : attributes.freshOptions(code);
                })
                .ifPresent(options -> labels.put(code, options)));
        return labels;
    }

    /** What the shop cannot tell, or not to these credentials, costs the names, not the orders. */
    private static <T> Optional<T> told(String what, Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (MagentoException e) {
            if (couldNotBeAsked(e)) {
                throw e;
            }
            LOG.warn("What the options are called that customers chose is not known from {}: {}", what, e.getMessage());
            return Optional.empty();
        }
    }

    /** Whether the shop could not be asked: nothing says that it cannot tell. */
    static boolean couldNotBeAsked(MagentoException failure) {
        return failure instanceof MagentoException.NotReached
                || failure instanceof MagentoException.NoAnswer
                || failure instanceof MagentoException.RefusedCredentials
                || failure instanceof MagentoException.Busy
                || (failure instanceof MagentoException.ServerFault && failure.concerns() == Concern.EVERYTHING);
    }

    private static Stream<Map<?, ?>> rows(Map<String, @Nullable Object> order) {
        return order.get("items") instanceof List<?> items
                ? items.stream().filter(Map.class::isInstance).map(row -> (Map<?, ?>) row)
                : Stream.empty();
    }

    private static List<Choice> choices(Map<?, ?> row, String kind) {
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

    private static long product(Map<?, ?> row) {
        return product(row, "product_id");
    }

    /** Zero, which no product has, if the row names none. */
    private static long product(Map<?, ?> row, String field) {
        return row.get(field) instanceof Long number ? number : 0;
    }
}
