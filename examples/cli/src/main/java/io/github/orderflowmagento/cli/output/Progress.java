package io.github.orderflowmagento.cli.output;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.RunListener;

/**
 * Shows the progress of a run: on a terminal a bar with count, rate and, if the total is known, the remaining time; otherwise a line at
 * most every 30 seconds. Close it after the run. Not thread-safe.
 */
public final class Progress implements RunListener, AutoCloseable {
    private static final Duration BETWEEN_LINES = Duration.ofSeconds(30);
    private static final long UNKNOWN = -1;

    private final Console console;
    private final Instant begun = Instant.now();
    private final @Nullable ProgressBar bar;
    private Instant reportedAt = begun;
    private long count;

    private Progress(Console console, @Nullable ProgressBar bar) {
        this.console = console;
        this.bar = bar;
    }

    /** Returns the progress of an operation with an unknown number of items. */
    public static Progress of(String operation, Console console) {
        return of(operation, UNKNOWN, console);
    }

    /** Returns the progress of an operation with a known number of items. */
    public static Progress of(String operation, long items, Console console) {
        return new Progress(console, console.showsProgressBar() ? bar(operation, items, console) : null);
    }

    private static ProgressBar bar(String operation, long items, Console console) {
        return new ProgressBarBuilder()
                .setTaskName(operation)
                .setInitialMax(items)
                .showSpeed()
                .setStyle(console.isUnicode() ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setConsumer(new DelegatingProgressBarConsumer(
                        line -> {
                            console.progress().print("\r" + console.fit(line) + "\u001b[K");
                            console.progress().flush();
                        },
                        console.width() - 1))
                .build();
    }

    @Override
    public void settled(String operation, ItemOutcome item) {
        count++;
        if (bar != null) {
            bar.step();
        } else if (console.showsProgress() && reportedAt.plus(BETWEEN_LINES).isBefore(Instant.now())) {
            reportedAt = Instant.now();
            long seconds = Math.max(1, Duration.between(begun, reportedAt).toSeconds());
            console.say(String.format(Locale.ROOT, "%s: %,d items, %,d a second", operation, count, count / seconds));
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
            console.progress().print("\r\u001b[K");
            console.progress().flush();
        }
    }
}
