package io.github.orderflowmagento.operation.internal.export;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.RunRecorder;

/**
 * Entities of which the shop does not tell what no import can do without, until it is known whether it does of others. What it tells of
 * others it fails to tell of these; what it tells of none, its web service does not bring: a setting.
 */
final class UntoldEntities {
    /** So many in a row are no accident. */
    private static final int MOST = 100;

    private final RunRecorder recorder;
    private final Map<String, MappingException> untold = new LinkedHashMap<>();

    /** Whether the shop has told all that is needed of at least one entity of this run. */
    private boolean tellsEnough;

    UntoldEntities(RunRecorder recorder) {
        this.recorder = recorder;
    }

    void add(String key, MappingException failure) {
        untold.put(key, failure);
    }

    boolean isEmpty() {
        return untold.isEmpty();
    }

    /**
     * A batch was mapped.
     *
     * @param isOneTold whether the shop tells all that is needed of at least one entity of it
     */
    void batchEnded(boolean isOneTold) {
        tellsEnough |= isOneTold;
        if (tellsEnough || untold.size() >= MOST) {
            judge();
        }
    }

    /** There are no more to judge by. */
    void judge() {
        untold.forEach((key, failure) -> {
            if (tellsEnough) {
                recorder.failedForGood(key, Failures.reason(failure));
            } else {
                recorder.notTried(key, Failures.reason(failure));
                recorder.endEarly(failure);
            }
        });
        untold.clear();
    }
}
