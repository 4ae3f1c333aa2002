package io.github.orderflowmagento.orderflow.imports;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.orderflow.imports.ImportResult.Outcome;

/** Matches the results of a report to the items that were sent. */
final class ImportReportMatcher {

    private final Map<String, ImportItem> sent = new LinkedHashMap<>();

    ImportReportMatcher(List<ImportItem> items) {
        for (ImportItem item : items) {
            if (sent.put(item.externalReference(), item) != null) {
                throw new IllegalArgumentException("Item '" + item.externalReference()
                        + "' occurs twice: a result could belong to either. Send them one after the other.");
            }
        }
    }

    ImportReport report(List<ImportResult> results) {
        ImmutableImportReport.Builder report = ImmutableImportReport.builder();
        Map<String, ImportResult> worst = new LinkedHashMap<>();
        for (ImportResult result : results) {
            if (!isAboutSent(result)) {
                report.addUnexpected(result);
                continue;
            }
            ImportResult other = worst.get(result.externalReference());
            if (other == null) {
                worst.put(result.externalReference(), result);
            } else if (result.outcome().compareTo(other.outcome()) > 0) {
                worst.put(result.externalReference(), result);
                report.addRepeated(other);
            } else {
                report.addRepeated(result);
            }
        }
        sent.keySet().forEach(reference -> report.addResults(worst.getOrDefault(reference, unreported(reference))));
        return report.build();
    }

    private boolean isAboutSent(ImportResult result) {
        ImportItem item = sent.get(result.externalReference());
        return item != null && isOrUnknown(item.type(), result.attributes().get("type"));
    }

    private static boolean isOrUnknown(ImportType type, @Nullable String said) {
        return said == null || said.isBlank() || said.strip().equalsIgnoreCase(type.wire());
    }

    private static ImportResult unreported(String reference) {
        return ImportResult.builder()
                .externalReference(reference)
                .outcome(Outcome.UNREPORTED)
                .build();
    }
}
