package io.github.orderflowmagento.operation.report;

import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;

import static org.assertj.core.api.Assertions.assertThat;

class RunReportTest {
    private static final Run RUN = builder()
            .addItems(
                    ItemOutcome.of("100000009", Outcome.DONE, ""),
                    ItemOutcome.builder()
                            .key("100000017")
                            .outcome(Outcome.WILL_RETRY)
                            .detail("OrderFlow refuses it: \"Größe\", attempt 1 of 4")
                            .attempts(1)
                            .dueAt(Instant.parse("2026-11-23T12:05:00Z"))
                            .build(),
                    ItemOutcome.builder()
                            .key("100000020")
                            .outcome(Outcome.GIVEN_UP)
                            .detail("<b>no</b> & \"never\"\nnot 'ever'")
                            .attempts(4)
                            .build())
            .endedEarly("order import of 3 items: HTTP 503")
            .endedBy(EndReason.BUSY)
            .addDocuments("deliveryContactName=Ann Other")
            .build();

    private static Run.Builder builder() {
        Run.Builder run = Run.builder();
        run.operation("order export").isDryRun(false).next(RunState.initial());
        return run;
    }

    private static Run of(ItemOutcome item) {
        return builder().addItems(item).build();
    }

    @Test
    void textIsTheSummaryAndALineForEachItem() {
        assertThat(RunReport.of(RUN).text()).isEqualTo("""
                order export: 3 items, 1 done, 1 will retry, 1 given up; ended early: order import of 3 items: HTTP 503
                  100000009: done
                  100000017: will retry (OrderFlow refuses it: "Größe", attempt 1 of 4, not before 2026-11-23T12:05:00Z)
                  100000020: given up (<b>no</b> & "never" not 'ever')
                """);
    }

    @Test
    void jsonHasStableNames() {
        assertThat(RunReport.of(RUN).json()).isEqualToNormalizingNewlines("""
                {
                  "operation" : "order export",
                  "dryRun" : false,
                  "endedEarly" : "order import of 3 items: HTTP 503",
                  "endedBy" : "busy",
                  "warnings" : [ ],
                  "counts" : {
                    "done" : 1,
                    "would_be_sent" : 0,
                    "already_there" : 0,
                    "skipped" : 0,
                    "unknown" : 0,
                    "will_retry" : 1,
                    "given_up" : 1
                  },
                  "items" : [ {
                    "key" : "100000009",
                    "outcome" : "done",
                    "attempts" : 0,
                    "dueAt" : null,
                    "detail" : ""
                  }, {
                    "key" : "100000017",
                    "outcome" : "will_retry",
                    "attempts" : 1,
                    "dueAt" : "2026-11-23T12:05:00Z",
                    "detail" : "OrderFlow refuses it: \\"Größe\\", attempt 1 of 4"
                  }, {
                    "key" : "100000020",
                    "outcome" : "given_up",
                    "attempts" : 4,
                    "dueAt" : null,
                    "detail" : "<b>no</b> & \\"never\\"\\nnot 'ever'"
                  } ]
                }""");
    }

    @Test
    void warningsPrecedeItemsInTextsAndAreAListInJson() throws Exception {
        Run warned = Run.builder()
                .from(RUN)
                .addWarnings("not compared: 2 items (<1>, 2)")
                .build();

        assertThat(RunReport.of(warned).text().lines().toList())
                .hasSize(5)
                .element(1)
                .isEqualTo("warning: not compared: 2 items (<1>, 2)");
        assertThat(parsed(RunReport.of(warned).html())
                        .getElementsByTagName("p")
                        .item(1)
                        .getTextContent())
                .isEqualTo("not compared: 2 items (<1>, 2)");
        assertThat(new JsonMapper().readTree(RunReport.of(warned).json()).path("warnings"))
                .singleElement()
                .satisfies(warning -> assertThat(warning.asText()).isEqualTo("not compared: 2 items (<1>, 2)"));
    }

    @Test
    void jsonOfARunWithoutItemsHasAnEmptyList() throws IOException {
        JsonNode report =
                new JsonMapper().readTree(RunReport.of(builder().build()).json());

        assertThat(report.path("items").isArray()).isTrue();
        assertThat(report.path("items")).isEmpty();
    }

    @Test
    void csvHasALineOfNamesAndQuotesWhatNeedsQuotes() {
        assertThat(RunReport.of(RUN).csv())
                .isEqualTo("\"key\",\"outcome\",\"attempts\",\"dueAt\",\"detail\"\r\n"
                        + "\"100000009\",\"done\",\"0\",\"\",\"\"\r\n"
                        + "\"100000017\",\"will_retry\",\"1\",\"2026-11-23T12:05:00Z\","
                        + "\"OrderFlow refuses it: \"\"Größe\"\", attempt 1 of 4\"\r\n"
                        + "\"100000020\",\"given_up\",\"4\",\"\",\"<b>no</b> & \"\"never\"\"\nnot 'ever'\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=cmd|'/C calc'!A1", "+1+2", "-2+3", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1"})
    void noCellOfCsvIsAFormula(String hostile) {
        assertThat(RunReport.of(of(ItemOutcome.of(hostile, Outcome.SKIPPED, hostile)))
                        .csv())
                .contains("\"'" + hostile + "\"")
                .doesNotContain("\"" + hostile);
    }

    @Test
    void htmlShowsWhatItemsSayAsTextOnly() throws Exception {
        String hostile = "</td><script>alert('1')</script>&\"";

        Document page = parsed(RunReport.of(of(ItemOutcome.of(hostile, Outcome.SKIPPED, hostile)))
                .html());

        assertThat(page.getElementsByTagName("script").getLength()).isZero();
        assertThat(page.getElementsByTagName("td").item(0).getTextContent()).isEqualTo(hostile);
        assertThat(page.getElementsByTagName("td").item(4).getTextContent()).isEqualTo(hostile);
    }

    @Test
    void htmlNeedsNothingElse() {
        assertThat(RunReport.of(RUN).html())
                .doesNotContain("src=", "href", "url(", "@import", "<link", "//")
                .contains("<td>100000009</td>", "<b>0</b> skipped", "ended early: order import of 3 items");
    }

    @Test
    void noFormHoldsTheDocumentsOfADryRun() {
        RunReport report = RunReport.of(RUN);

        assertThat(report.text() + report.json() + report.csv() + report.html()).doesNotContain("Ann Other");
    }

    /** Apart from its doctype and elements without an end, the page is XML, so a strict parser can check it. */
    private static Document parsed(String html) throws Exception {
        String xml = html.replace("<!DOCTYPE html>", "").replaceAll("(<meta [^>]*)>", "$1/>");
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }
}
