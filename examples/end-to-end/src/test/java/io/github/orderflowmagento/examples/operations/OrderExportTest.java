package io.github.orderflowmagento.examples.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.examples.MovableClock;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxStub;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.RetryPolicy;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.order.OrderExport;

import static org.assertj.core.api.Assertions.assertThat;

/** Every order to be fulfilled reaches the warehouse once. */
@ParameterizedClass
@EnumSource
class OrderExportTest {
    private static final String[] PROCESSING = {
        "100000009", "100000011", "100000013", "100000017", "100000020", "100000024", "100000053", "300000001"
    };

    @RegisterExtension
    final SandboxOfGeneration sandbox;

    OrderExportTest(Generation generation) {
        sandbox = new SandboxOfGeneration(generation);
    }

    private OrderExport export() {
        return builder().build();
    }

    private OrderExport.Builder builder() {
        return OrderExport.between(sandbox.shop(), sandbox.warehouse());
    }

    private static Map<String, Outcome> outcomes(Run run) {
        return run.items().stream().collect(Collectors.toMap(ItemOutcome::key, ItemOutcome::outcome));
    }

    @Test
    void ordersInProcessingReachTheWarehouse() {
        Run run = export().run(RunState.initial());

        assertThat(sandbox.insideWarehouse().orders()).containsOnlyKeys(PROCESSING);
        assertThat(outcomes(run)).containsOnlyKeys(PROCESSING).values().containsOnly(Outcome.DONE);
        assertThat(run.counts().values().stream().mapToInt(Integer::intValue).sum())
                .isEqualTo(run.items().size());
    }

    @Test
    void amountsThatDoNotAddUpAreSaidBesideTheOutcome() {
        OrderMapping standard = OrderMapping.standard();
        OrderMapping freeShipping = standard.with(OrderPart.HEADER, Rule.constant("shippingPriceNet", "0"));

        Run even = builder().mapping(standard).build().dryRun(RunState.initial());
        Run uneven = builder().mapping(freeShipping).build().run(RunState.initial());

        assertThat(even.items()).extracting(ItemOutcome::detail).containsOnly("");
        assertThat(uneven.items())
                .extracting(ItemOutcome::toString)
                .contains("100000009: done (lines 58.20 + shipping 2.97 - discounts 0.00 is not the total 76.02 GBP:"
                        + " 14.85 differ)");
    }

    @Test
    void theSecondRunFindsNothingToDo() {
        Checkpoint checkpoint = new InMemoryCheckpoint();
        checkpoint.run(export());

        assertThat(checkpoint.run(export()).items()).isEmpty();
    }

    @Test
    void aLostStateDoublesNothingSinceADuplicateCountsAsAlreadyThere() {
        export().run(RunState.initial());

        Run again = export().run(RunState.initial());

        assertThat(outcomes(again)).containsOnlyKeys(PROCESSING).values().containsOnly(Outcome.ALREADY_THERE);
        assertThat(sandbox.insideWarehouse().orders()).containsOnlyKeys(PROCESSING);
    }

    @Test
    void oneOrderThatTheWarehouseRefusesDoesNotStopTheOthers() {
        sandbox.insideWarehouse().reject("100000017", "missing 'description'");

        Run run = export().run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).hasSize(PROCESSING.length - 1);
        assertThat(run.items(Outcome.WILL_RETRY)).singleElement().satisfies(item -> {
            assertThat(item.key()).isEqualTo("100000017");
            assertThat(item.detail()).contains("missing 'description'").contains("attempt 1 of 4");
        });
    }

    @Test
    void aRefusalThatQuotesTheCustomersAddressIsKeptWithoutIt() {
        sandbox.insideWarehouse().reject("100000017", "Invalid e-mail 'veronica@example.com'");

        Run run = export().run(RunState.initial());

        assertThat(run.items(Outcome.WILL_RETRY))
                .singleElement()
                .satisfies(item -> assertThat(item.detail())
                        .contains("Invalid e-mail '[...]'")
                        .doesNotContain("veronica@example.com"));
        assertThat(run.next().failed().toString()).contains("100000017").doesNotContain("veronica@example.com");
    }

    @Test
    void aRefusedOrderIsTriedFourTimesAndAgainAfterRequeuing() {
        Checkpoint checkpoint = new InMemoryCheckpoint();
        MovableClock clock = new MovableClock();
        OrderExport export = builder().clock(clock).build();
        sandbox.insideWarehouse().reject("100000017", "missing 'description'");
        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(checkpoint.run(export).items(Outcome.WILL_RETRY)).hasSize(1);
            clock.pass(RetryPolicy.standard().cap());
        }

        assertThat(checkpoint.run(export).items(Outcome.GIVEN_UP)).hasSize(1);
        clock.pass(RetryPolicy.standard().cap());
        assertThat(checkpoint.run(export).items()).isEmpty();
        assertThat(checkpoint.load().state().givenUp()).containsOnlyKeys("100000017");

        sandbox.insideWarehouse().accept("100000017");
        checkpoint.requeue();
        assertThat(outcomes(checkpoint.run(export))).containsExactly(Map.entry("100000017", Outcome.DONE));
        assertThat(checkpoint.load().state().failed()).isEmpty();
    }

    @Test
    void aRefusedOrderIsNotTriedBeforeItIsDue() {
        Checkpoint checkpoint = new InMemoryCheckpoint();
        MovableClock clock = new MovableClock();
        RetryPolicy retries = RetryPolicy.builder()
                .firstDelay(Duration.ofMinutes(10))
                .jitter(0)
                .build();
        OrderExport export = builder().clock(clock).retries(retries).build();
        sandbox.insideWarehouse().reject("100000017", "missing 'description'");
        checkpoint.run(export);
        sandbox.insideWarehouse().resetCounters();

        clock.pass(Duration.ofSeconds(599));
        Run early = checkpoint.run(export);
        assertThat(early.items()).singleElement().satisfies(item -> {
            assertThat(item.outcome()).isEqualTo(Outcome.WILL_RETRY);
            assertThat(item.attempts()).isEqualTo(1);
            assertThat(item.dueAt()).contains(Instant.parse("2026-11-23T12:10:00Z"));
        });
        assertThat(sandbox.insideWarehouse().requests()).isZero();

        clock.pass(Duration.ofSeconds(1));
        Run due = checkpoint.run(export);
        assertThat(due.items())
                .singleElement()
                .satisfies(item -> assertThat(item.attempts()).isEqualTo(2));
        assertThat(sandbox.insideWarehouse().requests()).isEqualTo(1);
    }

    @Test
    void aRejectedBatchIsSplitUntilTheBadItemIsAlone() {
        sandbox.insideWarehouse().rejectWholeBatchContaining("100000020");

        Run run = export().run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).hasSize(PROCESSING.length - 1);
        assertThat(run.items(Outcome.WILL_RETRY)).extracting(ItemOutcome::key).containsExactly("100000020");
        assertThat(sandbox.insideWarehouse().orders())
                .hasSize(PROCESSING.length - 1)
                .doesNotContainKey("100000020");
    }

    @Test
    void anOrderThatMakesTheWarehouseFailInsideDoesNotStopTheOthers() {
        sandbox.insideWarehouse()
                .stub(request -> request.contains("externalReference=100000020"), SandboxAnswer.status(500));

        Run run = export().run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).hasSize(PROCESSING.length - 1);
        assertThat(run.items(Outcome.WILL_RETRY)).extracting(ItemOutcome::key).containsExactly("100000020");
        assertThat(run.endedEarly()).isEmpty();
    }

    @Test
    void severalBadOrdersInARowAreNoOutageAndAreGivenUp() {
        Checkpoint checkpoint = new InMemoryCheckpoint();
        for (String bad : List.of("100000009", "100000011", "100000013")) {
            sandbox.insideWarehouse()
                    .stub(request -> request.contains("externalReference=" + bad), SandboxAnswer.status(500));
        }

        Run run = checkpoint.run(export());

        assertThat(run.items(Outcome.DONE)).hasSize(PROCESSING.length - 3);
        assertThat(run.items(Outcome.WILL_RETRY))
                .hasSize(3)
                .allSatisfy(item -> assertThat(item.detail()).contains("attempt 1 of 4"));
    }

    @Test
    void aWarehouseThatAlwaysFailsIsLeftAloneAndBlamesNoOrder() {
        sandbox.insideWarehouse().stub(request -> true, SandboxAnswer.status(500));

        Run run = export().run(RunState.initial());

        assertThat(outcomes(run)).containsOnlyKeys(PROCESSING).values().containsOnly(Outcome.WILL_RETRY);
        assertThat(run.next().failed().values())
                .hasSize(PROCESSING.length)
                .allSatisfy(item -> assertThat(item.attempts()).isZero());
        assertThat(run.endedEarly()).isPresent();
        assertThat(sandbox.insideWarehouse().requests()).isEqualTo(4);
    }

    @Test
    void anOrderThatCannotBeMappedConcernsItselfOnly() {
        OrderMapping mapping = OrderMapping.standard();
        OrderMapping picky = mapping.with(OrderPart.HEADER, Rule.always("currencyUnits", "euro only", from -> {
            if (!from.order().orderCurrencyCode().orElse("").equals("EUR")) {
                return "GBP";
            }
            throw new IllegalArgumentException("no euro here");
        }));

        Run run = builder().mapping(picky).build().run(RunState.initial());

        assertThat(run.items(Outcome.GIVEN_UP)).singleElement().satisfies(item -> {
            assertThat(item.key()).isEqualTo("300000001");
            assertThat(item.detail())
                    .isEqualTo("order 300000001: rule for currencyUnits (from euro only): no euro here");
        });
        assertThat(run.items(Outcome.DONE)).hasSize(PROCESSING.length - 1);
    }

    @Test
    void anOrderWithNothingPhysicalIsSkippedWithTheReason() {
        Run run = builder().statuses("pending").build().run(RunState.initial());

        assertThat(run.items(Outcome.SKIPPED)).singleElement().satisfies(item -> {
            assertThat(item.key()).isEqualTo("100000005");
            assertThat(item.detail()).isEqualTo("nothing in it is left to despatch");
        });
    }

    @Test
    void ordersPlacedBeforeTheStartAreNotExported() {
        Run run = builder()
                .placedSince(Instant.parse("2099-01-01T00:00:00Z"))
                .build()
                .run(RunState.initial());

        assertThat(run.endedEarly()).isEmpty();
        assertThat(run.items()).isEmpty();
        assertThat(sandbox.insideShop().calls()).isNotEmpty();
        assertThat(sandbox.insideWarehouse().orders()).isEmpty();
    }

    @Test
    void onlyOrdersOfTheStoreNamedAreExported() {
        Mappings germanOnly =
                Mappings.standard().with(MappingFile.properties("shop.properties", "selection.stores = 3"));

        Run run = builder().mappings(germanOnly).build().run(RunState.initial());

        assertThat(outcomes(run)).containsExactly(Map.entry("300000001", Outcome.DONE));
        assertThat(sandbox.insideWarehouse().orders()).containsOnlyKeys("300000001");
    }

    @Test
    void onlyOrdersThatMeetTheConditionAreExported() {
        Mappings inEuros = Mappings.standard()
                .with(MappingFile.properties("shop.properties", "order.onlyIf.euro = order_currency_code is 'EUR'"));

        Run run = builder().mappings(inEuros).build().run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly("300000001");
        assertThat(run.items(Outcome.SKIPPED)).hasSize(PROCESSING.length - 1);
    }

    @Test
    void anOrderOnHoldIsNotExportedUntilItIsReleased() {
        Checkpoint checkpoint = new InMemoryCheckpoint();
        sandbox.insideShop().hold("100000017");
        checkpoint.run(export());
        assertThat(sandbox.insideWarehouse().orders()).isNotEmpty().doesNotContainKey("100000017");

        sandbox.insideShop().unhold("100000017");
        Run next = checkpoint.run(export());

        assertThat(outcomes(next)).containsExactly(Map.entry("100000017", Outcome.DONE));
    }

    @Test
    void aDryRunMarksNothing() {
        Run run = builder().comment("Exported").build().dryRun(RunState.initial());

        assertThat(run.items(Outcome.WOULD_BE_SENT)).hasSize(PROCESSING.length);
        assertThat(sandbox.shop()
                        .orders()
                        .details(List.of("100000017"))
                        .get(0)
                        .orThrow()
                        .comments())
                .extracting(comment -> comment.comment().orElse(""))
                .doesNotContain("Exported");
        assertThat(sandbox.insideWarehouse().requests()).isZero();
    }

    @Test
    void aDryRunShowsTheDocumentsAndSendsNothing() {
        Run run = export().dryRun(RunState.initial());

        assertThat(run.isDryRun()).isTrue();
        assertThat(run.items(Outcome.WOULD_BE_SENT)).hasSize(PROCESSING.length);
        assertThat(run.documents()).singleElement().asString().contains("externalReference=100000009");
        assertThat(run.next()).isEqualTo(RunState.initial());
        assertThat(sandbox.insideWarehouse().requests()).isZero();
    }

    @Test
    void aWarehouseThatIsAwayEndsTheRunEarlyAndTheNextRunCatchesUp() {
        Checkpoint checkpoint = new InMemoryCheckpoint();
        SandboxStub away = sandbox.insideWarehouse().stub(request -> true, SandboxAnswer.status(503));

        Run failed = checkpoint.run(builder().batchSize(3).build()::run);
        away.remove();
        Run caughtUp = checkpoint.run(export());

        assertThat(failed.endedEarly()).isPresent();
        assertThat(failed.items(Outcome.DONE)).isEmpty();
        assertThat(sandbox.insideWarehouse().orders()).containsOnlyKeys(PROCESSING);
        assertThat(caughtUp.items(Outcome.DONE)).hasSize(PROCESSING.length);
        assertThat(caughtUp.next().failed()).isEmpty();
    }

    @Test
    void aShopThatAnswersInHtmlEndsTheRunAndKeepsWhatWasDone() {
        Checkpoint checkpoint = new InMemoryCheckpoint();
        checkpoint.run(export());
        SandboxStub html = sandbox.insideShop().stub(request -> true, SandboxAnswer.of("<html>Are you human?</html>"));

        Run run = checkpoint.run(export());

        assertThat(run.items()).isEmpty();
        assertThat(run.endedEarly()).get().asString().contains("Are you human?");
        html.remove();
        assertThat(checkpoint.run(export()).endedEarly()).isEmpty();
    }

    @Test
    void aConnectionCutWhileTheListIsReadLosesNoOrder() {
        Checkpoint checkpoint = new InMemoryCheckpoint();
        SandboxStub cut = sandbox.insideShop()
                .stub(request -> sandbox.insideShop().isForOrders(request), SandboxAnswer.garbage());

        assertThat(checkpoint.run(export()).endedEarly()).isPresent();
        cut.remove();
        assertThat(checkpoint.run(export()).items(Outcome.DONE)).hasSize(PROCESSING.length);
    }

    @Test
    void smallBatchesCarryTheSameOrders() {
        Run run = builder().batchSize(1).build().run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).hasSize(PROCESSING.length);
        assertThat(sandbox.insideWarehouse().requests()).isEqualTo(PROCESSING.length);
    }
}
