package io.github.orderflowmagento.cli.output;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;

/** Writes the outcome of each item of a run when it is settled, in the columns of {@code RunReport}. */
public final class RunOutput implements RunListener {
    private static final List<String> COLUMNS = List.of("key", "outcome", "attempts", "dueAt", "detail");

    private final ResultWriter writer;
    private final boolean isForPeople;

    /** Creates an output in a format. */
    public RunOutput(OutputFormat format, Console console) {
        this.writer = format == OutputFormat.json ? JsonResult.ofRun(console) : ResultWriter.of(format, console);
        this.isForPeople = format == OutputFormat.table;
    }

    /** Begins the output. Call it before the run, even if the run may not start. */
    public void begin(String operation) {
        writer.begin(operation, COLUMNS);
    }

    @Override
    public void settled(String operation, ItemOutcome item) {
        writer.row(Arrays.asList(
                item.key(),
                isForPeople ? item.outcome().toString() : item.outcome().code(),
                isForPeople && item.attempts() == 0 ? null : item.attempts(),
                item.dueAt().map(Object::toString).orElse(null),
                item.detail()));
    }

    /** Ends the output with the summary of the run. */
    public void end(Run run) {
        Map<String, @Nullable Object> summary = new LinkedHashMap<>();
        summary.put("dryRun", run.isDryRun());
        summary.put("endedEarly", run.endedEarly().orElse(null));
        summary.put("endedBy", run.endedBy().map(EndReason::code).orElse(null));
        summary.put("warnings", run.warnings());
        Map<String, Integer> counts = new LinkedHashMap<>();
        run.counts().forEach((outcome, count) -> counts.put(outcome.code(), count));
        summary.put("counts", counts);
        writer.end(summary);
    }
}
