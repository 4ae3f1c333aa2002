package io.github.orderflowmagento.examples.operations;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.mapping.inventory.OrderedUnits;
import io.github.orderflowmagento.mapping.inventory.ShopDemand;
import io.github.orderflowmagento.mapping.inventory.StockCalculation;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;

import static org.assertj.core.api.Assertions.assertThat;

/** The time of export, as sent to OrderFlow and as used by the stock calculation. */
@ParameterizedClass
@EnumSource
class ExportedAtTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    @RegisterExtension
    final SandboxOfGeneration sandbox;

    ExportedAtTest(Generation generation) {
        sandbox = new SandboxOfGeneration(generation);
    }

    /** A minute passes between any two looks at the clock. */
    private static Clock aMinuteLaterEachTime() {
        AtomicReference<Instant> now = new AtomicReference<>(NOON);
        InstantSource minutes = () -> now.getAndUpdate(time -> time.plus(Duration.ofMinutes(1)));
        return minutes.withZone(ZoneOffset.UTC);
    }

    private OrderExport inBatchesOf(int orders) {
        return OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .clock(aMinuteLaterEachTime())
                .batchSize(orders)
                .build();
    }

    private Map<String, Instant> sentToOrderFlow() {
        return sandbox.insideWarehouse().orders().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        order -> Instant.parse(order.getValue().getOrDefault("exported", "") + "Z")));
    }

    @Test
    void everyBatchHasATimeOfItsOwnWhichIsHandedOut() {
        Run run = inBatchesOf(3).run(RunState.initial());

        assertThat(run.exportedAt()).hasSize(8).isEqualTo(sentToOrderFlow());
        assertThat(run.exportedAt().values().stream().distinct()).hasSize(3);
    }

    @Test
    void anOrderOfALaterBatchIsNotCountedByTheWarehouseYet() {
        Run run = inBatchesOf(1).run(RunState.initial());
        Order last =
                sandbox.shop().orders().details(List.of("100000053")).get(0).orThrow();
        Instant before =
                run.exportedAt().values().stream().min(Instant::compareTo).orElseThrow();
        List<OrderedUnits> units =
                OrderedUnits.of(last, Optional.ofNullable(run.exportedAt().get("100000053")));
        StockCalculation calculation = StockCalculation.builder()
                .adjustment(StockCalculation.Adjustment.UNSENT_ORDERS)
                .addStatuses("processing")
                .build();

        assertThat(calculation
                        .calculate(
                                units.get(0).sku(),
                                BigDecimal.TEN,
                                Optional.of(before),
                                ShopDemand.of(last.updatedAt().orElse(NOON), units, List.of()))
                        .unsentOrderUnits())
                .isEqualByComparingTo(units.get(0).units());
    }

    @Test
    void anOrderThatOrderFlowHadAlreadyWasExportedByNowAtTheLatest() {
        inBatchesOf(100).run(RunState.initial());

        Run again = inBatchesOf(100).run(RunState.initial());

        assertThat(again.exportedAt()).hasSize(8);
    }

    @Test
    void aDryRunHasExportedNothing() {
        assertThat(inBatchesOf(100).dryRun(RunState.initial()).exportedAt()).isEmpty();
    }
}
