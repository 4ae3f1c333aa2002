package io.github.orderflowmagento.operation.internal.export;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.RunRecorder;

/**
 * Entities without fields that every import needs, until it is known whether the shop sends these fields for others. If it sends them for
 * others, these entities are at fault; if for none, its web service does not support them: a setting.
 */
final class IncompleteEntities {
    /** This many in a row are no accident. */
    private static final int MOST = 100;

    private final RunRecorder recorder;
    private final Map<String, MappingException> incomplete = new LinkedHashMap<>();

    /** Whether the shop has sent all mandatory fields of at least one entity in this run. */
    private boolean isAnyComplete;

    IncompleteEntities(RunRecorder recorder) {
        this.recorder = recorder;
    }

    void add(String key, MappingException failure) {
        incomplete.put(key, failure);
    }

    boolean isEmpty() {
        return incomplete.isEmpty();
    }

    /**
     * Reports a mapped batch.
     *
     * @param isOneComplete whether the shop sent all mandatory fields of at least one of its entities
     */
    void batchEnded(boolean isOneComplete) {
        isAnyComplete |= isOneComplete;
        if (isAnyComplete || incomplete.size() >= MOST) {
            judge();
        }
    }

    /** Ends the judgement: no more entities follow. */
    void judge() {
        incomplete.forEach((key, failure) -> {
            if (isAnyComplete) {
                recorder.failedForGood(key, Failures.reason(failure));
            } else {
                recorder.notTried(key, Failures.reason(failure));
                recorder.endEarly(failure);
            }
        });
        incomplete.clear();
    }
}
