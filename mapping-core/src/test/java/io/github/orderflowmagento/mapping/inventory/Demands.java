package io.github.orderflowmagento.mapping.inventory;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** The demand for MUG-001 on one day at noon, UTC. */
final class Demands {
    static final String SKU = "MUG-001";
    static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    private Demands() {}

    /** An order in processing that was saved this morning and has not been exported. */
    static OrderedUnits.Builder order(String number, String units) {
        return OrderedUnits.builder()
                .sku(SKU)
                .units(new BigDecimal(units))
                .order(number)
                .status("processing")
                .updatedAt(time("08:00:00"));
    }

    /** An active cart that was changed this morning. */
    static CartUnits.Builder cart(String number, String units) {
        return CartUnits.builder()
                .sku(SKU)
                .units(new BigDecimal(units))
                .cart(number)
                .updatedAt(time("08:00:00"));
    }

    static ShopDemand ordered(OrderedUnits.Builder... orders) {
        return ShopDemand.of(
                NOON,
                Arrays.stream(orders)
                        .<OrderedUnits>map(OrderedUnits.Builder::build)
                        .toList(),
                List.of());
    }

    static ShopDemand inCarts(CartUnits.Builder... carts) {
        return ShopDemand.of(
                NOON,
                List.of(),
                Arrays.stream(carts).<CartUnits>map(CartUnits.Builder::build).toList());
    }

    static Instant time(String time) {
        return Instant.parse("2026-11-23T" + time + "Z");
    }
}
