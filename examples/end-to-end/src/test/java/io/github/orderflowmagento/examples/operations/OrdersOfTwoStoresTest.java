package io.github.orderflowmagento.examples.operations;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;

import static io.github.orderflowmagento.examples.Despatches.despatch;
import static io.github.orderflowmagento.examples.operations.RecordedMagento2.body;
import static io.github.orderflowmagento.examples.operations.RecordedMagento2.listOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/**
 * Two orders as sent by a real Magento 2, the second one in its French store, whose merchant has removed the prefix of its numbers: over
 * sockets from the shop to OrderFlow and back.
 */
class OrdersOfTwoStoresTest {
    private static final String NUMBER = "000000002";
    private static final String FRENCH = "FR-" + NUMBER;
    private static final String IN_FRENCH = NUMBER + " (store 2)";

    private static final Mappings ALIKE = Mappings.standard()
            .with(MappingFile.properties("shop.properties", "selection.statuses = pending, canceled"));
    private static final Mappings APART =
            ALIKE.with(MappingFile.properties("stores.properties", "store.2.orderNumbers = prefix 'FR-'"));

    @RegisterExtension
    final RecordedMagento2 recorded = new RecordedMagento2();

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    @BeforeEach
    void bothHaveOrdered() {
        recorded.answers("orders", listOf(english(), french()));
    }

    private static String english() {
        return body("orders/full-two-lines");
    }

    private static String french() {
        return body("orders/full-fr-store-eur").replace("2000000001", NUMBER);
    }

    private static String cancelled(String order) {
        return order.replace("\"state\":\"new\"", "\"state\":\"canceled\"")
                .replace("\"status\":\"pending\"", "\"status\":\"canceled\"");
    }

    private Run export(Mappings mappings, RunState state) {
        return export(mappings, state, Duration.ZERO);
    }

    /** @param later when it runs, so that what has failed is due */
    private Run export(Mappings mappings, RunState state, Duration later) {
        return OrderExport.between(recorded.shop(), sandbox.warehouse())
                .mappings(mappings)
                .clock(Clock.offset(Clock.systemUTC(), later))
                .build()
                .run(state);
    }

    private static Map<String, Outcome> outcomes(Run run) {
        return run.items().stream().collect(Collectors.toMap(item -> item.key(), item -> item.outcome()));
    }

    private static String detail(Run run, String key) {
        return run.items().stream()
                .filter(item -> item.key().equals(key))
                .findFirst()
                .orElseThrow()
                .detail();
    }

    @Test
    void bothReachTheWarehouseByReferencesOfTheirOwn() {
        Run run = export(APART, RunState.initial());

        assertThat(outcomes(run)).containsOnly(entry(NUMBER, Outcome.DONE), entry(IN_FRENCH, Outcome.DONE));
        assertThat(sandbox.insideWarehouse().orders().get(NUMBER)).containsEntry("currency", "GBP");
        assertThat(sandbox.insideWarehouse().orders().get(FRENCH)).containsEntry("currency", "EUR");
    }

    /** One for both rows, one to see that there are no more, and one for both orders. */
    @Test
    void findingAndReadingBothCostsThreeRequests() {
        export(APART, RunState.initial());

        assertThat(recorded.requests("orders")).isEqualTo(3);
    }

    @Test
    void withoutReferencesOfTheirOwnEachFailsByNameAndNothingIsSent() {
        Run run = export(ALIKE, RunState.initial());

        assertThat(outcomes(run))
                .containsOnly(entry(NUMBER + " (store 1)", Outcome.WILL_RETRY), entry(IN_FRENCH, Outcome.WILL_RETRY));
        assertThat(detail(run, IN_FRENCH))
                .startsWith(
                        "order 000000002: several stores have an order with this number: those with the numbers [1, 2]:"
                                + " OrderFlow would know them by one reference: give the orders of all stores but one their own"
                                + " references");
        assertThat(sandbox.insideWarehouse().orders()).isEmpty();
    }

    @Test
    void theLaterOneGoesAsItselfOnceItsStoreHasReferences() {
        recorded.answers("orders", listOf(english()));
        Run before = export(ALIKE, RunState.initial());
        recorded.answers("orders", listOf(english(), french()));

        Run later = export(ALIKE, before.next());
        Run apart = export(APART, later.next(), Duration.ofDays(1));

        assertThat(outcomes(later)).containsEntry(IN_FRENCH, Outcome.WILL_RETRY).doesNotContainValue(Outcome.DONE);
        assertThat(outcomes(apart)).containsEntry(IN_FRENCH, Outcome.DONE).doesNotContainEntry(NUMBER, Outcome.DONE);
        assertThat(sandbox.insideWarehouse().orders().get(NUMBER)).containsEntry("currency", "GBP");
        assertThat(sandbox.insideWarehouse().orders().get(FRENCH)).containsEntry("currency", "EUR");
    }

    /** Nothing is written: making shipments is another part. */
    private Run despatched(String reference, Map<String, Integer> units, Supplier<RunState> exports) {
        return ShipmentNotification.to(recorded.shop())
                .mappings(APART)
                .exported(exports)
                .build()
                .of(List.of(despatch(reference, 6001, units)))
                .dryRun(RunState.initial());
    }

    @Test
    void aDespatchFindsTheOrderOfItsStore() {
        RunState exports = export(APART, RunState.initial()).next();

        Run french = despatched(FRENCH, Map.of("PLAIN-1", 2, "MUG-001", 1), () -> exports);
        Run english = despatched(NUMBER, Map.of("PLAIN-1", 2, "PLAIN-2", 3), () -> exports);
        Run mixedUp = despatched(NUMBER, Map.of("PLAIN-1", 2, "MUG-001", 1), () -> exports);

        assertThat(outcomes(french)).containsExactly(entry(FRENCH + "/6001", Outcome.WOULD_BE_SENT));
        assertThat(outcomes(english)).containsExactly(entry(NUMBER + "/6001", Outcome.WOULD_BE_SENT));
        assertThat(outcomes(mixedUp)).containsExactly(entry(NUMBER + "/6001", Outcome.GIVEN_UP));
    }

    @Test
    void theOneThatIsCancelledIsCancelledAtTheWarehouse() {
        RunState exports = export(APART, RunState.initial()).next();
        recorded.answers("orders", listOf(english(), cancelled(french())));

        Run run = OrderCancellation.between(recorded.shop(), sandbox.warehouse())
                .mappings(APART)
                .exported(() -> exports)
                .build()
                .run(RunState.initial());

        assertThat(outcomes(run)).containsEntry(IN_FRENCH, Outcome.DONE).doesNotContainEntry(NUMBER, Outcome.DONE);
        assertThat(stateAtOrderFlow(FRENCH)).startsWith("cancel");
        assertThat(stateAtOrderFlow(NUMBER)).doesNotStartWith("cancel");
    }

    private String stateAtOrderFlow(String reference) {
        return sandbox.warehouse().orders().detail(reference).state().orElseThrow();
    }
}
