package io.github.orderflowmagento.operation.internal.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

import org.junit.jupiter.api.Test;

import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.operation.internal.RunRecorderTest;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportOperation;
import io.github.orderflowmagento.orderflow.imports.ImportReport;
import io.github.orderflowmagento.orderflow.imports.ImportResult;
import io.github.orderflowmagento.orderflow.imports.ImportResult.Outcome;
import io.github.orderflowmagento.orderflow.imports.ImportType;

import static org.assertj.core.api.Assertions.assertThat;

class ImportSenderTest {

    private final List<ImportItem> sent = new ArrayList<>();
    private final RunRecorder recorder = new RunRecorder(RunRecorderTest.SETTINGS, false, RunState.initial());

    @Test
    void itemsMissingInTheReportAreNoSuccess() {
        send(List.of(success("MUG-001")), product("MUG-001"), product("MUG-002"));

        assertThat(outcomes())
                .containsExactly(
                        "MUG-001: done",
                        "MUG-002: will retry (OrderFlow's report does not mention it, attempt 1 of 4,"
                                + " not before 2026-11-23T12:05:00Z)");
    }

    @Test
    void oneReferenceGoesIntoADocumentOnce() {
        send(List.of(success("MUG-001")), product("MUG-001"), product("MUG-001"));

        assertThat(sent).containsExactly(product("MUG-001"));
        assertThat(outcomes()).containsExactly("MUG-001: done");
    }

    @Test
    void aSingleRejectedItemCounts() {
        refuse(product("MUG-001"));

        assertThat(outcomes())
                .containsExactly("MUG-001: will retry (import: no such channel, attempt 1 of 4,"
                        + " not before 2026-11-23T12:05:00Z)");
    }

    @Test
    void aRejectionOfAllItemsDoesNotCount() {
        refuse(product("MUG-001"), product("MUG-002"));

        assertThat(outcomes())
                .allSatisfy(outcome -> assertThat(outcome).doesNotContain("attempt"))
                .hasSize(2);
    }

    private void refuse(ImportItem... items) {
        new ImportSender(
                        recorder,
                        new ImportResultRecorder(
                                recorder, Optional.empty(), List.of(), Optional.empty(), UnaryOperator.identity()),
                        batch -> {
                            throw new OrderFlowException.Rejected("import", "no such channel");
                        },
                        false)
                .send(List.of(items));
    }

    private void send(List<ImportResult> results, ImportItem... items) {
        new ImportSender(
                        recorder,
                        new ImportResultRecorder(
                                recorder, Optional.empty(), List.of(), Optional.empty(), UnaryOperator.identity()),
                        batch -> {
                            sent.addAll(batch);
                            return ImportReport.of(batch, results);
                        },
                        false)
                .send(List.of(items));
    }

    private List<String> outcomes() {
        RunState.Builder next = new RunState.Builder().from(RunState.initial());
        return recorder.close(next).items().stream().map(Object::toString).toList();
    }

    private static ImportResult success(String reference) {
        return ImportResult.builder()
                .externalReference(reference)
                .outcome(Outcome.SUCCESS)
                .build();
    }

    private static ImportItem product(String sku) {
        return ImportItem.builder()
                .type(ImportType.PRODUCT)
                .operation(ImportOperation.MERGE)
                .externalReference(sku)
                .build();
    }
}
