package io.github.orderflowmagento.mapping.inventory;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

import io.github.orderflowmagento.mapping.MappingException;

/** The orders that the warehouse reckoned in when it told its quantities. */
final class KnownOrders {
    private KnownOrders() {}

    /** Whether the order had been exported by then. OrderFlow has the time of an export to the second. */
    static boolean isKnown(OrderedUnits ordered, Instant reckonedIn) {
        return ordered.exportedAt()
                .filter(exported -> !exported.truncatedTo(ChronoUnit.SECONDS).isAfter(reckonedIn))
                .isPresent();
    }

    /**
     * Units of a SKU in those orders that the shop has not shipped.
     *
     * @param lastOrderExported as {@link StockCalculation#calculate} has it
     * @throws MappingException if it is not known of one of them, or which SKU is meant
     */
    static BigDecimal unshipped(String sku, Optional<Instant> lastOrderExported, ShopDemand demand) {
        List<OrderedUnits> ordered = demand.ordered(sku);
        if (ordered.stream().map(OrderedUnits::sku).distinct().count() > 1) {
            throw new MappingException(
                    "inventory of " + sku,
                    "orders have several SKUs that differ from it in case or outer blanks at most: which is meant is not certain",
                    null);
        }
        return ordered.stream()
                .filter(one -> isKnown(one, lastOrderExported.orElse(demand.at())))
                .map(one -> one.unshipped()
                        .orElseThrow(() -> new MappingException(
                                "inventory of " + sku,
                                "it is not known how many units of it order " + one.order() + " has left to ship",
                                null)))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
