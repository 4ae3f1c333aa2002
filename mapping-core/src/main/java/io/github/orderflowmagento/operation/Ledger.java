package io.github.orderflowmagento.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

/**
 * Keeps the outcomes of one run, and what they mean for the items that have failed so far. An item that fails by itself is tried
 * four times over as many runs, as the extension does, then left alone; a side that cannot be reached does not count against it.
 */
final class Ledger {
    private static final int ATTEMPTS = 4;

    private final String operation;
    private final boolean dryRun;
    private final RunState state;
    private final Map<String, ItemOutcome> items = new LinkedHashMap<>();
    private final Map<String, FailedItem> failed;
    private final List<String> documents = new ArrayList<>();
    private @Nullable String endedEarly;

    Ledger(String operation, boolean dryRun, RunState state) {
        this.operation = operation;
        this.dryRun = dryRun;
        this.state = state;
        this.failed = new LinkedHashMap<>(state.failed());
    }

    boolean has(String key) {
        return items.containsKey(key);
    }

    void done(String key, String detail) {
        settle(key, Outcome.DONE, detail);
    }

    void alreadyThere(String key, String detail) {
        settle(key, Outcome.ALREADY_THERE, detail);
    }

    void skipped(String key, String why) {
        settle(key, Outcome.SKIPPED, why);
    }

    /** The item is as it should be, or none of ours: whatever failed before is past. */
    private void settle(String key, Outcome outcome, String detail) {
        items.put(key, new ItemOutcome(key, outcome, detail));
        failed.remove(key);
    }

    /** The item failed for a reason that lies in itself and may pass: once more next time, up to the last attempt. */
    void failedItself(String key, String why) {
        int attempts = attempts(key) + 1;
        boolean last = attempts >= ATTEMPTS;
        fail(
                key,
                last ? Outcome.GIVEN_UP : Outcome.WILL_RETRY,
                attempts,
                why + ", attempt " + attempts + (last ? "" : " of " + ATTEMPTS));
    }

    /** The item failed for a reason that will not pass by itself. */
    void failedForGood(String key, String why) {
        fail(key, Outcome.GIVEN_UP, attempts(key) + 1, why);
    }

    /** The item could not be tried, for a reason that lies elsewhere. */
    void notTried(String key, String why) {
        fail(key, Outcome.WILL_RETRY, attempts(key), why);
    }

    private int attempts(String key) {
        return Optional.ofNullable(failed.get(key)).map(FailedItem::attempts).orElse(0);
    }

    private void fail(String key, Outcome outcome, int attempts, String why) {
        items.put(key, new ItemOutcome(key, outcome, why));
        failed.put(
                key,
                FailedItem.builder()
                        .attempts(attempts)
                        .givenUp(outcome == Outcome.GIVEN_UP)
                        .reason(why)
                        .build());
    }

    void document(String document) {
        documents.add(document);
    }

    /** The rest is not looked at in this run. */
    void endEarly(String why) {
        endedEarly = why;
    }

    boolean hasEnded() {
        return endedEarly != null;
    }

    Map<String, FailedItem> failed() {
        return failed;
    }

    Run close(RunState.Builder next) {
        return Run.builder()
                .operation(operation)
                .isDryRun(dryRun)
                .items(items.values())
                .endedEarly(Optional.ofNullable(endedEarly))
                .documents(documents)
                .next(dryRun ? state : next.failed(failed).build())
                .build();
    }
}
