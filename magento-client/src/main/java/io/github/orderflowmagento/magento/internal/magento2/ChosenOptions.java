package io.github.orderflowmagento.magento.internal.magento2;

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

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.internal.magento2.OptionNames.Choice;
import io.github.orderflowmagento.magento.internal.magento2.ProductOptionCache.SuperAttribute;
import io.github.orderflowmagento.magento.model.AttributeOptions;
import io.github.orderflowmagento.magento.model.Fields;

/**
 * Reads the names of the options that customers chose: a row of an order contains their numbers. Custom options are in the product;
 * attributes of the shop distinguish the variants of a configurable. Names are cached, and read again if an option is not among them. If an
 * option has been deleted, the shop cannot return it, or the credentials lack the right to products, its name is unknown. If the shop
 * temporarily fails to return a needed name, the order fails.
 */
final class ChosenOptions {
    /** How many products are read in one request. */
    static final int MOST = 100;

    private static final String PRODUCTS = "products (chosen options)";
    private static final String ATTRIBUTES = "products/attributes";
    private static final List<String> ATTRIBUTE_KEY = List.of("attribute_id");

    private final Magento2Service service;
    private final EntityBatches reading;
    private final Magento2Attributes attributes;
    private final ProductOptionCache known;
    private final TolerantReading tolerant = new TolerantReading("Names of options that customers chose");
    private final MissingRight right = new MissingRight();

    ChosenOptions(
            Magento2Service service, EntityBatches reading, Magento2Attributes attributes, ProductOptionCache known) {
        this.service = service;
        this.reading = reading;
        this.attributes = attributes;
        this.known = known;
    }

    /** No request if nothing was chosen in them, or all names are known. */
    OptionNames of(Collection<Map<String, @Nullable Object>> orders) {
        Map<Long, Set<Choice>> custom = new HashMap<>();
        Set<Choice> variants = new LinkedHashSet<>();
        orders.forEach(order -> OptionNames.rows(order).forEach(row -> {
            Choice.custom(row)
                    .forEach(
                            choice -> custom.computeIfAbsent(OptionNames.product(row), product -> new LinkedHashSet<>())
                                    .add(choice));
            variants.addAll(Choice.ofVariant(row));
        }));
        OptionNames names = new OptionNames();
        products(custom, names);
        superAttributes(variants, names);
        labels(variants, names);
        return names;
    }

    private void products(Map<Long, Set<Choice>> custom, OptionNames names) {
        Set<Long> unknown = new TreeSet<>();
        custom.forEach((product, choices) -> {
            Optional<Optional<ProductOptions>> read = known.product(service.storeView(), product);
            boolean isGone = read.isPresent() && read.get().isEmpty();
            Optional<ProductOptions> options = read.flatMap(its -> its);
            options.ifPresent(its -> names.put(product, its));
            boolean isEachKnown = options.filter(
                            its -> choices.stream().allMatch(choice -> its.knows(choice.option(), choice.value())))
                    .isPresent();
            if (product != 0 && !isGone && !isEachKnown) {
                unknown.add(product);
            }
        });
        if (!unknown.isEmpty()) {
            tolerant.read(List.copyOf(unknown), some -> right.read(() -> readProducts(some)), this::askForNoProduct)
                    .forEach(answer -> names.put(Long.parseLong(answer.key()), answer));
        }
    }

    private List<Answer<Optional<ProductOptions>>> readProducts(List<Long> products) {
        List<Answer<Optional<ProductOptions>>> answers = reading.read(products, this::read);
        answers.stream()
                .filter(answer -> answer.failure().isEmpty() || isForbidden(answer))
                .forEach(answer -> known.keep(
                        service.storeView(),
                        Long.parseLong(answer.key()),
                        answer.value().flatMap(options -> options)));
        return answers;
    }

    private static boolean isForbidden(Answer<?> answer) {
        return answer.failure().filter(MissingRight::isNamedBy).isPresent();
    }

    private List<Answer<Optional<ProductOptions>>> read(List<Long> products) {
        Map<Long, Map<String, @Nullable Object>> read = new HashMap<>();
        rows(products).forEach(row -> read.put(OptionNames.product(row, "id"), row));
        return products.stream()
                .map(product -> EntityReader.answer(
                        String.valueOf(product),
                        () -> Optional.ofNullable(read.get(product))
                                .map(row -> EntityReader.read(PRODUCTS, Fields.of(row), ProductOptions::of))))
                .toList();
    }

    private Stream<Map<String, @Nullable Object>> rows(List<Long> products) {
        return EntityPages.stream(
                service,
                PRODUCTS,
                RestApi::products,
                new SearchCriteria().anyOf("entity_id", products),
                "entity_id",
                "id",
                RequestedFields.PRODUCT_OPTIONS,
                MOST + 1); // a page that is not full is the last one
    }

    private void askForNoProduct() {
        rows(List.of(0L)).forEach(row -> {});
    }

    private void superAttributes(Set<Choice> variants, OptionNames names) {
        Set<String> wanted = new TreeSet<>();
        variants.forEach(choice -> wanted.add(choice.option()));
        if (!known.attributes().keySet().containsAll(wanted)) {
            Answer<Optional<Map<String, SuperAttribute>>> answer = tolerant(ATTRIBUTES, this::readAttributes);
            answer.value().flatMap(read -> read).ifPresent(known::keep);
            answer.failure().ifPresent(names::attributesFailed);
        }
        names.putAttributes(known.attributes());
    }

    private <T> Answer<Optional<T>> tolerant(String key, Supplier<T> one) {
        return tolerant.read(key, one, this::askForNoAttribute);
    }

    /** Returns all attributes that can distinguish variants: not every version supports searching for some of them by number. */
    private Map<String, SuperAttribute> readAttributes() {
        Map<String, SuperAttribute> read = new HashMap<>();
        for (Map<String, @Nullable Object> row : attributes("select")) {
            Fields attribute = Fields.of(row);
            attribute
                    .nonBlank("attribute_id")
                    .ifPresent(number -> attribute
                            .nonBlank("attribute_code")
                            .ifPresent(code -> read.put(
                                    number,
                                    new SuperAttribute(
                                            code,
                                            attribute
                                                    .text("default_frontend_label")
                                                    .orElse("")))));
        }
        return read;
    }

    private List<Map<String, @Nullable Object>> attributes(String input) {
        SearchCriteria selects = new SearchCriteria().is("is_user_defined", 1).is("frontend_input", input);
        return service.all((api, search) -> api.attributes(withFields(search)), selects, ATTRIBUTE_KEY, ATTRIBUTES);
    }

    private void askForNoAttribute() {
        attributes("none");
    }

    private static Map<String, String> withFields(Map<String, String> search) {
        Map<String, String> query = new LinkedHashMap<>(search);
        query.putAll(RequestedFields.ATTRIBUTE_LABELS.ofList());
        return query;
    }

    private void labels(Set<Choice> variants, OptionNames names) {
        Map<String, Set<String>> wanted = new LinkedHashMap<>();
        variants.forEach(choice -> names.attribute(choice)
                .ifPresent(attribute -> wanted.computeIfAbsent(attribute.code(), code -> new TreeSet<>())
                        .add(choice.value())));
        wanted.forEach((code, values) -> names.put(code, tolerant("attribute " + code, () -> {
            AttributeOptions kept = attributes.options(code);
            names.put(code, kept);
            return kept.options().keySet().containsAll(values) ? kept : attributes.freshOptions(code);
        })));
    }
}
