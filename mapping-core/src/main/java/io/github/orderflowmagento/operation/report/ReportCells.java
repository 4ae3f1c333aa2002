package io.github.orderflowmagento.operation.report;

import java.util.List;
import java.util.stream.Stream;

import io.github.orderflowmagento.operation.ItemOutcome;

/** The columns of an item in tabular formats. */
final class ReportCells {
    /** The column names, the same in every version of this library. */
    static final List<String> FIELDS = List.of("key", "outcome", "attempts", "dueAt", "detail");

    /** The column names of a table with items of several operations. */
    static final List<String> FIELDS_WITH_OPERATION =
            Stream.concat(FIELDS.stream(), Stream.of("operation")).toList();

    private ReportCells() {}

    static List<String> of(ItemOutcome item) {
        return List.of(
                item.key(),
                item.outcome().code(),
                String.valueOf(item.attempts()),
                item.dueAt().map(Object::toString).orElse(""),
                item.detail());
    }

    static List<String> of(String operation, ItemOutcome item) {
        return Stream.concat(of(item).stream(), Stream.of(operation)).toList();
    }
}
