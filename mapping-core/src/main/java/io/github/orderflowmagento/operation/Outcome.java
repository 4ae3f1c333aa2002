package io.github.orderflowmagento.operation;

import java.util.Locale;

/** The outcome of an item. Every item of a run has exactly one. */
public enum Outcome {
    /** Written to the shop or the warehouse. */
    DONE("done"),

    /** In a dry run: would be written to the shop or the warehouse. */
    WOULD_BE_SENT("would be sent"),
    /** The shop or the warehouse already has it; nothing was written. */
    ALREADY_THERE("already there"),
    /** Not to be sent, or not yet; {@link ItemOutcome#detail} contains the reason. Not a failure. */
    SKIPPED("skipped"),

    /** Requested by its key, but does not exist. */
    UNKNOWN("unknown"),
    /**
     * Failed, possibly for a temporary reason: the first run after {@link ItemOutcome#dueAt} retries it. A message (a despatch, an
     * inventory line that was sent) must be passed in again.
     */
    WILL_RETRY("will retry"),
    /**
     * Failed, and not retried automatically. The item is kept in the state, and is retried after {@link RunState#requeue} or when it
     * changes. For a message from the warehouse the state contains only the key, so the message must be passed in again, too.
     */
    GIVEN_UP("given up");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /** Returns the name in reports, JSON and databases, for example {@code would_be_sent}. Stable across versions. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Returns the outcome in words, for example {@code would be sent}. */
    @Override
    public String toString() {
        return words;
    }
}
