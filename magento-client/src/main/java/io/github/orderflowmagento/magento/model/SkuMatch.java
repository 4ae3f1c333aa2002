package io.github.orderflowmagento.magento.model;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Finds a SKU among others, as it may come back from another system: in its own spelling, else without regard to outer blanks, else
 * without regard to upper and lower case either. Magento's database compares SKUs in the same way, except for leading blanks.
 */
public final class SkuMatch {
    private SkuMatch() {}

    /**
     * The SKUs that match best: one if it is certain which is meant, none if there is none, and several where none may be taken.
     * {@code mug} is found as {@code MUG}, but not among {@code MUG} and {@code Mug}.
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

    /** The form that all spellings of a SKU have in common: without outer blanks, in lower case. */
    public static String folded(String sku) {
        return sku.strip().toLowerCase(Locale.ROOT);
    }
}
