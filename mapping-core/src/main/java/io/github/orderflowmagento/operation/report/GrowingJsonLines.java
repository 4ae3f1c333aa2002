package io.github.orderflowmagento.operation.report;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.internal.report.RunJson;

/** One object per line for each beginning of a run, each item and each end of a run, distinguished by {@code type}. */
final class GrowingJsonLines implements ReportFormat {
    @Override
    public Piece begin() {
        return Piece.none();
    }

    @Override
    public Piece started(String operation, boolean dryRun) {
        return line(object("started", operation).put("dryRun", dryRun));
    }

    @Override
    public Piece item(String operation, ItemOutcome item) {
        return line(object("item", operation).setAll(RunJson.item(item)));
    }

    @Override
    public Piece ended(Run run) {
        ObjectNode end = object("ended", run.operation()).put("dryRun", run.isDryRun());
        RunJson.putResult(end, run.endedEarly(), run.endedBy(), run.warnings(), run.counts());
        return line(end);
    }

    private static ObjectNode object(String type, String operation) {
        return JsonNodeFactory.instance.objectNode().put("type", type).put("operation", operation);
    }

    private static Piece line(Object object) {
        return Piece.of(object + "\n");
    }
}
