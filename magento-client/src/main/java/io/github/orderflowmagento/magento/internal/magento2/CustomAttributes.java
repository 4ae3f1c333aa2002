package io.github.orderflowmagento.magento.internal.magento2;

import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.ExpiringMap;
import io.github.orderflowmagento.magento.model.Fields;
import io.github.orderflowmagento.magento.model.Projection;

/**
 * Reads which attributes merchants have added to products: a product omits those without a value, as if the shop did not have them. They
 * are read if a product omits a requested one, and cached. If they cannot be read, or not with these credentials, it is unknown whether the
 * product has no value. Thread-safe.
 */
final class CustomAttributes {
    private static final String OPERATION = "products/attributes";
    private static final Duration KEPT_FOR = Duration.ofMinutes(10);
    private static final String CUSTOM = "custom_attributes";
    private static final String CODE = "attribute_code";

    private static final TolerantReading TOLERANT = new TolerantReading("Attributes without a value in products");

    private final ExpiringMap<String, Set<String>> codes;

    /** @param ticks a monotonic clock in nanoseconds, such as {@link System#nanoTime} */
    CustomAttributes(LongSupplier ticks) {
        this.codes = new ExpiringMap<>(1, KEPT_FOR, ticks);
    }

    /** Returns those that a projection names. */
    static Set<String> named(Projection projection) {
        Set<String> named = new HashSet<>(projection.names());
        named.removeIf(
                name -> !SentNames.ofProduct(name).equals(List.of(CUSTOM)) || UnsetFields.OF_PRODUCT.contains(name));
        return named;
    }

    /**
     * Returns the given attributes that have no value in a product that omits them; a failure if the shop temporarily cannot return them.
     *
     * @param products as the shop sends them. No request if they omit none
     */
    Answer<Set<String>> of(
            Magento2Service service, Collection<Map<String, @Nullable Object>> products, Set<String> named) {
        if (products.stream().noneMatch(product -> leavesOut(product, named))) {
            return Answer.of(OPERATION, Set.of());
        }
        try {
            Set<String> known = new HashSet<>(named);
            known.retainAll(codes.computeIfAbsent(OPERATION, operation -> read(service)));
            return Answer.of(OPERATION, known);
        } catch (MagentoException e) {
            return Answer.failed(OPERATION, e);
        }
    }

    /** Whether the product omits one of the attributes. */
    static boolean leavesOut(Map<String, @Nullable Object> product, Set<String> named) {
        return !codes(product).containsAll(named);
    }

    private static Set<String> codes(Map<String, @Nullable Object> product) {
        Set<String> codes = new HashSet<>();
        if (product.get(CUSTOM) instanceof List<?> attributes) {
            for (Object attribute : attributes) {
                if (attribute instanceof Map<?, ?> pair) {
                    codes.add(String.valueOf(pair.get(CODE)));
                }
            }
        }
        return codes;
    }

    private static Set<String> read(Magento2Service service) {
        return TOLERANT.read(
                        OPERATION,
                        () -> read(service, added()),
                        () -> read(service, added().is("frontend_input", "none")))
                .orThrow()
                .orElse(Set.of());
    }

    private static SearchCriteria added() {
        return new SearchCriteria().is("is_user_defined", 1);
    }

    private static Set<String> read(Magento2Service service, SearchCriteria added) {
        Set<String> read = new HashSet<>();
        for (Map<String, @Nullable Object> row :
                service.all((api, search) -> api.attributes(withFields(search)), added, List.of(CODE), OPERATION)) {
            Fields attribute = Fields.of(row);
            // only its module knows where a static one has its values
            if (!attribute.nonBlank("backend_type").orElse("static").equals("static")) {
                attribute.nonBlank(CODE).ifPresent(read::add);
            }
        }
        return Set.copyOf(read);
    }

    private static Map<String, String> withFields(Map<String, String> search) {
        Map<String, String> query = new LinkedHashMap<>(search);
        query.putAll(RequestedFields.ATTRIBUTE_CODES.ofList());
        return query;
    }
}
