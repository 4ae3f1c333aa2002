package io.github.orderflowmagento;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;

/** The outcomes of a run's items. */
public final class Outcomes {
    private Outcomes() {}

    /** The outcome of each item, by its key. */
    public static Map<String, Outcome> outcomes(Run run) {
        Map<String, Outcome> outcomes = new LinkedHashMap<>();
        run.items().forEach(item -> outcomes.put(item.key(), item.outcome()));
        return outcomes;
    }

    /** The one item of a key. */
    public static ItemOutcome item(Run run, String key) {
        return run.items().stream()
                .filter(item -> item.key().equals(key))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no item " + key + " in " + run.items()));
    }
}
