package io.github.orderflowmagento.operation.internal.export;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.LeaseLost;
import io.github.orderflowmagento.operation.internal.OutageDetector;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.orderflow.imports.ImportDocument;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportReport;

/**
 * Sends batches of imports. A batch that is rejected as a whole is halved until the cause is isolated, after single items have shown that
 * the warehouse accepts any at all; a warehouse that accepts none costs four requests, and is then left alone.
 */
public final class ImportSender {
    private final RunRecorder recorder;
    private final ImportResultRecorder results;
    private final Function<List<ImportItem>, ImportReport> call;
    private final boolean dryRun;

    /** Whether an item that failed alone is the cause, which is so if the warehouse accepts others of the batch. */
    private final OutageDetector outages;

    /** The items being sent. */
    private List<ImportItem> batch = List.of();

    public ImportSender(
            RunRecorder recorder,
            ImportResultRecorder results,
            Function<List<ImportItem>, ImportReport> call,
            boolean dryRun) {
        this.recorder = recorder;
        this.results = results;
        this.call = call;
        this.dryRun = dryRun;
        this.outages = new OutageDetector(recorder, this::askAnother);
    }

    void send(List<ImportItem> mapped) {
        batch = oneOfEachReference(mapped);
        batch.forEach(item -> recorder.sends(results.key(item), SentItem.fingerprint(item)));
        if (batch.isEmpty()) {
            return;
        }
        if (dryRun) {
            recorder.document(ImportDocument.text(batch));
            batch.forEach(item -> recorder.done(results.key(item), ""));
            return;
        }
        outages.beginAnew();
        sendOrSplit(batch);
        if (outages.doOthersGo()) {
            outages.judgeTheRest();
        }
    }

    /** A shop that treats two keys as one (mug, MUG) answers both with the same entity, which is sent once. */
    private static List<ImportItem> oneOfEachReference(List<ImportItem> items) {
        Map<String, ImportItem> byReference = new LinkedHashMap<>();
        items.forEach(item -> byReference.putIfAbsent(item.externalReference(), item));
        return List.copyOf(byReference.values());
    }

    /** Sends a part of a batch, except items that already have an outcome. */
    private void sendOrSplit(List<ImportItem> part) {
        List<ImportItem> open = open(part);
        if (open.isEmpty()) {
            return;
        }
        if (recorder.hasEnded()) {
            open.forEach(item -> recorder.notTried(results.key(item), "the run ended before it was sent"));
            return;
        }
        Optional<OrderFlowException> refusal = refusalOf(open);
        if (refusal.isEmpty()) {
            return;
        }
        if (open.size() == 1) {
            failedAlone(open.get(0), refusal.get());
            return;
        }
        if (!outages.doOthersGo()) {
            findOneTaken(open, refusal.get());
        }
        int middle = open.size() / 2;
        sendOrSplit(open.subList(0, middle));
        sendOrSplit(open.subList(middle, open.size()));
    }

    private List<ImportItem> open(List<ImportItem> items) {
        return items.stream().filter(item -> !recorder.has(results.key(item))).toList();
    }

    /**
     * Sends items in one document and records their outcomes, unless it is rejected, possibly because of one of them.
     *
     * @return the rejection, with nothing recorded
     */
    private Optional<OrderFlowException> refusalOf(List<ImportItem> items) {
        try {
            results.record(items, call.apply(items));
            outages.othersGo();
        } catch (OrderFlowException.NoAnswer e) {
            results.answerLost(items, e);
        } catch (OrderFlowException e) {
            if (e.outcomeUnknown()) {
                results.mayHaveArrived(items);
            }
            if (Failures.mayLieInTheItem(e)) {
                return Optional.of(e);
            }
            items.forEach(item -> Failures.endEarly(recorder, results.key(item), e));
        } catch (LeaseLost e) {
            items.forEach(item -> recorder.endEarly(results.key(item), e));
        }
        return Optional.empty();
    }

    /** Is one item of many the cause, or does the warehouse accept nothing? Items from both ends and the middle decide. */
    private void findOneTaken(List<ImportItem> items, OrderFlowException refusal) {
        List<ImportItem> probes = Stream.of(items.size() - 1, 0, items.size() / 2)
                .distinct()
                .map(items::get)
                .toList();
        for (ImportItem probe : probes) {
            if (!outages.doOthersGo() && !recorder.hasEnded()) {
                refusalOf(List.of(probe)).ifPresent(alone -> outages.suspect(results.key(probe), alone));
            }
        }
        if (!outages.doOthersGo()) {
            recorder.endEarly(refusal);
        }
    }

    private void failedAlone(ImportItem item, OrderFlowException failure) {
        if (batch.size() == 1 && failure instanceof OrderFlowException.Rejected) {
            // there is no other item to try, but the warehouse answered, and about this item only
            recorder.failedItself(results.key(item), Failures.reason(failure));
        } else {
            outages.suspectOneMore(results.key(item), failure);
        }
    }

    /** Several bad items in a row may be an outage since the last accepted one; sending another item shows which. */
    private void askAnother(String key, RuntimeException failure) {
        List<ImportItem> others = open(batch);
        if (!others.isEmpty()) {
            ImportItem other = others.get(others.size() - 1);
            refusalOf(List.of(other)).ifPresent(alone -> {
                outages.suspect(results.key(other), alone);
                recorder.endEarly(failure);
            });
        } else if (!outages.doOthersGo()) {
            recorder.endEarly(failure);
        }
    }
}
