package io.github.orderflowmagento.operation;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.orderflow.model.ImportDocument;
import io.github.orderflowmagento.orderflow.model.ImportItem;
import io.github.orderflowmagento.orderflow.model.ImportReport;
import io.github.orderflowmagento.orderflow.model.ImportResult;

/**
 * Sends a batch of imports and books what the report says of each. A batch that fails as a whole is split in halves until the
 * culprit stands alone; a warehouse that refuses one item after the other is left alone. What the report does not mention is never
 * taken for a success.
 */
final class ImportSending {
    private static final int FAILURES_BEFORE_GIVING_UP = 3;

    private final Ledger ledger;
    private final Function<List<ImportItem>, ImportReport> call;
    private final boolean dryRun;
    private int failuresInARow;

    ImportSending(Ledger ledger, Function<List<ImportItem>, ImportReport> call, boolean dryRun) {
        this.ledger = ledger;
        this.call = call;
        this.dryRun = dryRun;
    }

    void send(List<ImportItem> batch) {
        if (batch.isEmpty()) {
            return;
        }
        if (ledger.hasEnded()) {
            batch.forEach(item -> ledger.notTried(item.externalReference(), "the run ended before it was sent"));
        } else if (dryRun) {
            ledger.document(ImportDocument.text(batch));
            batch.forEach(item -> ledger.done(item.externalReference(), "not sent: dry run"));
        } else {
            sendForReal(batch);
        }
    }

    private void sendForReal(List<ImportItem> batch) {
        try {
            ImportReport report = call.apply(batch);
            failuresInARow = 0;
            batch.forEach(item -> book(item.externalReference(), report.resultOf(item.externalReference())));
        } catch (OrderFlowException.Rejected | OrderFlowException.ServerFault | OrderFlowException.NotUnderstood e) {
            failedAsAWhole(batch, e);
        } catch (OrderFlowException e) {
            String why = Failures.reason(e);
            batch.forEach(item -> ledger.notTried(item.externalReference(), why));
            ledger.endEarly(why);
        }
    }

    private void failedAsAWhole(List<ImportItem> batch, OrderFlowException failure) {
        if (batch.size() > 1) {
            int middle = batch.size() / 2;
            send(batch.subList(0, middle));
            send(batch.subList(middle, batch.size()));
            return;
        }
        String key = batch.get(0).externalReference();
        String why = Failures.reason(failure);
        if (failure instanceof OrderFlowException.Rejected) {
            ledger.failedItself(key, why);
        } else {
            ledger.notTried(key, why);
        }
        failuresInARow++;
        if (failuresInARow == FAILURES_BEFORE_GIVING_UP) {
            ledger.endEarly(why);
        }
    }

    private void book(String key, Optional<ImportResult> result) {
        if (result.isEmpty()) {
            ledger.failedItself(key, "OrderFlow's report does not mention it");
            return;
        }
        switch (result.get().outcome()) {
            case SUCCESS -> ledger.done(key, "");
            case DUPLICATE -> ledger.alreadyThere(key, message(result.get()));
            case FAILURE -> ledger.failedItself(key, "OrderFlow refuses it: " + message(result.get()));
        }
    }

    private static String message(ImportResult result) {
        String message = result.message().orElse("");
        String detail = result.detail().orElse("");
        return message.isEmpty() || detail.isEmpty() ? message + detail : message + ": " + detail;
    }
}
