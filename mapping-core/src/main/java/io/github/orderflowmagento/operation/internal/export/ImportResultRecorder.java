package io.github.orderflowmagento.operation.internal.export;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportReport;
import io.github.orderflowmagento.orderflow.imports.ImportResult;
import io.github.orderflowmagento.orderflow.model.OrderDetail;

/**
 * Records the outcomes of imports: from the report or, if the answer was lost, by asking. Existing orders are compared with what was to be
 * sent.
 */
public final class ImportResultRecorder {
    /** A lost state may make duplicates of a shop's whole history: the number that is looked up in one run. */
    private static final int MOST_COMPARED = 100;

    private static final String NOT_COMPARED =
            "already at OrderFlow and not compared, since this state does not contain what was exported";

    private static final String OTHER_VALUES = "OrderFlow has it with other values, check by hand";

    private final RunRecorder recorder;
    private final Optional<OrderLookup> lookup;
    private final List<ExportMarker> marks;
    private final Optional<ExportedOrders> exported;
    private final UnaryOperator<String> keys;
    private int toCompare = MOST_COMPARED;

    /**
     * @param lookup for orders; empty for imports that may be repeated and need no look-up
     * @param marks marks what has arrived
     * @param exported orders of earlier runs; empty for imports that may be repeated
     * @param keys returns the run's key for the reference under which an item is sent
     */
    public ImportResultRecorder(
            RunRecorder recorder,
            Optional<OrderLookup> lookup,
            List<ExportMarker> marks,
            Optional<ExportedOrders> exported,
            UnaryOperator<String> keys) {
        this.recorder = recorder;
        this.lookup = lookup;
        this.marks = marks;
        this.exported = exported;
        this.keys = keys;
    }

    /** Returns the run's key of the item. */
    String key(ImportItem item) {
        return key(item.externalReference());
    }

    private String key(String externalReference) {
        return keys.apply(externalReference);
    }

    void record(List<ImportItem> sent, ImportReport report) {
        Map<String, ImportItem> byReference =
                sent.stream().collect(Collectors.toMap(ImportItem::externalReference, Function.identity()));
        for (ImportResult result : report.results()) {
            record(result, Optional.ofNullable(byReference.get(result.externalReference())));
        }
    }

    private void record(ImportResult result, Optional<ImportItem> sent) {
        String key = key(result.externalReference());
        switch (result.outcome()) {
            case SUCCESS -> {
                exported.ifPresent(orders -> orders.arrived(key));
                recorder.done(key, marked(key));
            }
            case DUPLICATE ->
                sent.filter(item -> lookup.isPresent())
                        .ifPresentOrElse(
                                item -> duplicate(item, message(result)),
                                () -> recorder.alreadyThere(key, message(result)));
            case FAILURE -> recorder.failedItself(key, "OrderFlow refuses it: " + message(result));
            case UNREPORTED -> recorder.failedItself(key, "OrderFlow's report does not mention it");
        }
    }

    /** Marks an order that has arrived. */
    private String marked(String key) {
        return joined(marks.stream().map(mark -> mark.put(key)).toArray(String[]::new));
    }

    private static String message(ImportResult result) {
        String message = result.message().orElse("");
        String detail = result.detail().orElse("");
        return message.isEmpty() || detail.isEmpty() ? message + detail : message + ": " + detail;
    }

    /** A failed comparison does not affect the item, which is there. */
    private void duplicate(ImportItem sent, String message) {
        String key = key(sent);
        boolean isKnown = exported.filter(orders -> orders.isConfirmed(key)).isPresent();
        if (isAnother(key)) {
            return;
        }
        Optional<OrderDetail> found = lookedUp(key);
        if (!isCancelled(sent, found)) {
            recorder.alreadyThere(key, joined(message, compared(sent, found, isKnown), marked(key)));
        }
    }

    /** Handles items whose outcome is unknown. */
    void mayHaveArrived(List<ImportItem> items) {
        exported.ifPresent(orders -> items.forEach(item -> orders.mayBeThere(key(item))));
    }

    /** Returns whether OrderFlow has another order under the number, or this one before it was changed. */
    private boolean isAnother(String key) {
        Optional<ExportedOrders.Difference> difference = exported.flatMap(orders -> orders.difference(key));
        difference.ifPresent(found -> recorder.differs(key, found.kind(), found.why()));
        exported.ifPresent(orders -> orders.mayBeThere(key));
        return difference.isPresent();
    }

    private String compared(ImportItem sent, Optional<OrderDetail> found, boolean isKnown) {
        String compared = found.map(order -> OrderLookup.compared(sent, order)).orElse(OrderLookup.NOT_COMPARED);
        if (!compared.startsWith(OrderLookup.NOT_COMPARED)) {
            if (!compared.isEmpty()) {
                recorder.warn(OTHER_VALUES, key(sent));
            }
            return compared;
        }
        if (isKnown) {
            return ""; // it is as exported
        }
        recorder.warn(NOT_COMPARED, key(sent));
        exported.ifPresent(orders -> orders.warned(key(sent)));
        return compared;
    }

    /** Returns the order if available; after an external failure of a look-up no more are tried. */
    private Optional<OrderDetail> lookedUp(String key) {
        if (toCompare == 0) {
            return Optional.empty();
        }
        toCompare--;
        try {
            return lookup.flatMap(orders -> orders.find(key));
        } catch (OrderFlowException e) {
            toCompare = Failures.mayLieInTheItem(e) ? toCompare : 0;
            return Optional.empty();
        }
    }

    /** OrderFlow accepts a number only once, so an order that it has as cancelled will never be despatched. */
    private boolean isCancelled(ImportItem sent, Optional<OrderDetail> found) {
        if (found.filter(OrderLookup::isCancelled).isEmpty()) {
            return false;
        }
        recorder.failedForGood(
                key(sent),
                "OrderFlow has it as " + found.flatMap(OrderDetail::state).orElse("")
                        + ", and accepts its number only once: place the order again, or have the warehouse restore it");
        return true;
    }

    private static String joined(String... remarks) {
        return Stream.of(remarks).filter(text -> !text.isEmpty()).collect(Collectors.joining("; "));
    }

    /**
     * Finds out the outcomes of imports whose answer was lost. Asking ends at the first that is missing or unknown: the next run sends the
     * rest again, and OrderFlow answers those that had arrived as duplicates.
     */
    void answerLost(List<ImportItem> items, OrderFlowException silence) {
        int settled = 0;
        while (settled < items.size() && isThere(items.get(settled))) {
            settled++;
        }
        String why = Failures.reason(silence);
        items.subList(settled, items.size()).forEach(item -> {
            exported.ifPresent(orders -> orders.mayBeThere(key(item)));
            recorder.notTried(key(item), why);
        });
        if (settled < items.size()) {
            recorder.endEarly(silence);
        }
    }

    private boolean isThere(ImportItem item) {
        try {
            String key = key(item);
            Optional<OrderDetail> found = lookup.flatMap(orders -> orders.find(key));
            if (found.isPresent() && !isAnother(key) && !isCancelled(item, found)) {
                boolean isKnown = exported.isEmpty()
                        || exported.filter(orders -> orders.isConfirmed(key)).isPresent();
                recorder.done(
                        key, joined("no answer came, but it is there", compared(item, found, isKnown), marked(key)));
            }
            return found.isPresent();
        } catch (OrderFlowException e) {
            return false; // still no answer
        }
    }
}
