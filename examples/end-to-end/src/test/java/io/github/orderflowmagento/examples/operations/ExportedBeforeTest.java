package io.github.orderflowmagento.examples.operations;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.examples.Despatches;
import io.github.orderflowmagento.examples.sandbox.SandboxAnswer;
import io.github.orderflowmagento.examples.sandbox.SandboxStub;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.mapping.Rule;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderPart;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.checkpoint.InMemoryCheckpoint;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.report.RunReport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;
import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

import static org.assertj.core.api.Assertions.assertThat;

/** An order number that comes again: the order that was exported, the same one changed, or another? */
class ExportedBeforeTest extends OrdersExportedBefore {
    @Test
    void anOrderThatWasOnlySavedAgainIsAlreadyThereWithoutAWarning() {
        export();
        saveAgain();

        Run again = export();

        assertThat(item(again, ORDER).toString())
                .isEqualTo(ORDER + ": already there (order 100000009 already exists: Ignored)");
        assertThat(again.warnings()).isEmpty();
    }

    @Test
    void anotherOrderUnderTheNumberIsGivenUpWithAWarning() {
        export();
        sandbox.insideShop().giveNumberAgain(ORDER, "BOOK-JP-01");

        Run again = export();

        assertThat(item(again, ORDER).outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(item(again, ORDER).detail())
                .startsWith("another order of this number was exported (known there on ")
                .endsWith("), and OrderFlow takes a number only once: this one is not at the warehouse, check by hand");
        assertThat(again.next().givenUp()).containsOnlyKeys(ORDER);
        assertThat(RunReport.of(again).text().lines().limit(2).toList())
                .containsExactly(
                        again.summary(),
                        "warning: another order was exported under the number, check by hand: 1 item (" + ORDER + ")");
    }

    @Test
    void anotherOrderUnderTheNumberStopsNoneOfTheOthers() {
        export();
        sandbox.insideShop().giveNumberAgain(ORDER, "BOOK-JP-01");
        sandbox.insideShop().hold("100000011");
        sandbox.insideShop().unhold("100000011");

        Run again = export();

        assertThat(item(again, "100000011").outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(again.items(Outcome.GIVEN_UP)).hasSize(1);
    }

    @Test
    void anotherOrderStaysGivenUpWhenItChangesAgain() {
        export();
        sandbox.insideShop().giveNumberAgain(ORDER, "BOOK-JP-01");
        export();
        saveAgain();

        assertThat(item(export(), ORDER).outcome()).isEqualTo(Outcome.GIVEN_UP);
    }

    @Test
    void aDifferenceIsReportedAgainUntilItIsForgotten() {
        export();
        sandbox.insideShop().giveNumberAgain(ORDER, "BOOK-JP-01");
        export();
        checkpoint.requeue();
        assertThat(item(export(), ORDER).outcome()).isEqualTo(Outcome.GIVEN_UP);

        Checkpoint.Versioned kept = checkpoint.load();
        checkpoint.save(kept, kept.state().forgetExported(ORDER).requeue());
        Run requeued = export();
        saveAgain();
        Run later = export();

        assertThat(item(requeued, ORDER).outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(item(requeued, ORDER).detail()).contains("not compared");
        assertThat(item(later, ORDER).outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(later.warnings()).isEmpty();
    }

    @Test
    void theCancellationOfAnotherOrderUnderTheNumberCancelsNothing() {
        Checkpoint exports = new InMemoryCheckpoint();
        exports.run(builder().statuses("pending").build()::run);
        sandbox.insideShop().giveNumberAgain(PENDING, "BOOK-JP-01");
        sandbox.insideShop().cancel(PENDING);

        Run run = OrderCancellation.between(sandbox.shop(), sandbox.warehouse())
                .exported(exports.load()::state)
                .build()
                .run(RunState.initial());

        assertThat(item(run, PENDING).outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(item(run, PENDING).detail())
                .isEqualTo("cancelled in the shop, but another order was exported under the number, check by hand");
        assertThat(run.warnings()).hasSize(1);
        assertThat(sandbox.warehouse().orders().detail(PENDING).state()).contains("created");
    }

    @Test
    void aDespatchOfAnotherOrderUnderTheNumberShipsNothing() {
        export();
        sandbox.insideShop().giveNumberAgain(ORDER, "BOOK-JP-01");

        Run run = ShipmentNotification.to(sandbox.shop())
                .exported(checkpoint.load()::state)
                .build()
                .of(List.of(Despatches.despatch(ORDER, 6001, Map.of("SALE-001", 1))))
                .run(RunState.initial());

        assertThat(run.items(Outcome.GIVEN_UP)).hasSize(1);
        assertThat(run.items().get(0).detail())
                .isEqualTo("despatched, but another order was exported under the number, check by hand");
        assertThat(sandbox.insideShop().shipmentsOf(ORDER)).isEmpty();
    }

    /** A second shop in the channel: the import's answer is lost, and the duplicates belong to the other shop. */
    @Test
    void anIncompleteAnswerIsNotAComparison() {
        export();
        Checkpoint second = new InMemoryCheckpoint();
        SandboxStub error = sandbox.insideWarehouse()
                .stub(
                        request -> request.path().equals("/remoteorder/imports/importitems.xml"),
                        SandboxAnswer.status(502));
        second.run(builder().build()::run);
        error.remove();

        Run run = second.run(builder().build()::run);

        // the other three were sent alone as well, and wait
        assertThat(run.items(Outcome.ALREADY_THERE)).hasSize(5);
        assertThat(run.warnings()).singleElement().asString().contains("not compared", "5 items");
    }

    @Test
    void anotherWebServiceMakesNoOtherOrderOfIt() {
        export();
        saveAgain();
        try (Magento overSoapV2 = sandbox.shopWhoseAnswers(body -> body.replaceAll(
                "<name>(prefix|suffix|middlename|customer_note|email)</name>", "<name>ignored</name>"))) {
            Run run = checkpoint.run(
                    OrderExport.between(overSoapV2, sandbox.warehouse()).build()::run);

            assertThat(item(run, ORDER).outcome()).isEqualTo(Outcome.ALREADY_THERE);
        }
    }

    @Test
    void anAddressCorrectedAfterTheExportIsReported() {
        export();
        sandbox.insideShop().correctStreet(ORDER, "7 New Street");

        Run again = export();

        assertThat(item(again, ORDER).outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(item(again, ORDER).detail())
                .isEqualTo("changed since it was exported: its delivery;"
                        + " OrderFlow offers no way to change an order: check by hand");
        assertThat(again.warnings())
                .containsExactly("changed after the export, which OrderFlow does not know, check by hand: 1 item ("
                        + ORDER + ")");
    }

    @Test
    void aRowRefundedAfterTheExportIsReported() {
        export();
        sandbox.insideShop().refund(ORDER, "MUG-001", 1);

        assertThat(item(export(), ORDER).detail()).startsWith("changed since it was exported: its lines;");
    }

    /** The whole order is refunded, but its shipping costs are not: it is still in processing. */
    @Test
    void anOrderOfWhichNothingIsLeftAfterTheExportIsReported() {
        export();
        sandbox.shop()
                .orders()
                .details(List.of(ORDER))
                .get(0)
                .orThrow()
                .items()
                .forEach(row -> sandbox.insideShop()
                        .refund(ORDER, row.sku().orElseThrow(), row.qtyOrdered().intValueExact()));

        Run again = export();

        assertThat(item(again, ORDER).outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(item(again, ORDER).detail()).startsWith("changed since it was exported: its lines;");
    }

    @Test
    void anOrderMarkedInTheShopIsReportedToo() {
        OrderExport marking = builder().comment("Exported to OrderFlow").build();
        checkpoint.run(marking);
        Run seenAgain = checkpoint.run(marking);
        sandbox.insideShop().correctStreet(ORDER, "7 New Street");

        Run changed = checkpoint.run(marking);

        assertThat(item(seenAgain, ORDER).toString()).isEqualTo(ORDER + ": skipped (it is marked as exported)");
        assertThat(item(changed, ORDER).outcome()).isEqualTo(Outcome.GIVEN_UP);
    }

    @Test
    void anOrderShippedInPartIsNoOther() {
        export();
        DespatchNotification.Builder despatch = DespatchNotification.builder();
        despatch.orderReference(ORDER).messageId(6001).trackingNumber("RM6001");
        despatch.addLines(DespatchLine.builder()
                .externalReference("MUG-001")
                .quantity(BigDecimal.ONE)
                .build());
        Run shipped = ShipmentNotification.to(sandbox.shop())
                .build()
                .of(List.of(despatch.build()))
                .run(RunState.initial());

        Run again = export();

        assertThat(shipped.items(Outcome.DONE)).hasSize(1);
        assertThat(item(again, ORDER).outcome()).isEqualTo(Outcome.ALREADY_THERE);
        assertThat(again.warnings()).isEmpty();
    }

    @Test
    void aNewMappingMakesNoOtherOrderOfIt() {
        export();
        saveAgain();
        OrderMapping standard = OrderMapping.standard();
        OrderMapping changed = standard.with(OrderPart.HEADER, Rule.constant("source", "web"));

        Run again = checkpoint.run(builder().mapping(changed).build()::run);

        assertThat(item(again, ORDER).outcome()).isEqualTo(Outcome.ALREADY_THERE);
    }

    @Test
    void theStateNamesNoCustomer() {
        Run run = export();

        assertThat(run.next().exported()).hasSize(8);
        assertThat(run.next().exported().get(ORDER)).matches("\\S+Z( [0-9a-f]{8}){6}");
    }
}
