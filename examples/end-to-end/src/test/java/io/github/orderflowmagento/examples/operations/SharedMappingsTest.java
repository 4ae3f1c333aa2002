package io.github.orderflowmagento.examples.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import io.github.orderflowmagento.examples.Despatches;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.mapping.file.MappingFile;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.inventory.InventoryUpdate;
import io.github.orderflowmagento.operation.order.OrderCancellation;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.operation.product.ProductExport;
import io.github.orderflowmagento.operation.shipment.ShipmentNotification;

import static org.assertj.core.api.Assertions.assertThat;

/** One value holds a merchant's decisions for all operations; entities that do not meet its conditions are skipped. */
class SharedMappingsTest {
    private static final String ORDER = "100000009";
    private static final String EURO = "300000001";
    private static final String PENDING = "100000001";

    @RegisterExtension
    final Sandbox sandbox = new Sandbox();

    private static Mappings mappings(String file) {
        return Mappings.standard().with(MappingFile.properties("shop.properties", file));
    }

    private Run exportOrders(Magento shop, Mappings mappings) {
        return OrderExport.between(shop, sandbox.warehouse())
                .mappings(mappings)
                .build()
                .run(RunState.initial());
    }

    private static String detail(Run run, String key) {
        return run.items().stream()
                .filter(item -> item.key().equals(key))
                .map(ItemOutcome::toString)
                .findFirst()
                .orElse("none");
    }

    @Test
    void anOrderThatDoesNotMeetAConditionIsSkippedInItsWords() {
        Run run = exportOrders(sandbox.shop(), mappings("order.onlyIf.pounds = order_currency_code is 'GBP'"));

        assertThat(detail(run, EURO))
                .isEqualTo(EURO + ": skipped (it does not meet: pounds (order_currency_code is 'GBP'))");
        assertThat(sandbox.insideWarehouse().orders()).hasSize(7).doesNotContainKey(EURO);
    }

    @Test
    void anOrderWithoutAConditionsFieldIsRejectedByName() {
        try (Magento incomplete = sandbox.shopWhoseAnswers(body -> withoutCurrencyOf(EURO, body))) {
            Run run = exportOrders(incomplete, mappings("order.onlyIf.pounds = order_currency_code is 'GBP'"));

            assertThat(detail(run, EURO))
                    .contains("given up")
                    .contains("the shop did not send order_currency_code, which the condition 'pounds' requires");
            assertThat(sandbox.insideWarehouse().orders()).hasSize(7).doesNotContainKey(EURO);
        }
    }

    /** The details of the order in euro are the only ones that name its number and a currency. */
    private static String withoutCurrencyOf(String order, String body) {
        int at = body.indexOf("<string>EUR</string>");
        return at < 0 || !body.contains(order)
                ? body
                : body.replaceAll(
                        "<name>order_currency_code</name>(\\s*)<value>(\\s*)<string>EUR</string>",
                        "<name>x</name>$1<value>$2<string>EUR</string>");
    }

    @Test
    void aFieldThatNoOrderHasEndsTheRunAndLosesNone() {
        Run run = exportOrders(sandbox.shop(), mappings("order.onlyIf.retail = customer_grup_id is not '2'"));

        assertThat(run.endedEarly())
                .hasValueSatisfying(reason ->
                        assertThat(reason).contains("customer_grup_id, which the condition 'retail' requires"));
        assertThat(run.items(Outcome.WILL_RETRY)).hasSize(8);
        assertThat(sandbox.insideWarehouse().orders()).isEmpty();
    }

    @Test
    void aFileSaysWhichOrdersAreExported() {
        exportOrders(sandbox.shop(), mappings("selection.stores = 3"));

        assertThat(sandbox.insideWarehouse().orders()).containsOnlyKeys(EURO);
    }

    @Test
    void aProductThatDoesNotMeetAConditionIsSkipped() {
        Run run = ProductExport.between(sandbox.shop(), sandbox.warehouse())
                .mappings(mappings("product.onlyIf.first = sku is 'MUG-001'"))
                .build()
                .run(RunState.initial());

        assertThat(run.items(Outcome.DONE)).extracting(ItemOutcome::key).containsExactly("MUG-001");
        assertThat(detail(run, "MUG-002")).contains("skipped (it does not meet: first (sku is 'MUG-001'))");
    }

    @Test
    void aLineThatDoesNotMeetAConditionIsLeftOut() {
        sandbox.inventory(
                "<line externalReference='MUG-001' quantity='40' site='UK1'/>",
                "<line externalReference='MUG-001' quantity='90' site='DE1'/>",
                "<line externalReference='MUG-002' quantity='41'/>");

        Run run = InventoryUpdate.between(sandbox.shop(), sandbox.warehouse())
                .mappings(mappings("inventory.onlyIf.uk = site is 'UK1' | 'UK2'"))
                .build()
                .run(RunState.initial());

        assertThat(sandbox.insideShop().stockOf("MUG-001")).isEqualByComparingTo("40");
        assertThat(detail(run, "MUG-002"))
                .contains("given up")
                .contains("the warehouse did not send site, which the condition 'uk' requires");
    }

    @Test
    void aDespatchThatDoesNotMeetAConditionIsSkippedWithoutARequest() {
        sandbox.insideShop().resetCounters();

        Run run = ShipmentNotification.to(sandbox.shop())
                .mapping(ShipmentMapping.standard().onlyIf("our own parcels", despatch -> false))
                .build()
                .of(List.of(Despatches.despatch(ORDER, 6001, Map.of("SALE-001", 1))))
                .run(RunState.initial());

        assertThat(run.items())
                .extracting(ItemOutcome::toString)
                .containsExactly(ORDER + "/6001: skipped (it does not meet: our own parcels)");
        assertThat(sandbox.insideShop().requests()).isZero();
    }

    @Test
    void aConditionOfDespatchesThatThrowsConcernsItselfOnly() {
        Run run = ShipmentNotification.to(sandbox.shop())
                .mapping(ShipmentMapping.standard().onlyIf("known", despatch -> {
                    if (despatch.messageId() == 6001) {
                        throw new IllegalStateException("no such depot");
                    }
                    return true;
                }))
                .build()
                .of(List.of(
                        Despatches.despatch(ORDER, 6001, Map.of("SALE-001", 1)),
                        Despatches.despatch(ORDER, 6002, Map.of("MUG-001", 1))))
                .run(RunState.initial());

        assertThat(detail(run, ORDER + "/6001")).contains("given up").contains("condition 'known': no such depot");
        assertThat(detail(run, ORDER + "/6002")).contains("done");
        assertThat(sandbox.insideShop().shipmentsOf(ORDER)).hasSize(1);
    }

    @Test
    void allOperationsKnowAnOrderByTheReferenceOfTheSharedMappings() {
        Mappings mappings = Mappings.standard()
                .with(MappingFile.properties(
                        "shop.properties",
                        "reference.orderNumbers = prefix 'UK-'\nselection.statuses = processing, pending"));
        RunState exported = exportOrders(sandbox.shop(), mappings).next();
        sandbox.insideShop().cancel(PENDING);

        Run shipped = ShipmentNotification.to(sandbox.shop())
                .mappings(mappings)
                .exported(() -> exported)
                .build()
                .of(List.of(Despatches.despatch("UK-" + ORDER, 6001, Map.of("SALE-001", 1))))
                .run(RunState.initial());
        Run cancelled = OrderCancellation.between(sandbox.shop(), sandbox.warehouse())
                .mappings(mappings)
                .exported(() -> exported)
                .build()
                .run(RunState.initial());

        assertThat(sandbox.insideWarehouse().orders()).containsKey("UK-" + ORDER);
        assertThat(shipped.items()).extracting(ItemOutcome::outcome).containsExactly(Outcome.DONE);
        assertThat(detail(cancelled, PENDING)).contains("done");
    }

    @Test
    void aCancellationGoesByTheSelectionsEarliestTimeOfPlacing() {
        Mappings fromTheFuture = mappings("selection.placedSince = 2099-01-01");
        sandbox.insideShop().cancel(PENDING);

        Run run = OrderCancellation.between(sandbox.shop(), sandbox.warehouse())
                .mappings(fromTheFuture)
                .build()
                .run(RunState.initial());

        assertThat(run.items()).isEmpty();
        assertThat(fromTheFuture.selection().placedSince()).contains(Instant.parse("2099-01-01T00:00:00Z"));
    }
}
