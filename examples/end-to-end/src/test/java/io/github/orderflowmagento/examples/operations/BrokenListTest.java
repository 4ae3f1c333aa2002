package io.github.orderflowmagento.examples.operations;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.MovableClock;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxStub;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;

import static org.assertj.core.api.Assertions.assertThat;

/** A list that cannot be read because of one entity names it, and continues. */
class BrokenListTest {
    private static final Pattern RANGE =
            Pattern.compile("(?s)<name>from</name>.*?<(?:int|i4)>(\\d+)<.*?<name>to</name>.*?<(?:int|i4)>(\\d+)<");

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private final MovableClock clock = new MovableClock();
    private RunState state = RunState.initial();

    /** PHP dies over the entity of that number in the list. */
    private SandboxStub diesOver(String list, int number) {
        return sandbox.insideShop()
                .stub(
                        request -> {
                            Matcher range = RANGE.matcher(request.body());
                            return request.contains(list)
                                    && range.find()
                                    && Long.parseLong(range.group(1)) <= number
                                    && number <= Long.parseLong(range.group(2));
                        },
                        SandboxAnswer.status(500).withBody("<html><body>Fatal error</body></html>"));
    }

    private Run exportOrders() {
        Run run = OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .clock(clock)
                .build()
                .run(state);
        state = run.next();
        clock.pass(Duration.ofDays(1));
        return run;
    }

    @Test
    void anOrderThatBreaksTheListIsNamedAndTheOthersAreExported() {
        diesOver("order.list", 13);

        Run run = exportOrders();

        assertThat(run.endedEarly()).isEmpty();
        assertThat(run.items(Outcome.DONE))
                .hasSize(7)
                .extracting(ItemOutcome::key)
                .doesNotContain("100000013");
        assertThat(run.items(Outcome.WILL_RETRY))
                .singleElement()
                .asString()
                .startsWith(
                        "order id 13: will retry (the shop's list fails at this entity or omits its number: open and"
                                + " save it in the shop's administration, attempt 1 of 4");
    }

    @Test
    void anOrderThatTheShopCanListAgainIsExportedByTheNextRun() {
        SandboxStub dying = diesOver("order.list", 13);
        exportOrders();
        dying.remove();

        Run run = exportOrders();

        assertThat(run.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly("100000013");
        assertThat(run.items(Outcome.ALREADY_THERE)).hasSize(7);
        assertThat(state.failed()).isEmpty();
    }

    @Test
    void anOrderThatAlwaysBreaksTheListIsGivenUpAndPassed() {
        diesOver("order.list", 13);
        for (int run = 1; run <= 3; run++) {
            assertThat(exportOrders().items(Outcome.WILL_RETRY)).hasSize(1);
        }

        assertThat(exportOrders().items(Outcome.GIVEN_UP))
                .extracting(ItemOutcome::key)
                .containsExactly("order id 13");
        assertThat(state.changesUntil()).isPresent();
        assertThat(exportOrders().items(Outcome.ALREADY_THERE)).isEmpty();
    }

    @Test
    void anOrderRequeuedAfterItsChangeHasPassedIsGivenUpAgain() {
        SandboxStub dying = diesOver("order.list", 13);
        for (int run = 1; run <= 4; run++) {
            exportOrders();
        }
        dying.remove();
        state = state.requeue();

        assertThat(exportOrders().items(Outcome.GIVEN_UP))
                .singleElement()
                .asString()
                .startsWith("order id 13: given up")
                .contains("open and save it in the shop's administration");
        assertThat(state.waiting()).isEmpty();
    }

    @Test
    void aCancelledOrderThatBreaksTheListDoesNotAffectOthers() {
        OrderExport.between(sandbox.shop(), sandbox.warehouse())
                .statuses("pending")
                .build()
                .run(RunState.initial());
        sandbox.insideShop().cancel("100000001");
        sandbox.insideShop().cancel("100000002");
        diesOver("order.list", 2);

        Run run = OrderCancellation.between(sandbox.shop(), sandbox.warehouse())
                .build()
                .run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly("100000001");
        assertThat(run.items(Outcome.WILL_RETRY)).extracting(ItemOutcome::key).containsExactly("order id 2");
        assertThat(run.endedEarly()).isEmpty();
    }

    @Test
    void aProductThatBreaksTheListIsNamedAndTheOthersAreExported() {
        diesOver("product.list", 2);

        Run run = ProductExport.between(sandbox.shop(), sandbox.warehouse())
                .build()
                .run(RunState.initial());

        assertThat(run.endedEarly()).isEmpty();
        assertThat(run.items(Outcome.DONE))
                .hasSize(16)
                .extracting(ItemOutcome::key)
                .doesNotContain("MUG-002");
        assertThat(run.items(Outcome.WILL_RETRY)).extracting(ItemOutcome::key).containsExactly("product number 2");
    }
}
