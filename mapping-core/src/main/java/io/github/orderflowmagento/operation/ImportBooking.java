package io.github.orderflowmagento.operation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.orderflow.model.ImportItem;
import io.github.orderflowmagento.orderflow.model.ImportReport;
import io.github.orderflowmagento.orderflow.model.ImportResult;
import io.github.orderflowmagento.orderflow.model.OrderDetail;

/**
 * Books what became of imports: by the report, or, where the answer got lost, by asking. What is there already is compared with
 * what was to be sent.
 */
final class ImportBooking {
    /** A state that got lost may make duplicates of a shop's whole history: so many are looked at in one run. */
    private static final int MOST_COMPARED = 100;

    private final Ledger ledger;
    private final Optional<OrderLookup> lookup;
    private final Optional<ExportMark> mark;
    private int toCompare = MOST_COMPARED;

    /**
     * @param lookup of orders; empty for imports that may be repeated, and so need no looking up
     * @param mark to be put on what has arrived
     */
    ImportBooking(Ledger ledger, Optional<OrderLookup> lookup, Optional<ExportMark> mark) {
        this.ledger = ledger;
        this.lookup = lookup;
        this.mark = mark;
    }

    void book(List<ImportItem> sent, ImportReport report) {
        Map<String, ImportItem> byReference =
                sent.stream().collect(Collectors.toMap(ImportItem::externalReference, Function.identity()));
        for (ImportResult result : report.results()) {
            book(result, Optional.ofNullable(byReference.get(result.externalReference())));
        }
    }

    private void book(ImportResult result, Optional<ImportItem> sent) {
        String key = result.externalReference();
        switch (result.outcome()) {
            case SUCCESS -> done(key, "");
            case DUPLICATE ->
                ledger.alreadyThere(
                        key,
                        message(result)
                                + sent.flatMap(this::difference)
                                        .map(text -> "; but " + text + ": check by hand")
                                        .orElse(""));
            case FAILURE -> ledger.failedItself(key, "OrderFlow refuses it: " + message(result));
            case UNREPORTED -> ledger.failedItself(key, "OrderFlow's report does not mention it");
        }
    }

    private void done(String key, String detail) {
        String remark = mark.map(comment -> comment.put(key)).orElse("");
        ledger.done(key, detail.isEmpty() || remark.isEmpty() ? detail + remark : detail + "; " + remark);
    }

    private static String message(ImportResult result) {
        String message = result.message().orElse("");
        String detail = result.detail().orElse("");
        return message.isEmpty() || detail.isEmpty() ? message + detail : message + ": " + detail;
    }

    /** A comparison that cannot be made changes nothing about the item, which is there; then no more are tried. */
    private Optional<String> difference(ImportItem sent) {
        if (lookup.isEmpty() || toCompare == 0) {
            return Optional.empty();
        }
        toCompare--;
        try {
            return lookup.get().find(sent.externalReference()).flatMap(found -> OrderLookup.difference(sent, found));
        } catch (OrderFlowException e) {
            toCompare = 0;
            return Optional.empty();
        }
    }

    /**
     * Finds out what became of imports whose answer got lost. Asking ends at the first that is not there, or cannot be told: what
     * is left is sent again by the next run, and what had arrived all the same is answered as a duplicate.
     */
    void answerLost(List<ImportItem> items, OrderFlowException silence) {
        int settled = 0;
        while (settled < items.size() && isThere(items.get(settled))) {
            settled++;
        }
        String why = Failures.reason(silence);
        items.subList(settled, items.size()).forEach(item -> ledger.notTried(item.externalReference(), why));
        if (settled < items.size()) {
            ledger.endEarly(why);
        }
    }

    private boolean isThere(ImportItem item) {
        try {
            Optional<OrderDetail> found = lookup.flatMap(orders -> orders.find(item.externalReference()));
            found.ifPresent(order -> done(
                    item.externalReference(),
                    "no answer came, but it is there"
                            + OrderLookup.difference(item, order)
                                    .map(text -> "; " + text + ": check by hand")
                                    .orElse("")));
            return found.isPresent();
        } catch (OrderFlowException e) {
            return false; // the silence goes on
        }
    }
}
