package io.github.orderflowmagento.operation.internal;

import java.util.List;
import java.util.Optional;

/**
 * Entities over which the shop's list breaks off, or which it does not name. A walk passes over the former; as long as one of them may
 * yet be listed, the next run looks again at all that this one has looked at. Keys are the shop's own numbers behind a word for what is
 * numbered.
 */
public final class UnlistedEntities {
    private static final String WHY =
            "the shop's list does not name it, or breaks off over it: look at it in the shop, and save it there, so that it is changed";

    private final String word;
    private final RunRecorder recorder;
    private boolean mustLookAgain;

    /** @param word for what is numbered, {@code order id} say */
    public UnlistedEntities(String word, RunRecorder recorder) {
        this.word = word;
        this.recorder = recorder;
    }

    private String key(long number) {
        return word + " " + number;
    }

    /** Whether the key is that of such an entity, by which it cannot be asked for. */
    public boolean isKey(String key) {
        return key.startsWith(word + " ");
    }

    /** The shop cannot list the entity now. */
    public void passOver(long number) {
        String key = key(number);
        if (!recorder.leavesAlone(key) && !recorder.waits(key)) {
            recorder.failedItself(key, WHY);
        }
        mustLookAgain |= !recorder.isGivenUp(key);
    }

    /** The shop lists the entity, but does not name it, and will not do so by itself. */
    public void nameless(Optional<Long> number) {
        recorder.failedForGood(number.map(this::key).orElse(word + " unknown"), WHY);
    }

    /** The shop lists the entity, and names it. */
    public void listed(Optional<Long> number) {
        number.map(this::key).ifPresent(recorder::forget);
    }

    /**
     * The walk has come to its end. What waits and was not met on it is among the changes no more: an entity that is gone, or one that was
     * requeued after the changes had been left behind.
     */
    public void walkEnded() {
        List<String> notMet = recorder.failed().keySet().stream()
                .filter(key -> isKey(key) && !recorder.has(key) && !recorder.isGivenUp(key))
                .toList();
        notMet.forEach(key -> recorder.failedForGood(key, WHY));
    }

    /** Whether the next run has to look at the same changes. */
    public boolean mustLookAgain() {
        return mustLookAgain;
    }
}
