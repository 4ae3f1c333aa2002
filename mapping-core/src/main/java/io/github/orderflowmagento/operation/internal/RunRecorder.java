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
 * Records the outcomes of one run and updates the failed items. An item that fails because of itself is retried when due, as often as the
 * policy allows, then given up; failures to reach the shop or the warehouse do not count.
 */
public final class RunRecorder {
    private static final String ENDED = "the run ended before it";
    private static final String QUEUED = "; it waits in the shop's queue";
    private static final String QUEUE_STANDS =
            "these are still in the shop's queue: check that its consumer (async.operations.all) runs; until then"
                    + " they are not sent again, and others are sent without the queue";

    private final OperationSettings settings;
    private final boolean dryRun;
    private final StatePart part;

    private final RunState base;
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

    /** The name of what is recorded separately, since it can end while the rest continues. */
    private final Map<String, RunRecorder> parts = new LinkedHashMap<>();

    /**
     * Starts a run.
     *
     * @throws IllegalArgumentException if the state belongs to another operation or shop
     */
    public RunRecorder(OperationSettings settings, boolean dryRun, RunState state) {
        this(settings, dryRun, StatePart.whole(state));
    }

    /**
     * Starts a run from a part of a state.
     *
     * @throws IllegalArgumentException if the state belongs to another operation or shop
     */
    public RunRecorder(OperationSettings settings, boolean dryRun, StatePart part) {
        refuseOthers(part.own(), settings.owner());
        this.settings = settings;
        this.dryRun = dryRun;
        this.part = part;
        this.base = part.own().withFailed(Map.of());
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
        this.base = run.base;
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
     * Creates a part of the run that can end separately. The run has ended when all its parts have.
     *
     * @param name for messages: {@code channel acme-uk}
     */
    public RunRecorder part(String name) {
        return parts.computeIfAbsent(name, added -> new RunRecorder(this, end.part(name)));
    }

    /**
     * Rejects a state of another owner.
     *
     * @throws IllegalArgumentException if the state belongs to another operation or shop
     */
    public static void refuseOthers(RunState state, String owner) {
        state.owner().filter(other -> !other.equals(owner)).ifPresent(other -> {
            throw new IllegalArgumentException("the state is that of the " + other + ", not of the " + owner
                    + ": give each operation on each shop its own state or checkpoint");
        });
    }

    /**
     * Returns whether the item has an outcome in this run. If the run keeps failures only, announced items are unknown, except failed ones.
     */
    public boolean has(String key) {
        return items.has(key);
    }

    /** Returns whether outcomes are dropped once announced, except those of items that have failed, now or before. */
    public boolean keepsFailuresOnly() {
        return settings.contents().failuresOnly();
    }

    /** Returns whether nothing is to be written. */
    public boolean isDryRun() {
        return dryRun;
    }

    /** Returns whether to read ahead. */
    public boolean readsAhead() {
        return !settings.isSequential();
    }

    public Instant startedAt() {
        return startedAt;
    }

    /** Returns whether the item failed before and is not due yet. If so, it is recorded as before and must not be tried. */
    public boolean waits(String key) {
        Optional<FailedItem> item = failed.waiting(key);
        item.ifPresent(waiting -> fail(key, waiting));
        return item.isPresent();
    }

    /**
     * Returns whether an earlier run has tried the item, and it may fail again. For an item that a run did not reach, nothing is known, and
     * it must not be placed behind the one that ended the run. An item in the shop's queue affects no other.
     */
    public boolean hasFailedBefore(String key) {
        return failed.before(key)
                .filter(item -> !item.reason().endsWith(ENDED) && !item.reason().endsWith(QUEUED))
                .isPresent();
    }

    /** Returns whether the item was given up and not requeued. If so, it is recorded as before and must not be tried. */
    public boolean leavesAlone(String key) {
        Optional<FailedItem> item = failed.givenUp(key);
        item.ifPresent(givenUp -> fail(key, givenUp));
        return item.isPresent();
    }

    boolean isGivenUp(String key) {
        return failed.givenUp(key).isPresent();
    }

    /** Clears earlier notes of the item without adding new ones. */
    public void forget(String key) {
        failed.remove(key);
    }

    /** Sets the personal data that texts about the item must not contain, until it is announced. */
    public void conceal(String key, PersonalData data) {
        details.conceal(key, data);
    }

    /** Adds a note to the item's outcome, in case it is done. */
    public void note(String key, String note) {
        details.note(key, note);
    }

    /** Adds warnings about values of the item that were changed for sending: to its outcome, and to the run once for all items. */
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

    /** Records a requested item that does not exist. */
    public void unknown(String key, String why) {
        settle(key, Outcome.UNKNOWN, why);
    }

    /** Records that the item is as it should be, or not to be sent: earlier failures are settled. */
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

    /** Records that the order is about to be sent, with the time of export sent to OrderFlow. */
    public void exports(String key, Instant time) {
        if (!dryRun) {
            details.exports(key, time);
        }
    }

    /** Records that the item is about to be sent, or would be. */
    public void sends(String key, String fingerprint) {
        details.sends(key, fingerprint);
    }

    /** Records a possibly temporary failure of the item itself: retried up to the last attempt. */
    public void failedItself(String key, String why) {
        fail(key, failed.afterAttempt(key, details.remark(key, why)));
    }

    /** Records a permanent failure of the item. */
    public void failedForGood(String key, String why) {
        fail(key, failed.afterLastAttempt(key, details.remark(key, why)));
    }

    /** Records a rejected item without its own key, which is reported but not remembered. */
    public void refused(String name, String why) {
        items.put(ItemOutcome.of(name, Outcome.GIVEN_UP, details.remark(name, why)));
    }

    /** Records a shipment that was made without a mark, so that a repeat would not be detected. */
    public void isUnmarked(String key, String why) {
        failedForGood(key, why);
        failed.isUnmarked(key);
    }

    /**
     * Records that a different entity exists under the key.
     *
     * @param kind the kind of difference, for the warnings of the run
     */
    public void differs(String key, String kind, String why) {
        warn(kind, key);
        failedForGood(key, why);
    }

    /** Records that the item could not be tried for an external reason, which may quote others: the next run may retry it. */
    public void notTried(String key, String why) {
        notTried(key, why, Optional.empty());
    }

    /** Records that the item could not be tried, and the other side asked to wait: at most as long as the policy waits. */
    public void notTried(String key, String why, Duration wait) {
        notTried(key, why, Optional.of(wait));
    }

    private void notTried(String key, String why, Optional<Duration> wait) {
        fail(key, failed.notTried(key, SanitizedText.of(why, details.people()), wait));
    }

    /** Records that the shop may execute the request at any time, or never: the next run asks for its result. */
    public void queued(String key, String why) {
        warn(QUEUE_STANDS, key);
        notTried(key, why + QUEUED);
    }

    /** Records a failure of unknown cause: the item is skipped for a while without counting, so that it does not block others. */
    public void pause(String key, String why) {
        notTried(key, why, failed.delay(1));
    }

    /**
     * Records that the shop has certainly not sent the e-mail of this shipment, which is still to be sent, whatever the shop reports later.
     */
    public void owesEmail(String key) {
        failed.emailsOwed().add(key);
    }

    /** Records that the e-mail may have been sent from now on. */
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
                            + " items have failed, the maximum of a state: fix their common cause, and requeue them");
        }
    }

    /** Announces outcomes recorded since the last call, which are now final. */
    public void announce() {
        items.announce(
                item -> {
                    announcer.settled(item);
                    details.forget(item.key());
                },
                failed::known);
        end.conceal(details.people());
        details.forgetPeople();
    }

    /** Adds a document of a dry run. */
    public void document(String document) {
        try {
            documents.add(document);
        } catch (RuntimeException e) {
            endEarly(EndReason.OTHER, "the consumer of a dry run's documents failed: " + Failures.reason(e));
        }
    }

    /** Adds a warning about the item, merged with equal ones of other items. */
    public void warn(String what, String key) {
        warnings.add(what, key);
    }

    /** Warns that this run may have missed changes made while the shop's clock was wrong. */
    public void clockWasSetBack(Duration time) {
        warnings.add("the shop's clock was set back by " + time.toMinutes()
                + " minutes since the last run: changes were read from that much"
                + " earlier; changes stamped by a wrong clock may be missed, so keep it synchronised (NTP)");
    }

    /** The rest is not looked at in this run. */
    public void endEarly(EndReason by, String why) {
        end.early(by, why);
    }

    /** The same over a failure, which says why. */
    public void endEarly(RuntimeException failure) {
        end.early(Failures.endReason(failure), Failures.reason(failure));
    }

    /** Ends all writing in this run. Takes precedence over any other reason to end. */
    public void endEarly(LeaseLost loss) {
        end.early(loss);
    }

    /** Records that the item was not written, and that nothing more may be. */
    public void endEarly(String key, LeaseLost loss) {
        endEarly(loss);
        notWritten(key);
    }

    /** Records that the run ended before anything was written for the item. */
    public void notWritten(String key) {
        notTried(key, end.isLeaseLost() ? "not written: " + LeaseLost.BRIEFLY : ENDED);
    }

    /** Records that the run ended when the shipment was made, but before all its tracks and its e-mail. */
    public void notCompleted(String key, String shipment) {
        notTried(
                key,
                "shipment " + shipment + " was made, but not completed: "
                        + (end.isLeaseLost() ? LeaseLost.BRIEFLY : ENDED));
    }

    public boolean hasEnded() {
        return end.hasEnded();
    }

    /** Returns whether the run, or a part of it, has ended before it had processed everything. */
    public boolean isIncomplete() {
        return end.isIncomplete();
    }

    public Map<String, FailedItem> failed() {
        return failed.all();
    }

    /**
     * Reports a completed batch, from which the next run continues after a crash. The state is saved if the run has a checkpoint; if that
     * fails, the run ends.
     *
     * @param next the next run's state, without the failed items
     */
    public void batchEnded(Supplier<RunState.Builder> next) {
        batchEnded(next, 0);
    }

    /**
     * Like the method above, with a state that grows with the items.
     *
     * @param items how many it contains in addition to the failed ones: the more, the less often it is saved
     * @return whether the run may continue: false if the state could not be saved
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
            endEarly(EndReason.STORAGE, "the state cannot be saved: " + Failures.reason(e));
        }
        return false;
    }

    private RunState own(RunState.Builder next) {
        return next.owner(settings.owner()).build().withFailed(failed.all());
    }

    /** Returns the state that the run began with, without its failed items: the base of the next state, to which the recorder adds them. */
    public RunState base() {
        return base;
    }

    /**
     * Ends the run.
     *
     * @param next the next run's state, without the failed items
     */
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
