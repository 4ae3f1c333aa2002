package io.github.orderflowmagento.cli.command;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

import io.github.orderflowmagento.cli.config.ConfigurationException;
import io.github.orderflowmagento.mapping.NearestName;
import io.github.orderflowmagento.operation.FailedItem;
import io.github.orderflowmagento.operation.RunState;

/** Options for the operation of the failed items. */
final class FailedOptions {
    @Option(names = "--operation", paramLabel = "NAME", description = "Only this operation: ${COMPLETION-CANDIDATES}.")
    private @Nullable OperationName operation;

    List<OperationName> operations() {
        return operation == null ? OperationName.all() : List.of(operation);
    }

    /** Returns the failed items, by key. */
    static Map<String, FailedItem> failed(Session session, OperationName operation) {
        RunState state =
                Session.configured(() -> session.checkpoint(operation).load().state());
        Map<String, FailedItem> failed = new TreeMap<>(state.givenUp());
        state.waiting().forEach(failed::putIfAbsent);
        return failed;
    }

    /**
     * Returns the operation in which an item has failed.
     *
     * @throws ConfigurationException if it has failed in none, or in several
     */
    OperationName of(Session session, String key) {
        Map<String, OperationName> all = new TreeMap<>();
        List<OperationName> found = operations().stream()
                .filter(one -> {
                    failed(session, one).keySet().forEach(other -> all.put(other, one));
                    return failed(session, one).containsKey(key);
                })
                .toList();
        if (found.isEmpty()) {
            throw new ConfigurationException("No item " + key + " has failed"
                    + NearestName.nearest(key, all.keySet())
                            .map(near -> "; did you mean " + near + "?")
                            .orElse(""));
        }
        if (found.size() > 1) {
            throw new ConfigurationException(key + " has failed in " + found + ": name one by --operation");
        }
        return found.get(0);
    }
}
