package io.github.orderflowmagento.mapping.inventory;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import io.github.orderflowmagento.mapping.MappingException;

/** The orders that the warehouse's quantities account for. */
final class KnownOrders {
    private KnownOrders() {}

    /** Returns whether the order had been exported by then. OrderFlow stores the time of an export in whole seconds. */
    static boolean isKnown(OrderedUnits ordered, Instant reckonedIn) {
        return ordered.exportedAt()
                .filter(exported -> !exported.truncatedTo(ChronoUnit.SECONDS).isAfter(reckonedIn))
                .isPresent();
    }

    /**
     * Returns the unshipped units of a SKU in those orders.
     *
     * @param lastOrderExported as in {@link StockCalculation#calculate}
     * @throws MappingException if the units of one order are unknown, or the SKU is ambiguous
     */
    static BigDecimal unshipped(String sku, Optional<Instant> lastOrderExported, ShopDemand demand) {
        List<OrderedUnits> ordered = demand.ordered(sku);
        if (ordered.stream().map(OrderedUnits::sku).distinct().count() > 1) {
            throw new MappingException(
                    "inventory of " + sku,
                    "ambiguous: orders have several SKUs that differ from it only in case or leading or trailing spaces",
                    null);
        }
        return ordered.stream()
                .filter(one -> isKnown(one, lastOrderExported.orElse(demand.at())))
                .map(one -> one.unshipped()
                        .orElseThrow(() -> new MappingException(
                                "inventory of " + sku,
                                "unknown how many units of it order " + one.order() + " has left to ship",
                                null)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
