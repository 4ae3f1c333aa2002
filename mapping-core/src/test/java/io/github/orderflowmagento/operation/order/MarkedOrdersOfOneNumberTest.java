package io.github.orderflowmagento.operation.order;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.testing.InMemoryOrder;

import static io.github.orderflowmagento.Outcomes.outcomes;
import static io.github.orderflowmagento.operation.Outcome.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** Marks of exported orders when two stores use the same order numbers. */
class MarkedOrdersOfOneNumberTest extends TwoStores {

    @Test
    void theMarkIsPutOnTheOneThatWasExported() {
        InMemoryOrder first = first();
        InMemoryOrder second = second();
        warehouse.reject(NUMBER, "no such postcode");

        by(APART).comment("exported").build().run(RunState.initial());

        assertThat(second.value().comments()).hasSize(1);
        assertThat(first.value().comments()).isEmpty();
    }

    @Test
    void theMarkOfOneDoesNotSwallowTheOther() {
        first();
        by(ALIKE).extOrderId().build().run(RunState.initial());
        second();

        Run run = by(ALIKE).extOrderId().build().run(RunState.initial());

        assertThat(outcomes(run)).containsKey(IN_SECOND);
    }

    @Test
    void theMarkOfTheLaterOneDoesNotSwallowTheEarlier() {
        first();
        InMemoryOrder second = second();
        second.change(order ->
                Order.builder().from(order).extOrderId("OrderFlow:" + NUMBER).build());

        Run run = by(ALIKE).extOrderId().build().run(RunState.initial());

        assertThat(outcomes(run)).containsKey(NUMBER + " (store 1)");
    }

    @Test
    void theMarkOfOneDoesNotSwallowTheOtherWhenTheStateIsLost() {
        InMemoryOrder first = first();
        first.change(order ->
                Order.builder().from(order).extOrderId("OrderFlow:" + NUMBER).build());
        second();

        Run run = by(ALIKE).extOrderId().withCancellation().build().run(RunState.initial());

        assertThat(run.items()).as(run.items().toString()).hasSize(2);
    }

    /** A dry run reports what a run does. */
    @Test
    void aDryRunSaysTheSameOfBothAsARun() {
        first();
        second();

        Run dry = by(ALIKE).extOrderId().withCancellation().build().dryRun(RunState.initial());
        Run run = by(ALIKE).extOrderId().withCancellation().build().run(RunState.initial());

        assertThat(outcomes(dry)).isNotEmpty().isEqualTo(outcomes(run));
    }

    @Test
    void theMarkedOneIsSkippedUnderItsOwnKey() {
        InMemoryOrder first = first();
        first.change(order ->
                Order.builder().from(order).extOrderId("OrderFlow:" + NUMBER).build());

        Run alone = by(ALIKE).extOrderId().build().run(RunState.initial());

        assertThat(outcomes(alone)).containsExactly(entry(NUMBER, SKIPPED));
    }
}
