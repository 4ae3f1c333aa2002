package io.github.orderflowmagento.examples.sandbox;

import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Writes the report on a batch, one line per entity under success, failure or duplicate. */
final class ImportReport {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSxxx").withZone(ZoneOffset.UTC);

    private final StringBuilder successes = new StringBuilder();
    private final StringBuilder failures = new StringBuilder();
    private final StringBuilder duplicates = new StringBuilder();
    private final String queryTime;

    ImportReport(Clock clock) {
        this.queryTime = TIME.format(clock.instant());
    }

    void success(ImportBatch.Entry entry) {
        successes.append(start("importSuccess", entry)).append("/>");
    }

    void failure(ImportBatch.Entry entry, String detail) {
        failures.append(start("importFailure", entry))
                .append('>')
                .append(element("failureMessage", "Invalid " + entry.type() + " " + entry.reference()))
                .append(element("failureDetail", detail))
                .append("</importFailure>");
    }

    void duplicate(ImportBatch.Entry entry) {
        duplicates
                .append(start("importDuplicate", entry))
                .append('>')
                .append(element("duplicateMessage", entry.type() + " " + entry.reference() + " already exists"))
                .append(element("duplicateDetail", "Ignored"))
                .append("</importDuplicate>");
    }

    String xml() {
        return "<importReport><importSuccesses>" + successes + "</importSuccesses><importFailures>" + failures
                + "</importFailures><importDuplicates>" + duplicates + "</importDuplicates></importReport>";
    }

    private String start(String element, ImportBatch.Entry entry) {
        return "<%s externalReference=\"%s\" entity=\"%s\" type=\"%s\" operation=\"%s\" queryTime=\"%s\""
                .formatted(
                        element,
                        Xml.escape(entry.reference()),
                        Xml.escape(entry.type()),
                        Xml.escape(entry.type()),
                        Xml.escape(entry.operation()),
                        queryTime);
    }

    private static String element(String name, String text) {
        return "<" + name + ">" + Xml.escape(text).replace("'", "&apos;") + "</" + name + ">";
    }
}
