package io.github.orderflowmagento.operation.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.orderflowmagento.mapping.MappingWarning;
import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.FailedItem;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.text.PersonalData;
import io.github.orderflowmagento.operation.internal.text.SanitizedText;

/**
 * Keeps the outcomes of one run, and what they mean for the items that have failed so far. An item that fails by itself is tried
 * again when it is due, as often as the policy says, then left alone; a side that cannot be reached does not count against it.
 */
public final class RunRecorder {
    private static final String ENDED = "the run ended before it";
    private static final String QUEUED = "; it waits in the shop's queue";
    private static final String QUEUE_STANDS =
            "the shop has these in its queue and has not done them: see that its consumer (async.operations.all) runs; until then"
                    + " they are not sent again, and others are sent without the queue";

    private final OperationSettings settings;
    private final boolean dryRun;
    private final StatePart part;
    private final Instant startedAt;
    private final RunItems items;
    private final FailedItems failed;
    private final ItemDetails details;
    private final RunWarnings warnings;
    private final DryRunDocuments documents;
    private final Announcer announcer;
    private final KeptProgress progress;
    private final long begin = System.nanoTime();
    private final RunEnd end;

    /** What is recorded apart, by name: it can end while the others go on. */
    private final Map<String, RunRecorder> parts = new LinkedHashMap<>();

    /**
     * Begins a run.
     *
     * @throws IllegalArgumentException if the state is another operation's, or of another shop
     */
    public RunRecorder(OperationSettings settings, boolean dryRun, RunState state) {
        this(settings, dryRun, StatePart.whole(state));
    }

    /**
     * Begins a run from a part of a state.
     *
     * @throws IllegalArgumentException if the state is another operation's, or of another shop
     */
    public RunRecorder(OperationSettings settings, boolean dryRun, StatePart part) {
        refuseOthers(part.own(), settings.owner());
        this.settings = settings;
        this.dryRun = dryRun;
        this.part = part;
        this.startedAt = settings.clock().instant();
        this.items = new RunItems(settings.contents().failuresOnly());
        this.details = new ItemDetails();
        this.warnings = new RunWarnings();
        this.documents = new DryRunDocuments(settings.contents());
        this.end = RunEnd.ofRun();
        this.failed = new FailedItems(part.own(), settings.retries(), settings.clock(), startedAt);
        this.announcer = new Announcer(settings.operation(), settings.listener());
        announcer.started(dryRun);
        this.progress = new KeptProgress(part, LeaseGuard.operationBegins(part.given()));
    }

    private RunRecorder(RunRecorder run, RunEnd end) {
        this.settings = run.settings;
        this.dryRun = run.dryRun;
        this.part = run.part;
        this.startedAt = run.startedAt;
        this.items = run.items;
        this.failed = run.failed;
        this.details = run.details;
        this.warnings = run.warnings;
        this.documents = run.documents;
        this.announcer = run.announcer;
        this.progress = run.progress;
        this.end = end;
    }

    /**
     * A part of the run that can end by itself. The run has ended when all its parts have.
     *
     * @param name for messages: {@code channel acme-uk}
     */
    public RunRecorder part(String name) {
        return parts.computeIfAbsent(name, added -> new RunRecorder(this, end.part(name)));
    }

    /**
     * Refuses a state that is not the owner's.
     *
     * @throws IllegalArgumentException if the state is another operation's, or of another shop
     */
    public static void refuseOthers(RunState state, String owner) {
        state.owner().filter(other -> !other.equals(owner)).ifPresent(other -> {
            throw new IllegalArgumentException("the state is that of the " + other + ", not of the " + owner
                    + ": give each operation on each shop a state, or a checkpoint, of its own");
        });
    }

    /**
     * Whether the item has an outcome in this run. Where the run keeps failures only, it does not know of one that was announced, unless it
     * has failed, now or before.
     */
    public boolean has(String key) {
        return items.has(key);
    }

    /** Whether outcomes are forgotten when they are announced, but for those of items that have failed, now or before. */
    public boolean keepsFailuresOnly() {
        return settings.contents().failuresOnly();
    }

    /** Whether nothing is to be written. */
    public boolean isDryRun() {
        return dryRun;
    }

    /** Whether what comes next may be read while something is sent. */
    public boolean readsAhead() {
        return !settings.isSequential();
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** Whether the item failed before and is not due yet. It is booked as it was then, and not to be tried. */
    public boolean waits(String key) {
        Optional<FailedItem> item = failed.waiting(key);
        item.ifPresent(waiting -> fail(key, waiting));
        return item.isPresent();
    }

    /**
     * Whether an earlier run has tried the item, and it may fail again. Of one that a run ended before nothing is known, and it must not
     * stand behind the one that ended the run. One in the shop's queue fails no other.
     */
    public boolean hasFailedBefore(String key) {
        return failed.before(key)
                .filter(item -> !item.reason().endsWith(ENDED) && !item.reason().endsWith(QUEUED))
                .isPresent();
    }

    /** Whether the item was given up and nobody has requeued it. It is booked as it was then, and not to be tried. */
    public boolean leavesAlone(String key) {
        Optional<FailedItem> item = failed.givenUp(key);
        item.ifPresent(givenUp -> fail(key, givenUp));
        return item.isPresent();
    }

    boolean isGivenUp(String key) {
        return failed.givenUp(key).isPresent();
    }

    /** What was said of the item before is past, and nothing is said of it now. */
    public void forget(String key) {
        failed.remove(key);
    }

    /** What nothing that is said of the item may repeat, until it is announced. */
    public void conceal(String key, PersonalData data) {
        details.conceal(key, data);
    }

    /** What is to be said of the item beside its outcome, should it be done. */
    public void note(String key, String note) {
        details.note(key, note);
    }

    /** What of the item was changed so that it could be sent: with its outcome, and for the run once for all items. */
    public void note(String key, List<MappingWarning> warnings) {
        warnings.stream().map(MappingWarning::toString).distinct().forEach(warning -> note(key, warning));
        warnings.stream().map(MappingWarning::summary).distinct().forEach(what -> warn(what, key));
    }

    public void done(String key, String detail) {
        settle(key, dryRun ? Outcome.WOULD_BE_SENT : Outcome.DONE, details.noted(key, detail));
    }

    public void alreadyThere(String key, String detail) {
        settle(key, Outcome.ALREADY_THERE, details.noted(key, detail));
    }

    public void skipped(String key, String why) {
        settle(key, Outcome.SKIPPED, why);
    }

    /** Somebody has asked for the item, and there is none. */
    public void unknown(String key, String why) {
        settle(key, Outcome.UNKNOWN, why);
    }

    /** The item is as it should be, or none of ours: whatever failed before is past. */
    private void settle(String key, Outcome outcome, String detail) {
        ItemDetails.Sent its = details.sent(key);
        boolean isThere = outcome == Outcome.DONE || outcome == Outcome.ALREADY_THERE;
        items.put(ItemOutcome.builder()
                .key(key)
                .outcome(outcome)
                .detail(details.remark(key, detail))
                .exportedAt(its.exportedAt().filter(time -> isThere))
                .fingerprint(its.fingerprint().filter(hash -> isThere || outcome == Outcome.WOULD_BE_SENT))
                .build());
        failed.remove(key);
    }

    /** The order is about to be sent, at a time that OrderFlow is told. */
    public void exports(String key, Instant time) {
        if (!dryRun) {
            details.exports(key, time);
        }
    }

    /** The item is about to be sent, or would be. */
    public void sends(String key, String fingerprint) {
        details.sends(key, fingerprint);
    }

    /** The item failed for a reason that lies in itself and may pass: once more next time, up to the last attempt. */
    public void failedItself(String key, String why) {
        fail(key, failed.afterAttempt(key, details.remark(key, why)));
    }

    /** The item failed for a reason that will not pass by itself. */
    public void failedForGood(String key, String why) {
        fail(key, failed.afterLastAttempt(key, details.remark(key, why)));
    }

    /** What has no key of its own is refused: it is listed, and not remembered. */
    public void refused(String name, String why) {
        items.put(ItemOutcome.of(name, Outcome.GIVEN_UP, details.remark(name, why)));
    }

    /** The shipment was made, and nothing tells a repeat from it. */
    public void isUnmarked(String key, String why) {
        failedForGood(key, why);
        failed.isUnmarked(key);
    }

    /**
     * What is there under the key is not the item.
     *
     * @param kind in what way, for the warnings of the run
     */
    public void differs(String key, String kind, String why) {
        warn(kind, key);
        failedForGood(key, why);
    }

    /** The item could not be tried, for a reason that lies elsewhere, and may quote others: the next run may try. */
    public void notTried(String key, String why) {
        notTried(key, why, Optional.empty());
    }

    /** The item could not be tried, and the other side has said how long to leave it alone: at most as long as the policy waits. */
    public void notTried(String key, String why, Duration wait) {
        notTried(key, why, Optional.of(wait));
    }

    private void notTried(String key, String why, Optional<Duration> wait) {
        fail(key, failed.notTried(key, SanitizedText.of(why, details.people()), wait));
    }

    /** The shop may do it at any moment, or never: the next run asks it which. */
    public void queued(String key, String why) {
        warn(QUEUE_STANDS, key);
        notTried(key, why + QUEUED);
    }

    /**
     * The item failed, and nobody knows yet whether it is to blame: it is left alone for a while without counting, so that it does
     * not stand in the way of others.
     */
    public void pause(String key, String why) {
        notTried(key, why, failed.delay(1));
    }

    /** The shop has certainly not sent the e-mail of this shipment, which is to be sent yet, whatever the shop tells of it later. */
    public void owesEmail(String key) {
        failed.emailsOwed().add(key);
    }

    /** The e-mail may be sent from now on. */
    public void owesNoEmail(String key) {
        failed.emailsOwed().remove(key);
    }

    public boolean isEmailOwed(String key) {
        return failed.emailsOwed().contains(key);
    }

    private void fail(String key, FailedItem item) {
        Outcome outcome = item.givenUp() ? Outcome.GIVEN_UP : Outcome.WILL_RETRY;
        items.put(ItemOutcome.builder()
                .key(key)
                .outcome(outcome)
                .detail(item.reason())
                .attempts(item.attempts())
                .dueAt(item.dueAt())
                .build());
        if (failed.put(key, item) && !end.hasEnded()) {
            endEarly(
                    EndReason.LIMIT,
                    "more than " + FailedItems.MOST
                            + " items have failed, which is all that a state takes: put right what they have in common, and requeue them");
        }
    }

    /** Tells the listener of what was booked since the last time, and will not be booked differently any more. */
    public void announce() {
        items.announce(
                item -> {
                    announcer.settled(item);
                    details.forget(item.key());
                },
                key -> failed.all().containsKey(key) || failed.before(key).isPresent());
        end.conceal(details.people());
        details.forgetPeople();
    }

    /** What would be sent, in a dry run. */
    public void document(String document) {
        try {
            documents.add(document);
        } catch (RuntimeException e) {
            endEarly(EndReason.OTHER, "a document of the dry run cannot be handed out: " + Failures.reason(e));
        }
    }

    /** Somebody should see this of the item; with others of which the same is said it is one warning. */
    public void warn(String what, String key) {
        warnings.add(what, key);
    }

    /** Somebody should know that this run may have passed over what was changed while the shop's clock was wrong. */
    public void clockWasSetBack(Duration time) {
        warnings.add("the shop's clock was set back by " + time.toMinutes()
                + " minutes since the last run: changes were looked at from that much"
                + " earlier on; what the shop stamps while its clock is wrong may be missed, so keep it right (NTP)");
    }

    /** The rest is not looked at in this run. */
    public void endEarly(EndReason by, String why) {
        end.early(by, why);
    }

    /** The same over a failure, which says why. */
    public void endEarly(RuntimeException failure) {
        end.early(Failures.endReason(failure), Failures.reason(failure));
    }

    /** Nothing more may be written in this run. Whatever else ends it is of no interest beside that. */
    public void endEarly(LeaseLost loss) {
        end.early(loss);
    }

    /** The item was not written, and nothing more may be. */
    public void endEarly(String key, LeaseLost loss) {
        endEarly(loss);
        notWritten(key);
    }

    /** The run ended before anything was written for the item. */
    public void notWritten(String key) {
        notTried(key, end.isLeaseLost() ? "not written: " + LeaseLost.BRIEFLY : ENDED);
    }

    /** The run ended when the shipment was made, and before it had all its tracks and its e-mail. */
    public void notCompleted(String key, String shipment) {
        notTried(
                key,
                "shipment " + shipment + " was made, but not completed: "
                        + (end.isLeaseLost() ? LeaseLost.BRIEFLY : ENDED));
    }

    public boolean hasEnded() {
        return end.hasEnded();
    }

    /** Whether the run, or a part of it, has ended before it had looked at everything. */
    public boolean isIncomplete() {
        return end.isIncomplete();
    }

    public Map<String, FailedItem> failed() {
        return failed.all();
    }

    /**
     * A batch has been dealt with, and the next run may begin from there, should this one end here without a word. Kept if the run has a
     * checkpoint; if it cannot be, the run ends.
     *
     * @param next what the next run shall know, but for what has failed
     */
    public void batchEnded(Supplier<RunState.Builder> next) {
        batchEnded(next, 0);
    }

    /**
     * The same with a state that grows with the items.
     *
     * @param items how many it holds beside those that have failed: the more there are, the less often it is kept
     * @return whether the run may go on: false if the state could not be kept
     */
    public boolean batchEnded(Supplier<RunState.Builder> next, int items) {
        if (dryRun) {
            return true;
        }
        try {
            progress.batchEnded(() -> own(next.get()), failed.all().size() + items);
            return true;
        } catch (LeaseLost e) {
            endEarly(e);
        } catch (RuntimeException e) {
            endEarly(EndReason.STORAGE, "the state cannot be kept: " + Failures.reason(e));
        }
        return false;
    }

    private RunState own(RunState.Builder next) {
        return next.failed(failed.all()).owner(settings.owner()).build();
    }

    public Run close(RunState.Builder next) {
        LeaseGuard.operationEnds();
        announce();
        announcer.failure().ifPresent(warnings::add);
        Run run = Run.builder()
                .operation(settings.operation())
                .isDryRun(dryRun)
                .items(items.kept())
                .omitted(items.omitted())
                .warnings(warnings.texts())
                .endedEarly(end.reason())
                .endedBy(end.by())
                .documents(documents.kept())
                .next(dryRun ? part.own() : own(next))
                .build();
        announcer.ended(run, System.nanoTime() - begin);
        return run;
    }
}
