package io.github.orderflowmagento.cli.command;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.cli.Advice;
import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.Interruption;
import io.github.orderflowmagento.cli.config.ConfigurationException;
import io.github.orderflowmagento.cli.output.Console;
import io.github.orderflowmagento.cli.output.Progress;
import io.github.orderflowmagento.cli.output.RunOutput;
import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunListener;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.report.LoggingListener;

/** Runs the operation of a command, with its state, progress, record, output and exit code. Use it for one run only. */
final class OperationRun {
    private final Session session;
    private final Console console;
    private final CommonOptions common;
    private final OperationName name;
    private final boolean isDryRun;
    private OptionalLong items = OptionalLong.empty();
    private boolean showsItems = true;
    private boolean failsOnDifferences;
    private boolean failsOnSkipped;
    private String howToRetry = "The next run tries again what is due.";
    private String howToRetryFailed =
            "See: orderflow-magento failed list; try again: orderflow-magento failed requeue KEY";
    private Function<EndReason, Optional<String>> adviceOnLimits = reason -> Optional.empty();

    OperationRun(Session session, Console console, CommonOptions common, OperationName name, boolean isDryRun) {
        this.session = session;
        this.console = console;
        this.common = common;
        this.name = name;
        this.isDryRun = isDryRun;
    }

    /** Sets the number of items, if it is known. */
    OperationRun items(long count) {
        items = OptionalLong.of(count);
        return this;
    }

    /** Ends with {@link ExitCode#FAILED} if anything would be written. */
    OperationRun failingOnDifferences() {
        failsOnDifferences = true;
        return this;
    }

    /** Ends with {@link ExitCode#FAILED} if an item was skipped. */
    OperationRun failingOnSkipped() {
        failsOnSkipped = true;
        return this;
    }

    /** Omits the items if documents are written instead. */
    OperationRun withoutItems() {
        showsItems = false;
        return this;
    }

    /** Explains how to retry items that no scheduled run retries, since only this command names them. */
    OperationRun retriedBySameCommand() {
        howToRetry = "No other run retries them: run the same command again later.";
        howToRetryFailed = "Correct the cause, then run the same command again.";
        return this;
    }

    /** Adds advice on the options that apply to the reason why a run ended. */
    OperationRun advising(Function<EndReason, Optional<String>> advice) {
        adviceOnLimits = advice;
        return this;
    }

    /** Runs the operation that is created for the listener, and returns the exit code. */
    int run(Function<RunListener, Operation> making) {
        return run(making, operation -> checkpoint -> {
            checkOwner(checkpoint, operation);
            return isDryRun ? checkpoint.dryRun(operation) : checkpoint.run(operation);
        });
    }

    private void checkOwner(Checkpoint checkpoint, Operation operation) {
        checkpoint
                .load()
                .state()
                .owner()
                .filter(owner -> !owner.equals(operation.owner()))
                .ifPresent(owner -> {
                    throw new ConfigurationException(
                            "The state of profile " + session.profile().name() + " in "
                                    + session.storage().location() + " is that of the " + owner + ", not of the "
                                    + operation.owner()
                                    + ": use a profile, or a state.location, for each shop and each source. If it is the same shop at"
                                    + " another address, set shop.name to the name in the state");
                });
    }

    /** Like {@link #run(Function)}, for an operation that runs on the state of another operation. */
    int runWithin(Function<RunListener, Function<RunState, Run>> making) {
        return run(making, work -> checkpoint -> checkpoint.run(work));
    }

    private <W> int run(Function<RunListener, W> making, Function<W, Function<Checkpoint, Run>> running) {
        Checkpoint checkpoint = session.checkpoint(name);
        RunOutput output = new RunOutput(common.output(), console);
        Run run;
        try (Progress progress = items.isPresent()
                ? Progress.of(name.words(), items.getAsLong(), console)
                : Progress.of(name.words(), console)) {
            RunListener listener = progress.and(session.history().listener(session.shopName()));
            listener = common.isVerbose() ? listener.and(new LoggingListener()) : listener;
            W work = making.apply(showsItems ? listener.and(output) : listener);
            if (showsItems) {
                output.begin(name.words());
            }
            run = Interruption.during(
                    () -> Session.configured(() -> running.apply(work).apply(checkpoint)));
        }
        if (showsItems) {
            output.end(run);
        }
        return tell(run);
    }

    private int tell(Run run) {
        run.warnings().forEach(warning -> console.say("warning: " + warning));
        int code = Interruption.isInterrupted() ? ExitCode.INTERRUPTED : ExitCode.of(run);
        boolean fails = (failsOnDifferences && has(run, Outcome.WOULD_BE_SENT))
                || (failsOnSkipped && has(run, Outcome.SKIPPED));
        if (code == ExitCode.DONE && fails) {
            code = ExitCode.FAILED;
        }
        if (code == ExitCode.DONE
                || (code == ExitCode.FAILED && run.endedEarly().isEmpty())) {
            console.say(run.summary());
        } else {
            console.complain(run.summary());
        }
        advice(code, run).ifPresent(console::say);
        return code;
    }

    private static boolean has(Run run, Outcome outcome) {
        return run.counts().getOrDefault(outcome, 0) > 0;
    }

    private Optional<String> advice(int code, Run run) {
        Optional<String> ofCause = run.endedBy().flatMap(Advice::about);
        return switch (code) {
            case ExitCode.INTERRUPTED ->
                Optional.of("Interrupted. What was done is kept: the same command continues from there.");
            case ExitCode.NOT_REACHED, ExitCode.ACCESS_DENIED, ExitCode.USAGE ->
                ofCause.map(cause -> "Nothing is lost. " + cause);
            case ExitCode.WILL_RETRY -> Optional.of(howToRetry);
            case ExitCode.FAILED ->
                run.endedBy().isPresent()
                        ? ofCause.or(() -> adviceOnLimits.apply(run.endedBy().get()))
                        : Optional.of(run)
                                .filter(ended -> !isDryRun && isKept(ended))
                                .map(ended -> howToRetryFailed);
            default -> Optional.empty();
        };
    }

    /** Returns whether the state contains an item of this run as given up, so that it can be listed and requeued. */
    private static boolean isKept(Run run) {
        Set<String> failed = Stream.concat(
                        run.next().givenUp().keySet().stream(),
                        run.next().cancellation().stream().flatMap(part -> part.givenUp().keySet().stream()))
                .collect(Collectors.toSet());
        return run.items(Outcome.GIVEN_UP).stream().anyMatch(item -> failed.contains(item.key()));
    }
}
