package io.github.orderflowmagento.operation;

import java.util.Locale;

/** What became of an item. Every item of a run ends as exactly one of these. */
public enum Outcome {
    /** Written to the other side. */
    DONE("done"),

    /** In a dry run: it would be written to the other side. */
    WOULD_BE_SENT("would be sent"),
    /** The other side has it already; nothing was written. */
    ALREADY_THERE("already there"),
    /** Not for the other side, or not now; the reason says why. Nothing failed. */
    SKIPPED("skipped"),

    /** Asked for by its key, and there is no such item. */
    UNKNOWN("unknown"),
    /**
     * Failed in a way that may pass: the first run after {@link ItemOutcome#dueAt} tries again. A message (a despatch, a pushed
     * inventory) must be passed in again.
     */
    WILL_RETRY("will retry"),
    /**
     * Failed for good until someone acts. It is kept in the state, and tried again after {@link RunState#requeue} or when it changes. Of
     * what the warehouse has sent the state keeps the key only: the message must be passed in again, too.
     */
    GIVEN_UP("given up");

    private final String words;

    Outcome(String words) {
        this.words = words;
    }

    /** Its name in reports, JSON and databases, for example {@code would_be_sent}: the same in every version of this library. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return words;
    }
}
