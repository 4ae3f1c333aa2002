package io.github.orderflowmagento.mapping.inventory;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.inventory.StockCalculation.Adjustment;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

import static io.github.orderflowmagento.mapping.inventory.Demands.SKU;
import static io.github.orderflowmagento.mapping.inventory.Demands.cart;
import static io.github.orderflowmagento.mapping.inventory.Demands.inCarts;
import static io.github.orderflowmagento.mapping.inventory.Demands.order;
import static io.github.orderflowmagento.mapping.inventory.Demands.ordered;
import static io.github.orderflowmagento.mapping.inventory.Demands.time;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Differences from the extension in processing inventory. Each test has a row in differences.md. */
class InventoryDeviationsTest {
    private static final StockCalculation LESS_UNSENT_AND_CARTS = StockCalculation.builder()
            .adjustment(Adjustment.UNSENT_ORDERS_AND_CARTS)
            .addStatuses("processing")
            .build();

    /** Exported at 09:30 by the clock of UTC. */
    private static final ShopDemand EXPORTED_AT_HALF_PAST_NINE =
            ordered(order("A", "2").exportedAt(time("09:30:00")));

    @Test
    void theTimeOfTheLastOrderIsTheMomentItSaysWhateverItsZone() {
        assertThat(written("2026-11-23T10:00:00+01:00", EXPORTED_AT_HALF_PAST_NINE))
                .isEqualByComparingTo("8");
        assertThat(written("2026-11-23T09:00:00Z", EXPORTED_AT_HALF_PAST_NINE)).isEqualByComparingTo("8");
        assertThat(written("2026-11-23T09:00:00", EXPORTED_AT_HALF_PAST_NINE)).isEqualByComparingTo("8");
        assertThat(written("2026-11-23T09:00:00-01:00", EXPORTED_AT_HALF_PAST_NINE))
                .isEqualByComparingTo("10");
    }

    @Test
    void h03ATimeThatIsNoneConcernsItsLineOnly() {
        assertThatThrownBy(() -> written("yesterday", EXPORTED_AT_HALF_PAST_NINE))
                .isInstanceOf(MappingException.class)
                .hasMessageStartingWith("inventory of MUG-001: rule for quantity ")
                .hasMessageContaining("'lastOrderExported'");
    }

    @Test
    void decimalUnitsAreNotCut() {
        assertThat(written("2026-11-23T09:00:00", ordered(order("A", "2.5")))).isEqualByComparingTo("7.5");
    }

    @Test
    void unitsOfAPartInACartCountForEachParent() {
        ShopDemand threeBundlesOfTwo = inCarts(cart("17", "0").unitsOfPart(new BigDecimal("2"), new BigDecimal("3")));

        assertThat(written("2026-11-23T09:00:00", threeBundlesOfTwo)).isEqualByComparingTo("4");
    }

    @Test
    void anAdjustmentWithoutStatusesIsRejected() {
        assertThatThrownBy(() -> StockCalculation.builder()
                        .adjustment(Adjustment.UNSENT_ORDERS)
                        .build())
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("stock calculation: UNSENT_ORDERS needs the statuses of orders that count as unsent;"
                        + " without them no order is subtracted");
    }

    @Test
    void h08AQuantityBelowZeroIsWrittenAsZero() {
        StockUpdate update = update("2026-11-23T09:00:00", ordered(order("A", "12")));

        assertThat(update.quantity()).isZero();
        assertThat(update.isInStock()).isFalse();
    }

    @Test
    void h10SequencesAreComparedAsNumbers() {
        InventorySequences after999 = InventorySequences.of(Map.of(SKU, 999L));
        InventoryLine line1000 = numbered(SKU, 1000);
        InventoryLine line99 = numbered(SKU, 99);

        assertThat(after999.ofMessages(List.of(line1000)).due()).containsExactly(line1000);
        assertThat(after999.ofMessages(List.of(line99)).past()).containsExactly(line99);
    }

    @Test
    void h11TwoSkusMayHaveTheSameSequence() {
        InventoryLine mug = numbered(SKU, 7);
        InventoryLine cap = numbered("CAP", 7);

        assertThat(InventorySequences.none().ofMessages(List.of(mug, cap)).due())
                .containsExactly(mug, cap);
        assertThat(InventorySequences.none()
                        .after(List.of(mug))
                        .ofMessages(List.of(cap))
                        .due())
                .containsExactly(cap);
    }

    @Test
    void h12AMessageThatWasNotAppliedMayComeAgain() {
        InventoryLine line = numbered(SKU, 7);
        InventorySequences afterFailure = InventorySequences.none().after(List.of());

        assertThat(afterFailure.ofMessages(List.of(line)).due()).containsExactly(line);
    }

    private static BigDecimal written(String lastOrderExported, ShopDemand demand) {
        return update(lastOrderExported, demand).quantity();
    }

    /** The update for ten units received. */
    private static StockUpdate update(String lastOrderExported, ShopDemand demand) {
        return InventoryMapping.calculated(LESS_UNSENT_AND_CARTS, demand)
                .map(InventoryLine.builder()
                        .externalReference(SKU)
                        .putAttributes("quantity", "10")
                        .putAttributes("lastOrderExported", lastOrderExported)
                        .build());
    }

    private static InventoryLine numbered(String sku, long sequence) {
        return InventoryLine.builder()
                .externalReference(sku)
                .sequenceId(sequence)
                .build();
    }
}
