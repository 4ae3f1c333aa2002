package io.github.orderflowmagento.orderflow.model;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import io.github.orderflowmagento.orderflow.model.ImportResult.Outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class ImportReportTest {

    @Test
    void eachContainerGivesItsOutcomeInTheOrderOfTheDocument() {
        ImportReport report = parse("""
                <importReport>
                  <importDuplicates><importDuplicate externalReference="3"><duplicateMessage>known</duplicateMessage>
                    <duplicateDetail>Ignored</duplicateDetail></importDuplicate></importDuplicates>
                  <importSuccesses><importSuccess externalReference="1" entity="order" queryTime="now"/></importSuccesses>
                  <statistics seconds="3"/>
                  <importFailures><importFailure externalReference="2"><failureMessage>no</failureMessage>
                    <failureDetail>because</failureDetail><hint>try</hint></importFailure></importFailures>
                </importReport>
                """);

        assertThat(report.results())
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

    @Test
    void anItemTheReportDoesNotMentionHasNoResult() {
        ImportReport report = parse("<r><importSuccesses><s externalReference='1'/></importSuccesses></r>");

        assertThat(report.resultOf("2")).isEmpty();
    }

    @Test
    void ofSeveralResultsForOneItemTheWorstCounts() {
        ImportReport report = parse("<r><importSuccesses><s externalReference='1'/></importSuccesses><importFailures>"
                + "<f externalReference='1'/></importFailures></r>");

        assertThat(report.resultOf("1").map(ImportResult::outcome)).contains(Outcome.FAILURE);
    }

    @Test
    void aResultWithoutReferenceIsKept() {
        ImportReport report = parse("<r><importFailures><f item='7'/></importFailures></r>");

        assertThat(report.resultOf(""))
                .hasValueSatisfying(result -> assertThat(result.attributes()).containsEntry("item", "7"));
    }

    @Test
    void anEmptyContainerIsAReportWithoutResults() {
        assertThat(parse("<r><importSuccesses/></r>").results()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html><body/></html>",
                "<r><exception>no channel</exception></r>",
                "<r><importSuccesses/><exception>no channel</exception></r>"
            })
    void whatIsNoReportIsRefused(String document) {
        assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> parse(document));
    }

    private static ImportReport parse(String document) {
        return ImportReport.parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
    }
}
