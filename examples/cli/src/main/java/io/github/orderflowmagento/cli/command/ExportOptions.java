package io.github.orderflowmagento.cli.command;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import io.github.orderflowmagento.cli.config.ConfigurationException;

/** Options of both exports, except the keys of the exported items. */
final class ExportOptions {
    @Mixin
    private RunOptions run = new RunOptions();

    @Option(
            names = "--since",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "What changed at this time or later: 2026-12-01, 2026-12-01T08:00:00Z, 24h.")
    private @Nullable Instant since;

    @Option(
            names = "--limit",
            paramLabel = "N",
            converter = CountConverter.class,
            description = "Maximum number of items.")
    private @Nullable Integer limit;

    @Option(
            names = "--documents",
            description = "With --dry-run: write the documents. Those of orders contain customers' addresses.")
    private boolean writesDocuments;

    Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    /** Returns whether particular items were requested, instead of what has changed since the last run. */
    boolean isSelecting() {
        return since != null || limit != null;
    }

    /** Returns the first keys without duplicates, up to the requested number. */
    List<String> limited(Stream<String> keys) {
        return keys.distinct().limit(limit == null ? Long.MAX_VALUE : limit).toList();
    }

    boolean writesDocuments() {
        return writesDocuments;
    }

    /**
     * Checks the options, as far as this does not need the shop.
     *
     * @throws ConfigurationException if {@code --documents} is set without {@code --dry-run}
     */
    void check() {
        if (writesDocuments && !isDryRun()) {
            throw new ConfigurationException("--documents requires --dry-run");
        }
    }

    boolean isDryRun() {
        return run.isDryRun();
    }

    /**
     * Returns the run with these options.
     *
     * @param selected the requested keys; empty to export what has changed
     */
    OperationRun applied(OperationRun export, Optional<List<String>> selected) {
        selected.ifPresent(keys -> export.items(keys.size()));
        return writesDocuments ? export.withoutItems() : export;
    }
}
