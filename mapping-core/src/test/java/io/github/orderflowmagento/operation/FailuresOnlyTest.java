package io.github.orderflowmagento.operation;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.ShipmentRequest;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

/** Runs that keep failures only, for any number of items. */
class FailuresOnlyTest {
    private final InMemoryMagento shop = new InMemoryMagento();
    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
    private final List<ItemOutcome> settled = new ArrayList<>();

    /** Keys of settled items, and calls made. */
    private final List<String> events = new ArrayList<>();

    private final RunListener listener = new RunListener() {
        @Override
        public void settled(String operation, ItemOutcome item) {
            settled.add(item);
            events.add(item.key());
        }

        @Override
        public void called(CallMade call) {
            events.add(call.call());
        }
    };

    private static String order(int number) {
        return String.valueOf(100000000 + number);
    }

    private void orders(int count) {
        IntStream.rangeClosed(1, count)
                .forEach(number -> shop.addOrder(order(number)).row("MUG-001", 1));
        shop.clock().advance(Duration.ofHours(1));
    }

    private OrderExport.Builder export() {
        return OrderExport.between(shop, warehouse)
                .clock(shop.clock())
                .batchSize(2)
                .listener(listener)
                .failuresOnly();
    }

    @Test
    void theRunHasWhatFailedAndCountsTheOthers() {
        orders(5);
        warehouse.reject(order(2), "the postcode is invalid");

        Run run = export().build().run(RunState.initial());

        assertThat(run.items()).extracting(ItemOutcome::key).containsExactly(order(2));
        assertThat(run.omitted()).containsExactly(entry(Outcome.DONE, 4));
        assertThat(run.counts()).containsEntry(Outcome.DONE, 4).containsEntry(Outcome.WILL_RETRY, 1);
        assertThat(run.summary()).isEqualTo("order export: 5 items, 4 done, 1 will retry");
    }

    @Test
    void theListenerReceivesEveryItemOnce() {
        orders(5);

        export().build().run(RunState.initial());

        assertThat(settled)
                .extracting(ItemOutcome::key)
                .containsExactly(order(1), order(2), order(3), order(4), order(5));
    }

    @Test
    void anItemSaysWhenItWasExportedAndWhatWasSent() {
        orders(1);

        export().build().run(RunState.initial());
        shop.order(order(1)).field("weight", "1");
        shop.clock().advance(Duration.ofHours(1));
        export().build().run(RunState.initial());

        assertThat(settled).hasSize(2);
        assertThat(settled.get(0).exportedAt()).isPresent();
        assertThat(settled.get(0).fingerprint())
                .hasValueSatisfying(hash -> assertThat(hash).matches("[0-9a-f]{64}"));
        assertThat(settled.get(1).fingerprint()).isEqualTo(settled.get(0).fingerprint());
    }

    @Test
    void aFailedItemThatChangedIsTriedOnce() {
        orders(3);
        warehouse.reject(order(1), "the postcode is invalid");
        Run failed = export().build().run(RunState.initial());
        warehouse.accept(order(1));
        shop.order(order(1)).field("weight", "1");
        shop.clock().advance(Duration.ofHours(1));

        Run run = export().build().run(failed.next());

        assertThat(run.size()).isOne();
        assertThat(run.next().failed()).isEmpty();
    }

    @Test
    void theFirstOfManyFailuresAreKept() {
        IntStream.rangeClosed(1, 1_200).forEach(number -> {
            shop.addProduct("MUG-" + number);
            warehouse.reject("MUG-" + number, "the name is too long");
        });

        Run run = ProductExport.between(shop, warehouse)
                .clock(shop.clock())
                .failuresOnly()
                .build()
                .run(RunState.initial());

        assertThat(run.items()).hasSize(Run.MOST_FAILURES);
        assertThat(run.size()).isEqualTo(1_200);
        assertThat(run.next().failed()).hasSize(1_200);
    }

    /** A walk is reported as a call when it has ended. */
    @Test
    void markedOrdersAreReportedDuringTheWalk() {
        orders(1_100);
        export().extOrderId().build().run(RunState.initial());
        events.clear();

        Run run = export().extOrderId().build().run(RunState.initial());

        assertThat(run.counts()).containsEntry(Outcome.SKIPPED, 1_100);
        assertThat(events).containsSubsequence(order(1), "shop.orders.changes.stream", order(1_100));
    }

    @Test
    void closedShippedOrdersAreReportedOneByOne() {
        orders(2);
        List.of(order(1), order(2)).forEach(number -> {
            shop.shipments()
                    .create(ShipmentRequest.builder()
                            .order(shop.order(number).value())
                            .shipsEverythingLeft(true)
                            .build());
            shop.order(number).state(OrderState.CLOSED);
        });

        Run run = OrderCancellation.between(shop, warehouse)
                .clock(shop.clock())
                .listener(listener)
                .failuresOnly()
                .build()
                .run(RunState.initial());

        assertThat(run.counts()).containsEntry(Outcome.SKIPPED, 2);
        assertThat(events).containsSubsequence("shop.orders.detailsOf", order(1), "shop.orders.detailsOf", order(2));
    }

    @Test
    void theDocumentsOfADryRunAreHandedOut() {
        orders(3);
        List<String> documents = new ArrayList<>();

        Run run = export().documents(documents::add).build().dryRun(RunState.initial());

        assertThat(documents).hasSize(2).first().asString().contains(order(1), order(2));
        assertThat(run.documents()).isEmpty();
    }

    @Test
    void aListenerThatFailsIsSaid() {
        orders(1);
        OrderExport export = export().listener(new RunListener() {
                    @Override
                    public void settled(String operation, ItemOutcome item) {
                        throw new IllegalStateException("the disk is full");
                    }
                })
                .build();

        Run run = export.run(RunState.initial());

        assertThat(run.counts()).containsEntry(Outcome.DONE, 1);
        assertThat(run.warnings()).containsExactly("a listener failed, and may have missed items: the disk is full");
    }
}
