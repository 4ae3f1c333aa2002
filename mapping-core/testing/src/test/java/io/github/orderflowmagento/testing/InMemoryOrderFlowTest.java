package io.github.orderflowmagento.testing;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportOperation;
import io.github.orderflowmagento.orderflow.imports.ImportReport;
import io.github.orderflowmagento.orderflow.imports.ImportResult;
import io.github.orderflowmagento.orderflow.imports.ImportType;
import io.github.orderflowmagento.orderflow.message.DespatchLine;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.orderflow.message.UnreadableLine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The warehouse's methods for tests. The contract tests, shared with the client over HTTP, check its behaviour as a warehouse. */
class InMemoryOrderFlowTest {
    private final OrderFlowException noAnswer = new OrderFlowException.NoAnswer("call", "timeout");

    private final InMemoryOrderFlow warehouse = new InMemoryOrderFlow();

    private static ImportItem order(String number) {
        return ImportItem.builder()
                .type(ImportType.ORDER)
                .operation(ImportOperation.INSERT)
                .externalReference(number)
                .putProperties("externalReference", number)
                .putProperties("orderLine.1.product.externalReference", "MUG-001")
                .putProperties("orderLine.1.quantity", "2")
                .build();
    }

    @Test
    void anImportThatFailsIsNotTaken() {
        warehouse.faults().failNext(noAnswer);

        assertThatThrownBy(() -> warehouse.orders().insert(List.of(order("1")))).isSameAs(noAnswer);
        assertThat(warehouse.receivedOrders()).isEmpty();
        assertThat(warehouse.calls()).containsExactly("orders.insert");
    }

    @Test
    void anImportThatLosesItsAnswerIsTaken() {
        warehouse.faults().loseNextAnswer(noAnswer);

        assertThatThrownBy(() -> warehouse.orders().insert(List.of(order("1")))).isSameAs(noAnswer);
        assertThat(warehouse.receivedOrders()).containsOnlyKeys("1");
    }

    @Test
    void aKeySpoilsTheDocumentThatItIsIn() {
        warehouse.faults().failKey("2", noAnswer);

        assertThatThrownBy(() -> warehouse.orders().insert(List.of(order("1"), order("2"))))
                .isSameAs(noAnswer);
        warehouse.orders().insert(List.of(order("1")));
        assertThat(warehouse.receivedOrders()).containsOnlyKeys("1");
    }

    @Test
    void aReportMayLeaveOutWhatWasTaken() {
        warehouse.leaveUnreported("2");

        ImportReport report = warehouse.orders().insert(List.of(order("1"), order("2")));

        assertThat(report.results())
                .extracting(ImportResult::outcome)
                .containsExactly(ImportResult.Outcome.SUCCESS, ImportResult.Outcome.UNREPORTED);
        assertThat(warehouse.receivedOrders()).containsOnlyKeys("1", "2");
    }

    @Test
    void aDespatchNamesTheLinesOfTheOrder() {
        warehouse.orders().insert(List.of(order("1")));

        DespatchNotification despatch = warehouse.despatch("1", 5512, "RM5512");

        assertThat(despatch.lines())
                .containsExactly(DespatchLine.builder()
                        .externalReference("MUG-001")
                        .quantity(new BigDecimal("2"))
                        .build());
        assertThat(warehouse.stateOf("1")).contains("despatched");
        assertThat(warehouse.orders().cancel("1").performed()).contains(false);
    }

    @Test
    void anOrderThatIsNotThereIsNotDespatched() {
        assertThatThrownBy(() -> warehouse.despatch("1", 5512, "RM5512")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void anInventoryIsRequestedWhenItIsWalked() {
        Stream<InventoryLine> lines = warehouse.inventory().lines(bad -> {});
        warehouse.setStock("MUG-001", 3);

        assertThat(warehouse.calls()).isEmpty();
        assertThat(lines).hasSize(1);
        assertThat(warehouse.calls()).containsExactly("inventory.lines");
    }

    @Test
    void anInventoryThatLosesItsAnswerFailsAfterTheLastLine() {
        warehouse.setStock("MUG-001", 3);
        warehouse.faults().loseNextAnswer("inventory.lines", noAnswer);
        List<String> met = new ArrayList<>();

        assertThatThrownBy(
                        () -> warehouse.inventory().lines(bad -> {}).forEach(line -> met.add(line.externalReference())))
                .isSameAs(noAnswer);
        assertThat(met).containsExactly("MUG-001");
    }

    @Test
    void anUnreadableLineIsReported() {
        UnreadableLine bad = new UnreadableLine(1, Optional.of("CUP-002"), "no number");
        warehouse.addUnreadableLine(bad);
        warehouse.setStock("MUG-001", 3);
        List<UnreadableLine> reported = new ArrayList<>();

        assertThat(warehouse.inventory().lines(reported::add)).hasSize(1);
        assertThat(reported).containsExactly(bad);
        assertThatThrownBy(() -> warehouse.inventory().retrieve()).isInstanceOf(OrderFlowException.class);
    }

    @Test
    void whatTheWarehouseDoesNotOfferIsRejectedByName() {
        assertThatThrownBy(() -> warehouse.orders().importAll(Stream.of(order("1"))))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessageContaining("orders.importAll");
    }

    @Test
    void eachChannelHasOrdersOfItsOwn() {
        InMemoryOrderFlow german = warehouse.inChannel("acme-de");

        german.orders().insert(List.of(order("300000001")));

        assertThat(german.receivedOrders()).containsOnlyKeys("300000001");
        assertThat(warehouse.receivedOrders()).isEmpty();
        assertThat(warehouse.inChannel("acme-de")).isSameAs(german);
        assertThat(warehouse.calls()).containsExactly("orders.insert");
    }
}
