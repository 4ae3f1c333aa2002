package io.github.orderflowmagento.operation.order;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;

/** Merges the run of an export with that of the subsequent cancellation. */
final class MergedRun {
    private MergedRun() {}

    static Run of(Run exported, Run cancelled) {
        Map<String, ItemOutcome> items = new LinkedHashMap<>();
        exported.items().forEach(item -> items.put(item.key(), item));
        cancelled.items().forEach(item -> items.merge(item.key(), item, MergedRun::both));
        Map<Outcome, Integer> omitted = new EnumMap<>(Outcome.class);
        Stream.of(exported, cancelled)
                .forEach(run -> run.omitted().forEach((outcome, count) -> omitted.merge(outcome, count, Integer::sum)));
        return Run.builder()
                .from(exported)
                .items(List.copyOf(items.values()))
                .omitted(omitted)
                .warnings(Stream.concat(exported.warnings().stream(), cancelled.warnings().stream())
                        .toList())
                .endedEarly(joined(
                        exported.endedEarly(), cancelled.endedEarly().map(why -> cancelled.operation() + ": " + why)))
                .endedBy(Stream.of(exported, cancelled)
                        .flatMap(run -> run.endedBy().stream())
                        .min(Comparator.naturalOrder()))
                .build();
    }

    /** A failure takes precedence, since the state keeps it; otherwise the cancellation, which came last, unless it had nothing to do. */
    private static ItemOutcome both(ItemOutcome exported, ItemOutcome cancelled) {
        if (exported.outcome() == Outcome.SKIPPED) {
            return cancelled;
        }
        boolean isExportShown = severity(exported) > severity(cancelled)
                || (severity(exported) == severity(cancelled) && cancelled.outcome() == Outcome.SKIPPED);
        ItemOutcome shown = isExportShown ? exported : cancelled;
        String detail = Stream.of(exported.detail(), cancelled.detail())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("; then "));
        return ItemOutcome.builder()
                .from(shown)
                .detail(detail)
                .exportedAt(exported.exportedAt())
                .fingerprint(exported.fingerprint())
                .build();
    }

    private static int severity(ItemOutcome item) {
        return switch (item.outcome()) {
            case GIVEN_UP -> 2;
            case WILL_RETRY -> 1;
            case DONE, WOULD_BE_SENT, ALREADY_THERE, SKIPPED, UNKNOWN -> 0;
        };
    }

    private static Optional<String> joined(Optional<String> one, Optional<String> other) {
        String both = Stream.of(one, other).flatMap(Optional::stream).collect(Collectors.joining("; "));
        return Optional.of(both).filter(text -> !text.isEmpty());
    }
}
