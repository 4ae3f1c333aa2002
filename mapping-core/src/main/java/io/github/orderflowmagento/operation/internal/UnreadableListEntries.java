package io.github.orderflowmagento.operation.internal;

import java.util.List;
import java.util.Optional;

/**
 * Entities at which the shop's list fails, or whose number it omits. A walk skips the former; as long as one of them may become readable,
 * the next run reads the same changes again. Keys consist of a word for the kind of entity and the shop's internal number.
 */
public final class UnreadableListEntries {
    private static final String WHY =
            "the shop's list fails at this entity or omits its number: open and save it in the shop's administration";

    private final String word;
    private final RunRecorder recorder;
    private boolean mustLookAgain;

    /** @param word the kind of entity, for example {@code order id} */
    public UnreadableListEntries(String word, RunRecorder recorder) {
        this.word = word;
        this.recorder = recorder;
    }

    private String key(long number) {
        return word + " " + number;
    }

    /** Returns whether the key is that of such an entity, which cannot be requested by it. */
    public boolean isKey(String key) {
        return key.startsWith(word + " ");
    }

    /** Records that the shop cannot list the entity now. */
    public void passOver(long number) {
        String key = key(number);
        if (!recorder.leavesAlone(key) && !recorder.waits(key)) {
            recorder.failedItself(key, WHY);
        }
        mustLookAgain |= !recorder.isGivenUp(key);
    }

    /** Records that the shop lists the entity without its number, permanently. */
    public void nameless(Optional<Long> number) {
        recorder.failedForGood(number.map(this::key).orElse(word + " unknown"), WHY);
    }

    /** Records that the shop lists the entity with its number. */
    public void listed(Optional<Long> number) {
        number.map(this::key).ifPresent(recorder::forget);
    }

    /**
     * Ends the walk. Waiting entities that were not met are no longer among the changes: the entity is gone, or was requeued after its
     * change had been passed.
     */
    public void walkEnded() {
        List<String> notMet = recorder.failed().keySet().stream()
                .filter(key -> isKey(key) && !recorder.has(key) && !recorder.isGivenUp(key))
                .toList();
        notMet.forEach(key -> recorder.failedForGood(key, WHY));
    }

    /** Returns whether the next run has to read the same changes again. */
    public boolean mustLookAgain() {
        return mustLookAgain;
    }
}
