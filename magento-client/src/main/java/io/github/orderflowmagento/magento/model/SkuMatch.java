package io.github.orderflowmagento.magento.model;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Finds a SKU that another system may have changed: an exact match, else ignoring surrounding blanks, else ignoring blanks and case.
 * Magento's database compares SKUs in the same way, except that it does not ignore leading blanks.
 *
 * <p>Only static methods; thread-safe.
 */
public final class SkuMatch {
    private SkuMatch() {}

    /**
     * Returns the SKUs that match best: none if none matches, one if the match is certain, several if it is ambiguous and none of them may
     * be used. If only {@code MUG} exists, {@code mug} matches it with certainty; if {@code MUG} and {@code Mug} exist, {@code mug} is
     * ambiguous.
     *
     * @param skus the SKUs to search
     * @param sku the SKU to find
     */
    public static List<String> in(Collection<String> skus, String sku) {
        return Stream.<UnaryOperator<String>>of(UnaryOperator.identity(), String::strip, SkuMatch::folded)
                .map(form -> skus.stream()
                        .filter(candidate -> form.apply(candidate).equals(form.apply(sku)))
                        .distinct()
                        .toList())
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    /** Returns the form that all matching SKUs share: without surrounding blanks, in lower case. */
    public static String folded(String sku) {
        return sku.strip().toLowerCase(Locale.ROOT);
    }
}
