package io.github.orderflowmagento.operation.internal;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.internal.text.PersonalData;
import io.github.orderflowmagento.operation.internal.text.SanitizedText;

/** Whether and why a run, or a part of it that can end separately, has ended before it had processed everything. */
final class RunEnd {
    /** The run that this is a part of; null for the run itself. */
    private final @Nullable RunEnd run;

    private final Map<String, RunEnd> parts = new LinkedHashMap<>();
    private @Nullable String reason;
    private @Nullable EndReason by;

    private RunEnd(@Nullable RunEnd run) {
        this.run = run;
    }

    static RunEnd ofRun() {
        return new RunEnd(null);
    }

    /** Creates a part of the run. The run has ended when all its parts have. */
    RunEnd part(String name) {
        return parts.computeIfAbsent(name, added -> new RunEnd(this));
    }

    void early(EndReason kind, String why) {
        if (!isLeaseLost()) {
            reason = why;
            by = kind;
        }
    }

    /** Takes precedence over any other reason. */
    void early(LeaseLost loss) {
        reason = Failures.reason(loss);
        by = EndReason.LEASE_LOST;
        if (run != null) {
            run.early(loss);
        }
    }

    boolean isLeaseLost() {
        return by == EndReason.LEASE_LOST;
    }

    boolean hasEnded() {
        return reason != null
                || (run != null && run.reason != null)
                || (!parts.isEmpty() && parts.values().stream().allMatch(part -> part.reason != null));
    }

    /** Returns whether the run, or a part of it, has ended. */
    boolean isIncomplete() {
        return reason != null || parts.values().stream().anyMatch(part -> part.reason != null);
    }

    Optional<String> reason() {
        if (reason != null) {
            return Optional.of(reason);
        }
        return Optional.of(parts.entrySet().stream()
                        .filter(part -> part.getValue().reason != null)
                        .map(part -> part.getKey() + ": " + part.getValue().reason)
                        .collect(Collectors.joining("; ")))
                .filter(text -> !text.isEmpty());
    }

    /** The same for programs; of several parts, the first in the order of the reasons. */
    Optional<EndReason> by() {
        return by != null
                ? Optional.of(by)
                : parts.values().stream()
                        .flatMap(part -> Optional.ofNullable(part.by).stream())
                        .min(Comparator.naturalOrder());
    }

    /** The reasons may quote nobody. */
    void conceal(Collection<PersonalData> people) {
        if (reason != null) {
            reason = SanitizedText.of(reason, people);
        }
        parts.values().forEach(part -> part.conceal(people));
    }
}
