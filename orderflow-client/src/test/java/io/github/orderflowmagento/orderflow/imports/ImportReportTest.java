package io.github.orderflowmagento.orderflow.imports;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.imports.ImportResult.Outcome;
import io.github.orderflowmagento.orderflow.model.InvalidMessageException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

class ImportReportTest {

    private static final String HALF_A_REPORT = """
            <importReport>
              <importSuccesses><s externalReference="3" type="order"/></importSuccesses>
              <importFailures>
                <f externalReference="1" type="order"><failureMessage>no</failureMessage></f>
              </importFailures>
            </importReport>
            """;

    @Test
    void everyItemSentIsAccountedForInTheOrderOfSending() {
        ImportReport report = report(orders("1", "2", "3"), HALF_A_REPORT);

        assertThat(report.results())
                .extracting(ImportResult::externalReference, ImportResult::outcome)
                .containsExactly(
                        tuple("1", Outcome.FAILURE), tuple("2", Outcome.UNREPORTED), tuple("3", Outcome.SUCCESS));
        assertThat(report.unexpected()).isEmpty();
        assertThat(report.repeated()).isEmpty();
    }

    @Test
    void resultsForUnknownItemsAreKeptApart() {
        ImportReport report = report(orders("1", "2"), HALF_A_REPORT);

        assertThat(report.results()).extracting(ImportResult::externalReference).containsExactly("1", "2");
        assertThat(report.unexpected())
                .extracting(ImportResult::externalReference)
                .containsExactly("3");
        assertThat(report.resultOf("3")).isEmpty();
    }

    @Test
    void aProductDoesNotSettleTheOrderOfTheSameReference() {
        ImportReport report = report(
                orders("100000009"),
                "<r><importSuccesses><s externalReference='100000009' type='product'/></importSuccesses></r>");

        assertThat(report.resultOf("100000009"))
                .hasValueSatisfying(result -> assertThat(result.outcome()).isEqualTo(Outcome.UNREPORTED));
        assertThat(report.unexpected()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "type=''", "type='order'", "type=' ORDER '", "operation='merge'"})
    void aResultNeedNotRepeatTheTypeNorTheOperation(String attributes) {
        ImportReport report = report(
                orders("1"), "<r><importSuccesses><s externalReference='1' " + attributes + "/></importSuccesses></r>");

        assertThat(report.results()).extracting(ImportResult::outcome).containsExactly(Outcome.SUCCESS);
    }

    @Test
    void theWorstOfContradictingResultsCounts() {
        ImportReport report = report(orders("1"), """
                <r>
                  <importSuccesses><s externalReference='1'/></importSuccesses>
                  <importFailures><f externalReference='1'/></importFailures>
                  <importDuplicates><d externalReference='1'/></importDuplicates>
                </r>
                """);

        assertThat(report.results()).extracting(ImportResult::outcome).containsExactly(Outcome.FAILURE);
        assertThat(report.repeated())
                .extracting(ImportResult::outcome)
                .containsExactly(Outcome.SUCCESS, Outcome.DUPLICATE);
    }

    @Test
    void aResultWithoutReferenceIsUnexpected() {
        ImportReport report = report(orders("1"), "<r><importFailures><f item='7'/></importFailures></r>");

        assertThat(report.results()).extracting(ImportResult::outcome).containsExactly(Outcome.UNREPORTED);
        assertThat(report.unexpected())
                .singleElement()
                .satisfies(result -> assertThat(result.attributes()).containsEntry("item", "7"));
    }

    @Test
    void anEmptyReportLeavesEverythingUnreported() {
        assertThat(report(orders("1", "2"), "<r><importSuccesses/></r>").results())
                .extracting(ImportResult::outcome)
                .containsOnly(Outcome.UNREPORTED);
    }

    @Test
    void twoItemsOfOneReferenceAreRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImportReport.of(orders("1", "2", "1"), List.of()))
                .withMessageStartingWith("Item '1' occurs twice");
    }

    @Test
    void eachContainerGivesItsOutcomeInTheOrderOfTheDocument() {
        List<ImportResult> results = parse("""
                <importReport>
                  <importDuplicates><importDuplicate externalReference="3"><duplicateMessage>known</duplicateMessage>
                    <duplicateDetail>Ignored</duplicateDetail></importDuplicate></importDuplicates>
                  <importSuccesses><importSuccess externalReference="1" entity="order" queryTime="now"/></importSuccesses>
                  <statistics seconds="3"/>
                  <importFailures><importFailure externalReference="2"><failureMessage>no</failureMessage>
                    <failureDetail>because</failureDetail><hint>try</hint></importFailure></importFailures>
                </importReport>
                """);

        assertThat(results)
                .containsExactly(
                        ImportResult.builder()
                                .externalReference("3")
                                .outcome(Outcome.DUPLICATE)
                                .message("known")
                                .detail("Ignored")
                                .build(),
                        ImportResult.builder()
                                .externalReference("1")
                                .outcome(Outcome.SUCCESS)
                                .putAttributes("entity", "order")
                                .putAttributes("queryTime", "now")
                                .build(),
                        ImportResult.builder()
                                .externalReference("2")
                                .outcome(Outcome.FAILURE)
                                .message("no")
                                .detail("because")
                                .putAttributes("hint", "try")
                                .build());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body/></html>",
                "<r><exception>no channel</exception></r>",
                "<r><importSuccesses/><exception>no channel</exception></r>"
            })
    void anotherDocumentIsRejected(String document) {
        assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> parse(document));
    }

    private static ImportReport report(List<ImportItem> sent, String document) {
        return ImportReport.of(sent, parse(document));
    }

    private static List<ImportItem> orders(String... references) {
        return Stream.of(references)
                .<ImportItem>map(reference -> ImportItem.builder()
                        .type(ImportType.ORDER)
                        .operation(ImportOperation.INSERT)
                        .externalReference(reference)
                        .build())
                .toList();
    }

    private static List<ImportResult> parse(String document) {
        return ImportResult.parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    }
}
