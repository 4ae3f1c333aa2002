package io.github.orderflowmagento.examples.contract;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import io.github.orderflowmagento.examples.SandboxClients;
import io.github.orderflowmagento.examples.sandbox.SandboxWarehouse;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportOperation;
import io.github.orderflowmagento.orderflow.imports.ImportReport;
import io.github.orderflowmagento.orderflow.imports.ImportResult;
import io.github.orderflowmagento.orderflow.imports.ImportType;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static io.github.orderflowmagento.orderflow.imports.ImportResult.Outcome.DUPLICATE;
import static io.github.orderflowmagento.orderflow.imports.ImportResult.Outcome.FAILURE;
import static io.github.orderflowmagento.orderflow.imports.ImportResult.Outcome.SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The contract of the warehouse interfaces, checked for the client over HTTP and for the warehouse in memory. */
class WarehouseContractTest {
    enum Kind {
        OVER_HTTP,
        IN_MEMORY
    }

    private final SandboxWarehouse sandbox = SandboxWarehouse.start();
    private final OrderFlow client = SandboxClients.to(sandbox).build();
    private final InMemoryOrderFlow inMemory = new InMemoryOrderFlow();

    @AfterEach
    void close() {
        client.close();
        sandbox.close();
    }

    private OrderFlow warehouse(Kind kind) {
        return kind == Kind.OVER_HTTP ? client : inMemory;
    }

    private Map<String, String> product(Kind kind, String sku) {
        return kind == Kind.OVER_HTTP
                ? sandbox.products().get(sku)
                : inMemory.receivedProducts().get(sku).properties();
    }

    private void setStock(Kind kind, String sku, int units) {
        if (kind == Kind.OVER_HTTP) {
            sandbox.setStock(sku, units);
        } else {
            inMemory.setStock(sku, units);
        }
    }

    private void reject(Kind kind, String reference, String why) {
        if (kind == Kind.OVER_HTTP) {
            sandbox.reject(reference, why);
        } else {
            inMemory.reject(reference, why);
        }
    }

    private static ImportItem order(String number) {
        return item(ImportType.ORDER, ImportOperation.INSERT, number, Map.of());
    }

    private static ImportItem product(ImportOperation operation, String sku, Map<String, String> properties) {
        return item(ImportType.PRODUCT, operation, sku, properties);
    }

    private static ImportItem item(
            ImportType type, ImportOperation operation, String reference, Map<String, String> properties) {
        return ImportItem.builder()
                .type(type)
                .operation(operation)
                .externalReference(reference)
                .putProperties("externalReference", reference)
                .putAllProperties(properties)
                .build();
    }

    private static List<ImportResult.Outcome> outcomes(ImportReport report) {
        return report.results().stream().map(ImportResult::outcome).toList();
    }

    @ParameterizedTest
    @EnumSource
    void anOrderIsInsertedOnce(Kind kind) {
        OrderFlow warehouse = warehouse(kind);

        assertThat(outcomes(warehouse.orders().insert(List.of(order("1"))))).containsExactly(SUCCESS);
        assertThat(outcomes(warehouse.orders().insert(List.of(order("2"), order("1")))))
                .containsExactly(SUCCESS, DUPLICATE);
    }

    @ParameterizedTest
    @EnumSource
    void aRejectedItemSaysWhyAndStopsNoOther(Kind kind) {
        reject(kind, "2", "the postcode is invalid");

        ImportReport report = warehouse(kind).orders().insert(List.of(order("1"), order("2"), order("3")));

        assertThat(outcomes(report)).containsExactly(SUCCESS, FAILURE, SUCCESS);
        assertThat(report.results().get(1).detail()).contains("the postcode is invalid");
    }

    @ParameterizedTest
    @EnumSource
    void aMergeCreatesAndChanges(Kind kind) {
        OrderFlow warehouse = warehouse(kind);
        warehouse
                .products()
                .merge(List.of(product(ImportOperation.MERGE, "MUG", Map.of("description", "Mug", "weight", "1"))));

        ImportReport second = warehouse
                .products()
                .merge(List.of(product(ImportOperation.MERGE, "MUG", Map.of("description", "Big mug"))));

        assertThat(outcomes(second)).containsExactly(SUCCESS);
        assertThat(product(kind, "MUG")).containsEntry("description", "Big mug").containsEntry("weight", "1");
    }

    @ParameterizedTest
    @EnumSource
    void anUpdateOfWhatIsNotThereFails(Kind kind) {
        assertThat(outcomes(warehouse(kind)
                        .products()
                        .update(List.of(product(ImportOperation.UPDATE, "MUG", Map.of("description", "Mug"))))))
                .containsExactly(FAILURE);
    }

    @ParameterizedTest
    @EnumSource
    void aDocumentWithoutOrderIsRejectedBeforeItIsSent(Kind kind) {
        OrderFlow warehouse = warehouse(kind);

        assertThatThrownBy(() -> warehouse.orders().insert(List.of())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> warehouse
                        .orders()
                        .insert(List.of(product(ImportOperation.INSERT, "MUG", Map.of("description", "Mug")))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> warehouse.orders().insert(List.of(order("1"), order("1"))))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(sandbox.requests()).isZero();
        assertThat(inMemory.calls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void theDetailOfAnOrderContainsItsState(Kind kind) {
        OrderFlow warehouse = warehouse(kind);
        warehouse.orders().insert(List.of(order("1")));

        assertThat(warehouse.orders().detail("1").externalReference()).isEqualTo("1");
        assertThat(warehouse.orders().detail("1").state()).contains("created");
    }

    @ParameterizedTest
    @EnumSource
    void anOrderThatIsNotThereIsRejectedByName(Kind kind) {
        OrderFlow warehouse = warehouse(kind);

        assertThatThrownBy(() -> warehouse.orders().detail("1"))
                .isInstanceOf(OrderFlowException.Rejected.class)
                .hasMessageContaining("Unable to find order with external reference '1'");
        assertThatThrownBy(() -> warehouse.orders().cancel("1"))
                .isInstanceOf(OrderFlowException.Rejected.class)
                .hasMessageContaining("Unable to find order with external reference '1'");
    }

    @ParameterizedTest
    @EnumSource
    void anOrderIsCancelledOnce(Kind kind) {
        OrderFlow warehouse = warehouse(kind);
        warehouse.orders().insert(List.of(order("1")));

        assertThat(warehouse.orders().cancel("1").performed()).contains(true);
        assertThat(warehouse.orders().cancel("1").performed()).contains(false);
        assertThat(warehouse.orders().detail("1").state()).contains("cancelled");
    }

    @ParameterizedTest
    @EnumSource
    void theInventoryHasALineForEachSku(Kind kind) {
        setStock(kind, "MUG", 12);
        setStock(kind, "CUP", 0);

        List<InventoryLine> lines = warehouse(kind).inventory().retrieve();

        assertThat(lines).extracting(InventoryLine::externalReference).containsExactlyInAnyOrder("MUG", "CUP");
        assertThat(lines)
                .filteredOn(line -> line.externalReference().equals("MUG"))
                .singleElement()
                .satisfies(line -> assertThat(line.decimal("quantity")).contains(new BigDecimal("12")));
    }

    @ParameterizedTest
    @EnumSource
    void aWarehouseThatIsClosedAnswersNothing(Kind kind) {
        OrderFlow warehouse = warehouse(kind);
        warehouse.close();

        assertThatThrownBy(() -> warehouse.orders().detail("1")).isInstanceOf(IllegalStateException.class);
    }
}
