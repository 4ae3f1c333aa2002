package io.github.orderflowmagento.operation.report;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.order.OrderExport;
import io.github.orderflowmagento.testing.InMemoryMagento;
import io.github.orderflowmagento.testing.InMemoryOrderFlow;

import static org.assertj.core.api.Assertions.assertThat;

class ReportFileTest {
    private static final String EXPORT = "order export";
    private static final ItemOutcome DONE = ItemOutcome.of("100000009", Outcome.DONE, "");
    private static final ItemOutcome GIVEN_UP =
            ItemOutcome.of("100000020", Outcome.GIVEN_UP, "<b>no</b> & \"never\"\nnot 'ever'");
    private static final ItemOutcome WILL_RETRY = ItemOutcome.builder()
            .key("=100000017")
            .outcome(Outcome.WILL_RETRY)
            .detail("Größe")
            .attempts(1)
            .dueAt(Instant.parse("2026-11-23T12:05:00Z"))
            .build();

    @TempDir
    private Path folder;

    private static Run run(ItemOutcome... items) {
        return builder().addItems(items).build();
    }

    private static Run.Builder builder() {
        Run.Builder run = Run.builder();
        run.operation(EXPORT).isDryRun(false).next(RunState.initial());
        return run;
    }

    private static void end(ReportFile report, Run run) {
        report.ended(run, Duration.ofSeconds(2));
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    @Test
    void csvHoldsEachItemAsSoonAsItIsSettled() throws IOException {
        ReportFile report = ReportFile.csv(folder.resolve("orders.csv"));

        report.started(EXPORT, false);
        assertThat(text("orders.csv"))
                .isEqualTo("\"key\",\"outcome\",\"attempts\",\"dueAt\",\"detail\",\"operation\"\r\n");
        report.settled(EXPORT, DONE);
        assertThat(text("orders.csv")).endsWith("\r\n\"100000009\",\"done\",\"0\",\"\",\"\",\"order export\"\r\n");
        report.settled(EXPORT, WILL_RETRY);
        assertThat(text("orders.csv"))
                .endsWith(
                        "\r\n\"'=100000017\",\"will_retry\",\"1\",\"2026-11-23T12:05:00Z\",\"Größe\",\"order export\"\r\n");
        report.close();
    }

    @Test
    void jsonLinesHoldTheBeginningTheItemsAndTheEnd() throws IOException {
        ReportFile report = ReportFile.jsonLines(folder.resolve("orders.jsonl"));

        report.started(EXPORT, true);
        report.settled(EXPORT, GIVEN_UP);
        List<JsonNode> before = lines("orders.jsonl");
        end(
                report,
                builder()
                        .isDryRun(true)
                        .addItems(GIVEN_UP)
                        .addWarnings("look")
                        .endedEarly("HTTP 503")
                        .build());

        assertThat(before).hasSize(2);
        assertThat(before.get(0).toString())
                .isEqualTo("{\"type\":\"started\",\"operation\":\"order export\",\"dryRun\":true}");
        assertThat(before.get(1).path("key").asText()).isEqualTo("100000020");
        assertThat(before.get(1).path("detail").asText()).isEqualTo(GIVEN_UP.detail());
        JsonNode last = lines("orders.jsonl").get(2);
        assertThat(last.path("type").asText()).isEqualTo("ended");
        assertThat(last.path("endedEarly").asText()).isEqualTo("HTTP 503");
        assertThat(last.has("endedBy")).isTrue();
        assertThat(last.path("warnings").path(0).asText()).isEqualTo("look");
        assertThat(last.path("counts").path("given_up").asInt()).isEqualTo(1);
    }

    private List<JsonNode> lines(String name) throws IOException {
        JsonMapper json = new JsonMapper();
        try (Stream<String> lines = Files.lines(folder.resolve(name))) {
            return lines.map(line -> {
                        try {
                            return json.readTree(line);
                        } catch (IOException e) {
                            throw new IllegalStateException(line, e);
                        }
                    })
                    .toList();
        }
    }

    @Test
    void htmlIsAWholePageAtEachMoment() throws Exception {
        ReportFile report = ReportFile.html(folder.resolve("orders.html"));

        report.started(EXPORT, false);
        assertThat(underWay()).isEqualTo("order export has not ended. So far: nothing.");
        report.settled(EXPORT, DONE);
        assertThat(underWay()).isEqualTo("order export has not ended. So far: 1 done.");
        report.settled(EXPORT, GIVEN_UP);
        assertThat(underWay()).isEqualTo("order export has not ended. So far: 1 done, 1 given up.");
        assertThat(rows()).isEqualTo(2);
        assertThat(cell(10)).isEqualTo(GIVEN_UP.detail());
    }

    @Test
    void htmlOfAnEndedRunHasItsResultBelowItsItems() throws Exception {
        ReportFile report = ReportFile.html(folder.resolve("orders.html"));

        report.started(EXPORT, false);
        report.settled(EXPORT, DONE);
        end(report, builder().addItems(DONE).addWarnings("look at <this>").build());

        assertThat(text("orders.html")).doesNotContain("has not ended").contains("order export: 1 item, 1 done");
        assertThat(page().getElementsByTagName("p").item(1).getTextContent()).isEqualTo("look at <this>");
        assertThat(text("orders.html").indexOf("look at"))
                .isGreaterThan(text("orders.html").indexOf("100000009"));
    }

    @Test
    void aRunWithinAnotherSharesThePage() throws Exception {
        ReportFile report = ReportFile.html(folder.resolve("orders.html"));

        report.started("shipment notification", false);
        report.started(EXPORT, false);
        report.settled(EXPORT, DONE);
        end(report, run(DONE));
        report.settled("shipment notification", GIVEN_UP);

        assertThat(rows()).isEqualTo(2);
        assertThat(cell(5)).isEqualTo(EXPORT);
        assertThat(cell(11)).isEqualTo("shipment notification");
        assertThat(text("orders.html"))
                .contains("order export: 1 item, 1 done", "shipment notification has not ended. So far: 1 given up.");
    }

    private String underWay() throws Exception {
        NodeList paragraphs = page().getElementsByTagName("p");
        assertThat(paragraphs.getLength()).isEqualTo(1);
        return paragraphs.item(0).getTextContent();
    }

    private long rows() throws Exception {
        return text("orders.html")
                .lines()
                .filter(line -> line.startsWith("<tr class"))
                .count();
    }

    private String cell(int number) throws Exception {
        return page().getElementsByTagName("td").item(number).getTextContent();
    }

    /** Apart from its doctype and elements without an end, the page is XML, so a strict parser can check it. */
    private Document page() throws Exception {
        String xml = text("orders.html").replace("<!DOCTYPE html>", "").replaceAll("(<meta [^>]*)>", "$1/>");
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(xml)));
    }

    @Test
    void theFirstRunReplacesTheFileAndTheSecondIsAppended() throws IOException {
        Files.writeString(folder.resolve("orders.csv"), "of yesterday\n".repeat(100));
        ReportFile report = ReportFile.csv(folder.resolve("orders.csv"));

        report.started(EXPORT, false);
        report.settled(EXPORT, DONE);
        end(report, run(DONE));
        report.started(EXPORT, false);
        report.settled(EXPORT, GIVEN_UP);
        end(report, run(GIVEN_UP));

        assertThat(text("orders.csv"))
                .doesNotContain("yesterday")
                .containsOnlyOnce("\"key\"")
                .containsOnlyOnce("100000009")
                .containsOnlyOnce("100000020");
    }

    @Test
    void aFileThatIsDeletedBetweenTwoRunsIsBegunAnew() throws IOException {
        ReportFile report = ReportFile.csv(folder.resolve("orders.csv"));
        report.started(EXPORT, false);
        report.settled(EXPORT, DONE);
        end(report, run(DONE));
        Files.delete(folder.resolve("orders.csv"));

        report.started(EXPORT, false);
        report.settled(EXPORT, GIVEN_UP);
        end(report, run(GIVEN_UP));

        assertThat(text("orders.csv"))
                .startsWith("\"key\"")
                .contains("100000020")
                .doesNotContain("100000009");
    }

    static Stream<ReportFile> unwritable() {
        Path missing = Path.of("target", "missing");
        return Stream.of(
                ReportFile.csv(missing.resolve("orders.csv")),
                ReportFile.jsonLines(missing.resolve("orders.jsonl")),
                ReportFile.html(missing.resolve("orders.html")));
    }

    @ParameterizedTest
    @MethodSource("unwritable")
    void aReportThatCannotBeWrittenSaysSoAndTheRunGoesOn(ReportFile report) {
        InMemoryMagento shop = new InMemoryMagento();
        InMemoryOrderFlow warehouse = new InMemoryOrderFlow();
        shop.addOrder("100000001").row("MUG-001", 1);

        Run run = OrderExport.between(shop, warehouse)
                .clock(shop.clock())
                .listener(report)
                .build()
                .run(RunState.initial());

        assertThat(run.counts()).containsEntry(Outcome.DONE, 1);
        assertThat(report.failure().orElseThrow()).contains("missing", "the report cannot be written");
    }

    @Test
    void aReportThatCouldBeWrittenHasNoFailure() {
        ReportFile report = ReportFile.csv(folder.resolve("orders.csv"));

        report.started(EXPORT, false);
        end(report, run());

        assertThat(report.failure()).isEmpty();
    }

    @Test
    void anInterruptOfTheRunDoesNotEndItsReport() throws IOException {
        ReportFile report = ReportFile.csv(folder.resolve("orders.csv"));

        report.started(EXPORT, false);
        Thread.currentThread().interrupt();
        report.settled(EXPORT, DONE);
        report.settled(EXPORT, GIVEN_UP);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.failure()).isEmpty();
        assertThat(text("orders.csv")).contains("100000009", "100000020");
        report.close();
    }
}
