package io.github.orderflowmagento.orderflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportReport;
import io.github.orderflowmagento.orderflow.imports.ImportResult;
import io.github.orderflowmagento.orderflow.imports.ImportResult.Outcome;
import io.github.orderflowmagento.orderflow.imports.ImportType;
import io.github.orderflowmagento.orderflow.model.OperationResult;

/**
 * Imports items by notifying OrderFlow of each.
 *
 * @param type the type of the items
 * @param notification notifies OrderFlow of one item; empty if the item lacks the shop's key
 * @param isThere whether OrderFlow has the item; called if OrderFlow reports that it did nothing
 */
record NotifyingImports(
        ImportType type, Function<ImportItem, Optional<OperationResult>> notification, Predicate<ImportItem> isThere) {

    private static final String KEY = "thirdPartyReference";

    /** So many failures in a row are treated as an outage. */
    private static final int MOST_IN_A_ROW = 2;

    /** Returns the shop's key of the item. */
    static Optional<String> key(ImportItem item) {
        return Optional.ofNullable(item.properties().get(KEY)).filter(key -> !key.isBlank());
    }

    ImportReport send(List<ImportItem> items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException("There is nothing to import");
        }
        ImportReport.of(items, List.of()); // rejects duplicate references
        items.forEach(this::requireType);
        List<ImportResult> results = new ArrayList<>();
        List<ImportResult> unanswered = new ArrayList<>();
        int inARow = 0;
        for (ImportItem item : items) {
            try {
                results.add(result(item));
                inARow = 0;
            } catch (OrderFlowException e) {
                inARow++;
                if (!mayConcernItem(e) || inARow == MOST_IN_A_ROW || items.size() == 1) {
                    throw e;
                }
                unanswered.add(failed(item, String.valueOf(e.getMessage())));
            }
        }
        results.addAll(unanswered);
        return ImportReport.of(items, results);
    }

    /** Returns whether the failure may concern this item only: each item has its own request, and others may still be answered. */
    private static boolean mayConcernItem(OrderFlowException failure) {
        return failure instanceof OrderFlowException.NoAnswer
                || (failure.concerns() != OrderFlowException.Concern.EVERYTHING
                        && !(failure instanceof OrderFlowException.Busy));
    }

    /** Returns a batch for each item. Sends nothing more after a failure that concerns everything. */
    Stream<ImportBatch> sendAll(Stream<ImportItem> items) {
        AtomicBoolean hasEnded = new AtomicBoolean();
        return items.takeWhile(item -> !hasEnded.get()).map(item -> {
            List<ImportItem> one = List.of(item);
            try {
                return ImportBatch.reported(one, send(one));
            } catch (OrderFlowException e) {
                hasEnded.set(e.concerns() == OrderFlowException.Concern.EVERYTHING);
                return ImportBatch.failed(one, e, hasEnded.get());
            }
        });
    }

    private void requireType(ImportItem item) {
        if (item.type() != type) {
            throw new IllegalArgumentException(
                    "'" + item.externalReference() + "' is of type " + item.type() + ", not " + type);
        }
    }

    private ImportResult result(ImportItem item) {
        try {
            return notification
                    .apply(item)
                    .map(answer -> result(item, answer))
                    .orElseGet(() -> failed(
                            item,
                            "it has no " + KEY
                                    + ", which the shop needs to find it: add a rule for it to the mapping"));
        } catch (OrderFlowException.Rejected e) {
            return failed(item, String.valueOf(e.getMessage()));
        }
    }

    /** "Nothing done" does not mean that OrderFlow has the item: it may ignore such notifications, or find nothing under the key. */
    private ImportResult result(ImportItem item, OperationResult answer) {
        if (!answer.performed().orElse(true) && !isThere.test(item)) {
            return failed(item, answer.message() + ", and OrderFlow does not have it");
        }
        return ImportResult.builder()
                .externalReference(item.externalReference())
                .outcome(answer.performed()
                        .map(isDone -> isDone ? Outcome.SUCCESS : Outcome.DUPLICATE)
                        .orElse(Outcome.UNREPORTED))
                .message(answer.message())
                .build();
    }

    private static ImportResult failed(ImportItem item, String message) {
        return ImportResult.builder()
                .externalReference(item.externalReference())
                .outcome(Outcome.FAILURE)
                .message(message)
                .build();
    }
}
