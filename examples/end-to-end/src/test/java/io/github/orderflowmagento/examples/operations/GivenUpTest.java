package io.github.orderflowmagento.examples.operations;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.MovableClock;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxStub;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static org.assertj.core.api.Assertions.assertThat;

/** An item that fails repeatedly is given up, blocks no other, and stays until someone acts. */
class GivenUpTest {
    private static final DespatchNotification ONE = despatch("100000009", 6001, Map.of("MUG-001", 2, "SALE-001", 1));
    private static final DespatchNotification OTHER = despatch("100000017", 6002, Map.of("MUG-001", 1));

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private final MovableClock clock = new MovableClock();
    private RunState state = RunState.initial();

    /** The shop answers with an error page what names both. */
    private SandboxStub dies(String call, String item) {
        return sandbox.insideShop()
                .stub(
                        request -> request.body().matches("(?s).*" + call + ".*" + item + ".*"),
                        SandboxAnswer.status(500).withBody("<html><body>Fatal error</body></html>"));
    }

    private Run ship(DespatchNotification... despatches) {
        clock.pass(Duration.ofDays(1));
        Run run = ShipmentNotification.to(sandbox.shop())
                .clock(clock)
                .build()
                .of(List.of(despatches))
                .run(state);
        state = run.next();
        return run;
    }

    private static ItemOutcome outcome(Run run, String key) {
        return run.items().stream()
                .filter(item -> item.key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aDespatchThatKillsTheShopIsGivenUpWhileOthersAreShipped() {
        dies("sales_order_shipment.create", "100000009");
        List<Outcome> outcomes = new ArrayList<>();

        for (int message = 6002; message <= 6005; message++) {
            Run run = ship(ONE, despatch("100000013", message, Map.of("MUG-001", 1)));
            assertThat(outcome(run, "100000013/" + message).outcome()).isEqualTo(Outcome.DONE);
            outcomes.add(outcome(run, "100000009/6001").outcome());
        }

        assertThat(outcomes)
                .containsExactly(
                        Outcome.WILL_RETRY, // before another was shipped in that run, the cause was unknown
                        Outcome.WILL_RETRY,
                        Outcome.WILL_RETRY,
                        Outcome.WILL_RETRY);
        Run last = ship(ONE, OTHER);
        assertThat(outcome(last, "100000009/6001").outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(outcome(last, "100000009/6001").attempts()).isEqualTo(4);
    }

    @Test
    void aShopThatShipsNothingIsNoDespatchsFault() {
        dies("sales_order_shipment.create", "");

        for (int run = 0; run < 6; run++) {
            assertThat(ship(ONE, OTHER).items(Outcome.WILL_RETRY))
                    .hasSize(2)
                    .allSatisfy(item -> assertThat(item.attempts()).isZero());
        }
    }

    @Test
    void aGivenUpDespatchCostsNoRequestsUntilItIsRequeued() {
        DespatchNotification tooMany = despatch("100000009", 6001, Map.of("MUG-001", 200));
        Run first = ship(tooMany);
        assertThat(first.items(Outcome.GIVEN_UP)).hasSize(1);
        assertThat(ShipmentNotification.pending(first, List.of(tooMany))).containsExactly(tooMany);
        sandbox.insideShop().resetCounters();

        Run second = ship(tooMany);
        assertThat(second.items()).isEqualTo(first.items());
        assertThat(sandbox.insideShop().requests()).isZero();

        state = state.requeue();
        Run third = ship(tooMany);
        assertThat(third.items(Outcome.GIVEN_UP)).hasSize(1);
        assertThat(sandbox.insideShop().requests()).isPositive();
    }

    @Test
    void aRequeuedDespatchIsShippedOnceWhatStoodInItsWayIsGone() {
        SandboxStub dying = dies("sales_order_shipment.create", "100000009");
        state = RunState.initial();
        for (int run = 1; run <= 5; run++) {
            ship(ONE, despatch("100000013", 6010 + run, Map.of("MUG-001", 1)));
        }
        assertThat(state.givenUp()).containsKey("100000009/6001");
        dying.remove();

        state = state.requeue();
        Run run = ship(ONE);

        assertThat(run.items(Outcome.DONE)).hasSize(1);
        assertThat(sandbox.insideShop().shipmentsOf("100000009")).hasSize(1);
    }

    @Test
    void aShipmentThatTheShopSaysItMadeButDoesNotHaveIsLookedForAgain() {
        SandboxStub another = sandbox.insideShop()
                .stub(
                        request -> request.contains("sales_order_shipment.create"),
                        SandboxAnswer.of("<?xml version=\"1.0\"?><methodResponse><params><param><value>"
                                        + "<string>something else</string></value></param></params></methodResponse>")
                                .withHeader("Content-Type", "text/xml"));
        assertThat(ship(ONE).items(Outcome.WILL_RETRY)).hasSize(1);
        another.remove();

        assertThat(ship(ONE).items(Outcome.DONE)).hasSize(1);
        assertThat(sandbox.insideShop().shipmentsOf("100000009")).hasSize(1);
    }

    @Test
    void aSkuThatKillsTheShopIsGivenUpWhileOthersAreWritten() {
        dies("cataloginventory_stock_item.update", "MUG-002");
        List<Outcome> outcomes = new ArrayList<>();

        for (int run = 1; run <= 4; run++) {
            clock.pass(Duration.ofDays(1));
            sandbox.insideWarehouse().setStock("MUG-001", 10 * run);
            sandbox.insideWarehouse().setStock("MUG-002", 3);
            Run updated = InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                    .clock(clock)
                    .build()
                    .run(state);
            state = updated.next();
            assertThat(outcome(updated, "MUG-001").outcome()).isEqualTo(Outcome.DONE);
            outcomes.add(outcome(updated, "MUG-002").outcome());
        }

        assertThat(outcomes)
                .containsExactly(Outcome.WILL_RETRY, Outcome.WILL_RETRY, Outcome.WILL_RETRY, Outcome.GIVEN_UP);
    }

    @Test
    void aGivenUpProductIsNotSentAgainUntilItChangesOrIsRequeued() {
        sandbox.insideWarehouse().reject("MUG-002", "missing 'type'");
        ProductExport export = ProductExport.between(sandbox.shop(), sandbox.warehouse())
                .clock(clock)
                .build();
        for (int run = 0; run < 4; run++) {
            state = export.run(state).next();
            clock.pass(Duration.ofDays(1));
        }
        assertThat(state.givenUp()).containsOnlyKeys("MUG-002");
        sandbox.insideWarehouse().resetCounters();

        Run run = export.run(state);

        assertThat(outcome(run, "MUG-002").outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(sandbox.insideWarehouse().requests()).isZero();
    }
}
