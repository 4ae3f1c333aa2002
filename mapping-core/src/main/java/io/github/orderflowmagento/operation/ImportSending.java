package io.github.orderflowmagento.operation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.orderflow.model.ImportDocument;
import io.github.orderflowmagento.orderflow.model.ImportItem;
import io.github.orderflowmagento.orderflow.model.ImportReport;
import io.github.orderflowmagento.orderflow.model.ImportResult;

/**
 * Sends a batch of imports and books what the report says of each. A batch that fails as a whole is split in halves until the
 * culprit stands alone; a warehouse that takes nothing at all is left alone.
 */
final class ImportSending {
    private static final int FAILURES_BEFORE_DOUBT = 3;

    private final Ledger ledger;
    private final Function<List<ImportItem>, ImportReport> call;
    private final boolean dryRun;

    /** Items that failed alone, with the reason: theirs, if the warehouse takes others; an outage, if it takes none. */
    private final Map<String, String> suspects = new LinkedHashMap<>();

    private int failuresInARow;
    private boolean takesOthers;

    ImportSending(Ledger ledger, Function<List<ImportItem>, ImportReport> call, boolean dryRun) {
        this.ledger = ledger;
        this.call = call;
        this.dryRun = dryRun;
    }

    void send(List<ImportItem> mapped) {
        List<ImportItem> batch = oneOfEachReference(mapped);
        if (batch.isEmpty()) {
            return;
        }
        if (dryRun) {
            ledger.document(ImportDocument.text(batch));
            batch.forEach(item -> ledger.done(item.externalReference(), "not sent: dry run"));
            return;
        }
        suspects.clear();
        takesOthers = false;
        sendOrSplit(batch, batch);
        if (takesOthers) {
            suspects.forEach(ledger::failedItself);
        }
    }

    /** A shop that takes two keys for one (mug, MUG) answers both with the same entity, which is sent once. */
    private static List<ImportItem> oneOfEachReference(List<ImportItem> items) {
        Map<String, ImportItem> byReference = new LinkedHashMap<>();
        items.forEach(item -> byReference.putIfAbsent(item.externalReference(), item));
        return List.copyOf(byReference.values());
    }

    /** Sends a part of a batch; what has an outcome already is left out. */
    private void sendOrSplit(List<ImportItem> part, List<ImportItem> batch) {
        List<ImportItem> open = part.stream()
                .filter(item -> !ledger.has(item.externalReference()))
                .toList();
        if (open.isEmpty()) {
            return;
        }
        if (ledger.hasEnded()) {
            open.forEach(item -> ledger.notTried(item.externalReference(), "the run ended before it was sent"));
            return;
        }
        try {
            sendTogether(open);
        } catch (OrderFlowException.Rejected | OrderFlowException.ServerFault | OrderFlowException.NotUnderstood e) {
            if (open.size() > 1) {
                int middle = open.size() / 2;
                sendOrSplit(open.subList(0, middle), batch);
                sendOrSplit(open.subList(middle, open.size()), batch);
            } else {
                failedAlone(open.get(0), e, batch);
            }
        } catch (OrderFlowException e) {
            String why = Failures.reason(e);
            open.forEach(item -> ledger.notTried(item.externalReference(), why));
            ledger.endEarly(why);
        }
    }

    private void sendTogether(List<ImportItem> items) {
        ImportReport report = call.apply(items);
        failuresInARow = 0;
        takesOthers = true;
        report.results().forEach(this::book);
    }

    private void failedAlone(ImportItem item, OrderFlowException failure, List<ImportItem> batch) {
        String why = Failures.reason(failure);
        suspects.put(item.externalReference(), why);
        ledger.notTried(item.externalReference(), why);
        failuresInARow++;
        if (failuresInARow == FAILURES_BEFORE_DOUBT) {
            failuresInARow = 0;
            lastOpen(batch).ifPresent(other -> probe(other, why));
        }
    }

    /** Several bad items in a row, or an outage? An item from elsewhere in the batch tells. */
    private void probe(ImportItem other, String why) {
        try {
            sendTogether(List.of(other));
        } catch (OrderFlowException e) {
            ledger.notTried(other.externalReference(), Failures.reason(e));
            ledger.endEarly(why);
        }
    }

    private Optional<ImportItem> lastOpen(List<ImportItem> batch) {
        for (int i = batch.size() - 1; i >= 0; i--) {
            if (!ledger.has(batch.get(i).externalReference())) {
                return Optional.of(batch.get(i));
            }
        }
        return Optional.empty();
    }

    private void book(ImportResult result) {
        String key = result.externalReference();
        switch (result.outcome()) {
            case SUCCESS -> ledger.done(key, "");
            case DUPLICATE -> ledger.alreadyThere(key, message(result));
            case FAILURE -> ledger.failedItself(key, "OrderFlow refuses it: " + message(result));
            case UNREPORTED -> ledger.failedItself(key, "OrderFlow's report does not mention it");
        }
    }

    private static String message(ImportResult result) {
        String message = result.message().orElse("");
        String detail = result.detail().orElse("");
        return message.isEmpty() || detail.isEmpty() ? message + detail : message + ": " + detail;
    }
}
