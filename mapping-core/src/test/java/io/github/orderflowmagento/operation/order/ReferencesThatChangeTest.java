package io.github.orderflowmagento.operation.order;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.mapping.ReferenceMapping;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.testing.InMemoryOrder;

import static io.github.orderflowmagento.Outcomes.item;
import static io.github.orderflowmagento.operation.Outcome.DONE;
import static io.github.orderflowmagento.operation.Outcome.GIVEN_UP;
import static io.github.orderflowmagento.operation.Outcome.WILL_RETRY;
import static org.assertj.core.api.Assertions.assertThat;

/** Exported orders to which a later mapping gives another reference or key. */
class ReferencesThatChangeTest extends TwoStores {
    private static final OrderMapping PREFIXED = ALIKE.withOrderNumbers(ReferenceMapping.prefixed("UK-"));

    private static void touch(InMemoryOrder order) {
        order.field("customer_note", "again");
    }

    private Run later(OrderMapping mapping, RunState state) {
        shop.clock().advance(Duration.ofHours(3));
        return by(mapping).withCancellation().build().run(state);
    }

    /** The merchant deletes the store, and then its references from the mapping. */
    @Test
    void anOrderOfADeletedStoreIsNotSentAgainByItsNumberAlone() {
        InMemoryOrder second = second();
        Run before = run(APART, RunState.initial());
        second.change(TwoStores::withoutStore);

        Run run = later(ALIKE, before.next());

        assertThat(warehouse.receivedOrders()).containsOnlyKeys(FRENCH);
        assertThat(item(run, NUMBER).outcome()).isEqualTo(GIVEN_UP);
        assertThat(item(run, NUMBER).detail()).contains("it was exported by a reference of its store");
    }

    @Test
    void anOrderOfADeletedStoreIsNotCancelledByItsNumberAlone() {
        InMemoryOrder second = second();
        Run before = run(APART, RunState.initial());
        second.change(TwoStores::withoutStore);
        second.state(OrderState.CANCELED);

        Run run = later(ALIKE, before.next());

        assertThat(item(run, NUMBER).outcome()).isEqualTo(GIVEN_UP);
        assertThat(item(run, NUMBER).detail()).contains("it was exported by a reference of its store");
    }

    /** The other order's key is now this one's, so the state knows the key, but of another order. */
    @Test
    void anOrderIsNotSentAgainUnderAKeyThatAnotherHad() {
        first();
        InMemoryOrder second = second();
        Run before = run(APART, RunState.initial());
        touch(second);

        Run run = later(PREFIXED.withOrderNumbers(Map.of(1L, ReferenceMapping.prefixed("EN-"))), before.next());

        assertThat(warehouse.receivedOrders()).containsOnlyKeys(NUMBER, FRENCH);
        assertThat(item(run, NUMBER).outcome()).isEqualTo(GIVEN_UP);
    }

    @Test
    void anOrderRejectedForItsReferenceIsSentOnceForgottenAndRequeued() {
        InMemoryOrder order = first();
        Run before = run(ALIKE, RunState.initial());
        touch(order);
        Run refused = later(PREFIXED, before.next());
        assertThat(item(refused, NUMBER).detail())
                .endsWith("forget the export of 000000001 and then requeue 000000001");

        Run run = later(PREFIXED, refused.next().forgetExported(NUMBER).requeue(NUMBER));

        assertThat(item(run, NUMBER).outcome()).isEqualTo(DONE);
    }

    @Test
    void anOrderRejectedForAStoreReferenceIsSentOnceForgotten() {
        InMemoryOrder second = second();
        Run before = run(APART, RunState.initial());
        touch(second);
        Run refused = later(PREFIXED, before.next());
        assertThat(item(refused, NUMBER).detail())
                .endsWith("forget the export of 000000001 (store 2) and then requeue 000000001");

        Run run = later(PREFIXED, refused.next().forgetExported(IN_SECOND).requeue(NUMBER));

        assertThat(item(run, NUMBER).outcome()).isEqualTo(DONE);
    }

    @Test
    void aLaterPrefixSendsNoOrderOfAStateWithoutReferencesAgain() {
        InMemoryOrder order = first();
        Run exported = run(ALIKE, RunState.initial());
        RunState known = runLater(ALIKE, runLater(ALIKE, exported)).next();
        RunState old = RunState.builder()
                .from(known)
                .exported(Map.of(
                        NUMBER,
                        String.valueOf(known.exported().get(NUMBER)).replaceFirst("^((?:\\S+ ){5}\\S+) \\S+", "$1")))
                .build();
        Run upgraded = later(ALIKE, old);
        assertThat(upgraded.items()).isEmpty();
        touch(order);

        Run run = later(PREFIXED, upgraded.next());

        assertThat(warehouse.receivedOrders()).containsOnlyKeys(NUMBER);
        assertThat(item(run, NUMBER).outcome()).isEqualTo(GIVEN_UP);
    }

    /** Its cancellation is given up, so that OrderFlow despatches it. */
    @Test
    void anOrderThatReplacesOneThatWasExportedByItsNumberAloneWaits() {
        InMemoryOrder second = second();
        Run before = run(ALIKE, RunState.initial());
        second.cancel();
        String replacement = NUMBER + "-1";
        shop.addOrder(replacement, 2)
                .row("CUP-002", 3)
                .change(order ->
                        Order.builder().from(order).relationParentRealId(NUMBER).build());

        Run run = later(APART, before.next());

        assertThat(item(run, replacement + " (store 2)").outcome()).isEqualTo(WILL_RETRY);
        assertThat(item(run, replacement + " (store 2)").detail())
                .contains("and OrderFlow cannot be queried for it: it was exported by its number alone");
        assertThat(warehouse.receivedOrders()).containsOnlyKeys(NUMBER);
        assertThat(stateAtOrderFlow(NUMBER)).doesNotStartWith("cancel");
    }
}
