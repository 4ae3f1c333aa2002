package io.github.orderflowmagento.mapping.product;

import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.github.orderflowmagento.mapping.Origin;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.RuleTable;

/**
 * The reference of a product. An import has it twice, as its key and as a property, and stock, orders and despatches use it, so no custom
 * rule may set it.
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
     * Rejects a table with another rule for the reference.
     *
     * @throws IllegalArgumentException if there is another rule; the message has the alternative
     */
    void requireIn(RuleTable<ProductSource> rules) {
        rules.rules().stream()
                .filter(rule -> rule.target().equals(TARGET) && !rule.value().equals(this))
                .findFirst()
                .ifPresent(rule -> {
                    throw new IllegalArgumentException("products: the rule for " + TARGET + " (from " + rule.source()
                            + ") would send another reference than that under which the product is imported, and"
                            + " its stock and orders could not be converted back: keep that rule, and call"
                            + " ProductMapping.withSkus, OrderMapping.withSkus and InventoryMapping.withSkus");
                });
    }
}
