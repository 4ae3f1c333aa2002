package io.github.orderflowmagento.magento.internal.magento2;

import java.util.Collection;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/** The modules of a shop, read once. Thread-safe. */
final class Modules {
    private static final String SOURCES = "Magento_InventoryApi";

    private final Magento2Service service;
    private volatile @Nullable Collection<?> names;

    /** @param known its modules; empty if they are to be read */
    Modules(Magento2Service service, Set<String> known) {
        this.service = service;
        this.names = known.isEmpty() ? null : Set.copyOf(known);
    }

    /** Whether it has sources, and reservations for orders: the modules of multi-source inventory. */
    boolean haveSources() {
        return names().contains(SOURCES);
    }

    private Collection<?> names() {
        Collection<?> known = names;
        if (known == null) {
            Object answer = service.get(RestApi::modules, "modules");
            known = answer instanceof List<?> list
                    ? list.stream().filter(String.class::isInstance).toList()
                    : List.of();
            if (known.isEmpty()) {
                throw Magento2Service.notUnderstood(
                        "modules", "the shop names no module: whether it has sources is not known");
            }
            names = known;
        }
        return known;
    }
}
