package io.github.orderflowmagento.operation.checkpoint;

import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.operation.RetryPolicy;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static io.github.orderflowmagento.Outcomes.outcomes;
import static io.github.orderflowmagento.operation.Outcome.DONE;
import static io.github.orderflowmagento.operation.Outcome.GIVEN_UP;
import static io.github.orderflowmagento.operation.Outcome.WILL_RETRY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

/** A whole operation from its checkpoint, in memory and in a file. */
class RunsFromACheckpointTest {
    private static final String FIRST = "100000001";
    private static final String SECOND = "100000002";

    enum Kind {
        IN_MEMORY,
        FILE
    }

    @TempDir
    private Path folder;

    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
    private final OrderExport export =
            OrderExport.between(shop, warehouse).clock(shop.clock()).build();

    private Checkpoint checkpoint(Kind kind) {
        return kind == Kind.FILE ? new FileCheckpoint(folder.resolve("orders.json")) : new InMemoryCheckpoint();
    }

    private void twoOrders() {
        shop.addOrder(FIRST).row("MUG-001", 1);
        shop.addOrder(SECOND).row("MUG-001", 1);
        shop.clock().advance(Duration.ofHours(1));
    }

    @ParameterizedTest
    @EnumSource
    void theNextRunBeginsWhereThisOneEnded(Kind kind) {
        Checkpoint checkpoint = checkpoint(kind);
        twoOrders();
        checkpoint.run(export);
        shop.clock().advance(Duration.ofHours(1));

        assertThat(checkpoint.run(export).items()).isEmpty();
        assertThat(warehouse.calls()).containsExactly("orders.insert");
    }

    @ParameterizedTest
    @EnumSource
    void aDryRunIsNotKept(Kind kind) {
        Checkpoint checkpoint = checkpoint(kind);
        twoOrders();

        checkpoint.run(export::dryRun);

        assertThat(checkpoint.load().version()).isZero();
    }

    @ParameterizedTest
    @EnumSource
    void whatWasGivenUpIsTriedAgainAfterARequeue(Kind kind) {
        Checkpoint checkpoint = checkpoint(kind);
        twoOrders();
        warehouse.reject(SECOND, "the postcode is invalid");
        OrderExport impatient = OrderExport.between(shop, warehouse)
                .clock(shop.clock())
                .retries(RetryPolicy.builder().attempts(1).build())
                .build();
        Run first = checkpoint.run(impatient);
        warehouse.accept(SECOND);

        Run requeued = checkpoint.requeue();
        Run second = checkpoint.run(impatient);

        assertThat(outcomes(first)).containsEntry(SECOND, GIVEN_UP);
        assertThat(outcomes(requeued)).containsExactly(entry(SECOND, WILL_RETRY));
        assertThat(outcomes(second)).containsExactly(entry(SECOND, DONE));
    }

    @ParameterizedTest
    @EnumSource
    void aSecondRunBesideTheFirstIsRejected(Kind kind) {
        Checkpoint checkpoint = checkpoint(kind);
        twoOrders();

        checkpoint.run(state -> {
            assertThatThrownBy(() -> checkpoint.run(export)).isInstanceOf(Checkpoint.Conflict.class);
            return export.run(state);
        });

        assertThat(warehouse.receivedOrders()).hasSize(2);
        assertThat(warehouse.calls()).containsExactly("orders.insert");
    }

    @Test
    void aFileOutlivesTheObjectThatWroteIt() {
        twoOrders();
        checkpoint(Kind.FILE).run(export);
        shop.clock().advance(Duration.ofHours(1));

        assertThat(checkpoint(Kind.FILE).run(export).items()).isEmpty();
    }

    @Test
    void aRunWhoseLeaseIsLostWritesNoMoreAndIsNotKept() {
        twoOrders();
        InMemoryCheckpoint checkpoint = new InMemoryCheckpoint();
        OrderExport oneByOne = OrderExport.between(shop, warehouse)
                .clock(shop.clock())
                .batchSize(1)
                .build();

        Run run = checkpoint.run(
                state -> oneByOne.run(state), () -> warehouse.calls().isEmpty());

        assertThat(run.endedEarly()).isPresent();
        assertThat(outcomes(run)).containsOnly(entry(FIRST, DONE));
        assertThat(warehouse.receivedOrders()).containsOnlyKeys(FIRST);
        assertThat(checkpoint.load().version()).isZero();
    }

    @Test
    void withoutALeaseNothingIsWritten() {
        twoOrders();
        InMemoryCheckpoint checkpoint = new InMemoryCheckpoint();

        Run run = checkpoint.run(state -> export.run(state), () -> false);

        assertThat(run.items(WILL_RETRY)).hasSize(2);
        assertThat(warehouse.calls()).isEmpty();
        assertThat(warehouse.receivedOrders()).isEmpty();
    }
}
