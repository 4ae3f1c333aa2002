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
 * Sends batches of imports. A batch that is refused as a whole is split in halves until the culprit stands alone, after single items
 * have shown that the warehouse takes any at all; one that takes none costs four requests, then it is left alone.
 */
public final class ImportSender {
    private final RunRecorder recorder;
    private final ImportResultRecorder booking;
    private final Function<List<ImportItem>, ImportReport> call;
    private final boolean dryRun;

    /** Whether an item that failed alone is to blame, which it is if the warehouse takes others of the batch. */
    private final OutageDetector outages;

    /** What is being sent. */
    private List<ImportItem> batch = List.of();

    public ImportSender(
            RunRecorder recorder,
            ImportResultRecorder booking,
            Function<List<ImportItem>, ImportReport> call,
            boolean dryRun) {
        this.recorder = recorder;
        this.booking = booking;
        this.call = call;
        this.dryRun = dryRun;
        this.outages = new OutageDetector(recorder, this::askAnother);
    }

    void send(List<ImportItem> mapped) {
        batch = oneOfEachReference(mapped);
        batch.forEach(item -> recorder.sends(booking.key(item), SentItem.fingerprint(item)));
        if (batch.isEmpty()) {
            return;
        }
        if (dryRun) {
            recorder.document(ImportDocument.text(batch));
            batch.forEach(item -> recorder.done(booking.key(item), ""));
            return;
        }
        outages.beginAnew();
        sendOrSplit(batch);
        if (outages.doOthersGo()) {
            outages.judgeTheRest();
        }
    }

    /** A shop that takes two keys for one (mug, MUG) answers both with the same entity, which is sent once. */
    private static List<ImportItem> oneOfEachReference(List<ImportItem> items) {
        Map<String, ImportItem> byReference = new LinkedHashMap<>();
        items.forEach(item -> byReference.putIfAbsent(item.externalReference(), item));
        return List.copyOf(byReference.values());
    }

    /** Sends a part of a batch; what has an outcome already is left out. */
    private void sendOrSplit(List<ImportItem> part) {
        List<ImportItem> open = open(part);
        if (open.isEmpty()) {
            return;
        }
        if (recorder.hasEnded()) {
            open.forEach(item -> recorder.notTried(booking.key(item), "the run ended before it was sent"));
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
        return items.stream().filter(item -> !recorder.has(booking.key(item))).toList();
    }

    /**
     * Sends items in one document, and books them, unless it is refused for what may be the fault of one of them.
     *
     * @return the refusal, with nothing booked
     */
    private Optional<OrderFlowException> refusalOf(List<ImportItem> items) {
        try {
            booking.book(items, call.apply(items));
            outages.othersGo();
        } catch (OrderFlowException.NoAnswer e) {
            booking.answerLost(items, e);
        } catch (OrderFlowException e) {
            if (e.outcomeUnknown()) {
                booking.mayHaveArrived(items);
            }
            if (Failures.mayLieInTheItem(e)) {
                return Optional.of(e);
            }
            items.forEach(item -> Failures.endEarly(recorder, booking.key(item), e));
        } catch (LeaseLost e) {
            items.forEach(item -> recorder.endEarly(booking.key(item), e));
        }
        return Optional.empty();
    }

    /** A culprit among many, or a warehouse that takes nothing? Items from both ends and the middle tell. */
    private void findOneTaken(List<ImportItem> items, OrderFlowException refusal) {
        List<ImportItem> probes = Stream.of(items.size() - 1, 0, items.size() / 2)
                .distinct()
                .map(items::get)
                .toList();
        for (ImportItem probe : probes) {
            if (!outages.doOthersGo() && !recorder.hasEnded()) {
                refusalOf(List.of(probe)).ifPresent(alone -> outages.suspect(booking.key(probe), alone));
            }
        }
        if (!outages.doOthersGo()) {
            recorder.endEarly(refusal);
        }
    }

    private void failedAlone(ImportItem item, OrderFlowException failure) {
        if (batch.size() == 1 && failure instanceof OrderFlowException.Rejected) {
            // there is no other to ask about, but the warehouse has spoken, and about nothing else
            recorder.failedItself(booking.key(item), Failures.reason(failure));
        } else {
            outages.suspectOneMore(booking.key(item), failure);
        }
    }

    /** Several bad items in a row, or an outage since the last that was taken? Another item tells. */
    private void askAnother(String key, RuntimeException failure) {
        List<ImportItem> others = open(batch);
        if (!others.isEmpty()) {
            ImportItem other = others.get(others.size() - 1);
            refusalOf(List.of(other)).ifPresent(alone -> {
                outages.suspect(booking.key(other), alone);
                recorder.endEarly(failure);
            });
        } else if (!outages.doOthersGo()) {
            recorder.endEarly(failure);
        }
    }
}
