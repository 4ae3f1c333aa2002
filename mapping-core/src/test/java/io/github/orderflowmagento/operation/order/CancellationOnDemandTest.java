package io.github.orderflowmagento.operation.order;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.orderflow.OrderFlowException;

import static io.github.orderflowmagento.Outcomes.item;
import static io.github.orderflowmagento.Outcomes.outcomes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** Cancellations requested by number. */
class CancellationOnDemandTest extends TwoStores {
    private static final String FIRST = "100000001";
    private static final String SECOND = "100000002";

    private final OrderCancellation cancellation =
            OrderCancellation.between(shop, warehouse).clock(shop.clock()).build();

    @BeforeEach
    void twoOrdersAreExported() {
        shop.addOrder(FIRST).row("MUG-001", 2);
        shop.addOrder(SECOND).row("MUG-001", 1);
        OrderExport.between(shop, warehouse).clock(shop.clock()).build().run(RunState.initial());
        shop.clock().advance(Duration.ofHours(3));
    }

    private Run cancel(String... numbers) {
        return cancellation.of(List.of(numbers)).run(RunState.initial());
    }

    @Test
    void oneOrderIsCancelledAndTheOtherIsLeftToTheNextRun() {
        shop.order(FIRST).cancel();
        shop.order(SECOND).cancel();

        Run one = cancel(SECOND);

        assertThat(outcomes(one)).containsExactly(entry(SECOND, Outcome.DONE));
        assertThat(one.next().watermark()).isEqualTo(RunState.initial().watermark());
        assertThat(stateAtOrderFlow(FIRST)).isEqualTo("created");
        assertThat(stateAtOrderFlow(SECOND)).isEqualTo("cancelled");
        assertThat(outcomes(cancellation.run(one.next()))).contains(entry(FIRST, Outcome.DONE));
    }

    @Test
    void anOrderThatIsNotCancelledInTheShopIsRefusedAndNotRemembered() {
        Run run = cancel(FIRST);

        assertThat(outcomes(run)).containsExactly(entry(FIRST, Outcome.GIVEN_UP));
        assertThat(item(run, FIRST).detail()).isEqualTo("it is processing in the shop, not cancelled");
        assertThat(run.next().failed()).isEmpty();
        assertThat(stateAtOrderFlow(FIRST)).isEqualTo("created");
    }

    @Test
    void aNumberThatTheShopDoesNotHaveIsUnknown() {
        shop.order(FIRST).cancel();

        Run run = cancel("999", FIRST, FIRST);

        assertThat(outcomes(run)).containsOnly(entry("999", Outcome.UNKNOWN), entry(FIRST, Outcome.DONE));
    }

    @Test
    void aDryRunCancelsNothing() {
        shop.order(FIRST).cancel();

        Run dry = cancellation.of(List.of(FIRST, SECOND)).dryRun(RunState.initial());

        assertThat(outcomes(dry)).containsOnly(entry(FIRST, Outcome.WOULD_BE_SENT), entry(SECOND, Outcome.GIVEN_UP));
        assertThat(stateAtOrderFlow(FIRST)).isEqualTo("created");
    }

    @Test
    void aCancellationThatWasGivenUpIsTriedAgainAndCleared() {
        shop.order(FIRST).cancel();
        warehouse.faults().failNext("orders.cancel", new OrderFlowException.Rejected("orders.cancel", "locked"));
        Run failed = cancel(FIRST);

        Run run = cancellation.of(List.of(FIRST)).run(failed.next());

        assertThat(failed.next().failed()).containsOnlyKeys(FIRST);
        assertThat(outcomes(run)).containsExactly(entry(FIRST, Outcome.DONE));
        assertThat(run.next().failed()).isEmpty();
    }

    @Test
    void aShopThatFailsDoesNotHaveAnOrderCancelledLater() {
        shop.faults().failNext("orders.list", new MagentoException.NotReached("orders.list", "no connection"));
        Run run = cancel(FIRST, "999");
        shop.clock().advance(Duration.ofHours(1));

        Run next = cancellation.run(run.next());

        assertThat(run.endedEarly()).isPresent();
        assertThat(outcomes(run)).containsOnly(entry(FIRST, Outcome.WILL_RETRY), entry("999", Outcome.WILL_RETRY));
        assertThat(outcomes(next)).containsOnly(entry(FIRST, Outcome.SKIPPED), entry("999", Outcome.GIVEN_UP));
        assertThat(stateAtOrderFlow(FIRST)).isEqualTo("created");
    }

    @Test
    void aNumberOfTwoStoresCancelsWhatIsCancelledOfBoth() {
        first();
        second();
        by(APART).build().run(RunState.initial());
        shop.order(NUMBER, 2).cancel();
        OrderCancellation apart = OrderCancellation.between(shop, warehouse)
                .mapping(APART)
                .clock(shop.clock())
                .build();

        Run run = apart.of(List.of(NUMBER)).run(RunState.initial());

        assertThat(outcomes(run)).containsOnly(entry(NUMBER, Outcome.GIVEN_UP), entry(IN_SECOND, Outcome.DONE));
        assertThat(stateAtOrderFlow(NUMBER)).isEqualTo("created");
        assertThat(stateAtOrderFlow(FRENCH)).isEqualTo("cancelled");
    }
}
