package io.github.orderflowmagento.mapping.product;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.github.orderflowmagento.mapping.Origin;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.RuleTable;

/**
 * What OrderFlow knows a product by. An import names it twice, as what it is about and as a property, and stock, orders and despatches
 * come back by it, so no rule says it by itself.
 */
record ProductReference(ReferenceMapping skus) implements Function<ProductSource, Optional<String>> {
    static final String TARGET = "externalReference";

    @Override
    public Optional<String> apply(ProductSource from) {
        return Optional.of(skus.toWarehouse(from.product().sku()));
    }

    Rule<ProductSource> rule() {
        String step = skus == ReferenceMapping.identity() ? "" : skus.toString();
        return Rule.<ProductSource>builder()
                .target(TARGET)
                .source("sku")
                .transform(step)
                .origin(Origin.STANDARD)
                .value(this)
                .reads(Set.of())
                .build();
    }

    /**
     * Refuses a table with another rule for the reference.
     *
     * @throws IllegalArgumentException saying what to do instead
     */
    void requireIn(RuleTable<ProductSource> rules) {
        rules.rules().stream()
                .filter(rule -> rule.target().equals(TARGET) && !rule.value().equals(this))
                .findFirst()
                .ifPresent(rule -> {
                    throw new IllegalArgumentException("products: the rule for " + TARGET + " (from " + rule.source()
                            + ") would send another reference than OrderFlow is told the product is imported under, and"
                            + " names no way back for its stock and orders: leave that rule as it is, and say"
                            + " ProductMapping.withSkus, and the same of OrderMapping and InventoryMapping");
                });
    }
}
