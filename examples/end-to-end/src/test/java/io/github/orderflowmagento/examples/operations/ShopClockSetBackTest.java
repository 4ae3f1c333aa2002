package io.github.orderflowmagento.examples.operations;

import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.examples.MovableClock;
import io.github.orderflowmagento.examples.SandboxClients;
import io.github.orderflowmagento.examples.sandbox.SandboxShop;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.orderflow.OrderFlow;

import static org.assertj.core.api.Assertions.assertThat;

/** A shop's clock was an hour ahead, and was put right: what was changed since bears stamps from before the last run. */
class ShopClockSetBackTest {
    private static final String ORDER = "100000009";

    private final MovableClock shopClock = new MovableClock();

    private SandboxShop insideShop;
    private SandboxWarehouse insideWarehouse;
    private Magento shop;
    private OrderFlow warehouse;
    private OrderExport export;

    @SuppressWarnings("NullAway.Init") // set before each test
    ShopClockSetBackTest() {}

    @BeforeEach
    void open() {
        insideShop = SandboxShop.start(shopClock);
        insideWarehouse = SandboxWarehouse.start();
        shop = SandboxClients.to(insideShop).build();
        warehouse = SandboxClients.to(insideWarehouse).build();
        export = OrderExport.between(shop, warehouse).build();
        insideShop.hold(ORDER);
    }

    @AfterEach
    void close() {
        shop.close();
        warehouse.close();
        insideShop.close();
        insideWarehouse.close();
    }

    /** A run an hour ago left this state: until then the shop's clock was further ahead of this machine's by an hour. */
    private static RunState anHourAgo(RunState state) {
        return RunState.builder()
                .from(state)
                .shopClockAhead(state.shopClockAhead().orElseThrow().plusHours(1))
                .build();
    }

    @Test
    void anOrderThatWasChangedSinceIsExportedByTheRunAnHourLater() {
        RunState state = anHourAgo(export.run(RunState.initial()).next());
        shopClock.pass(Duration.ofMinutes(-59));
        insideShop.unhold(ORDER);
        shopClock.pass(Duration.ofMinutes(59));

        Run run = export.run(state);

        assertThat(insideWarehouse.orders()).containsKey(ORDER);
        assertThat(run.items(Outcome.DONE)).extracting(item -> item.key()).containsExactly(ORDER);
        assertThat(run.warnings())
                .anyMatch(warning -> warning.matches("the shop's clock was set back by (59|60|61) minutes .*"));
    }

    @Test
    void anOrderChangedSinceIsExportedByTheNextRun() {
        RunState state = export.run(RunState.initial()).next();
        shopClock.pass(Duration.ofHours(-1));
        insideShop.unhold(ORDER);

        Run run = export.run(state);

        assertThat(insideWarehouse.orders()).containsKey(ORDER);
        assertThat(run.warnings()).anyMatch(warning -> warning.startsWith("the shop's clock was set back by "));
    }

    @Test
    void aClockThatGoesOnIsNoWarning() {
        RunState state = export.run(RunState.initial()).next();
        shopClock.pass(Duration.ofHours(1));
        insideShop.unhold(ORDER);

        Run run = export.run(state);

        assertThat(insideWarehouse.orders()).containsKey(ORDER);
        assertThat(run.warnings()).isEmpty();
    }
}
