package io.github.orderflowmagento.operation.inventory;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.github.orderflowmagento.mapping.inventory.InventorySequences;
import io.github.orderflowmagento.mapping.inventory.InventorySequences.Selection;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.operation.internal.sku.SkuRecord;
import io.github.orderflowmagento.operation.inventory.ReceivedLine.Kind;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

/** Selects by sequence numbers the line of a stock to apply, and records the outcomes of the others. */
final class LineSelection {
    private static final String WHAT_TO_DO =
            "if OrderFlow's numbers have restarted, run on its whole inventory, or forget the number of the SKU";

    private static final String LEFT_OUT = "left out as older than what was applied before; " + WHAT_TO_DO;

    private final boolean linesAreCurrent;
    private final RunRecorder recorder;
    private final RejectedLines refused;

    LineSelection(boolean linesAreCurrent, RunRecorder recorder, RejectedLines refused) {
        this.linesAreCurrent = linesAreCurrent;
        this.recorder = recorder;
        this.refused = refused;
    }

    /**
     * A line to apply.
     *
     * @param line the newest line
     * @param applied what to remember of the SKU once the line is applied
     * @param note a note on the outcome; empty if there is none
     */
    record DueLine(InventoryLine line, SkuRecord applied, String note) {}

    /** @param before what is remembered of the SKU */
    Optional<DueLine> due(ReceivedLines.Stock stock, SkuRecord before) {
        InventorySequences sequences = sequences(stock.key(), before);
        Selection selection =
                linesAreCurrent ? sequences.ofInventory(stock.lines()) : sequences.ofMessages(stock.lines());
        if (!selection.ambiguous().isEmpty()) {
            refused.add(stock.key(), ambiguous(stock));
            return Optional.empty();
        }
        if (stock.hasRefused()) {
            refused(stock);
            return Optional.empty();
        }
        selection.past().forEach(line -> past(line, sequences));
        selection.otherRecord().forEach(line -> ofOtherRecord(line, sequences));
        return selection.due().stream()
                .findFirst()
                .map(line -> new DueLine(line, applied(line, sequences, before), beginsAgain(line, sequences)));
    }

    /** Records a line that does not count. */
    void refused(ReceivedLines.Stock stock) {
        ReceivedLine line = stock.refused();
        if (line.kind() == Kind.OF_ANOTHER_SHOP) {
            recorder.skipped(stock.key(), line.why());
        } else {
            refused.add(stock.key(), line.why());
        }
    }

    private static String ambiguous(ReceivedLines.Stock stock) {
        return stock.numbers().isEmpty()
                ? "the inventory has several lines for it; choose which count, for example by site"
                : "lines " + stock.numbers().get(0) + " and " + stock.numbers().get(1)
                        + " contradict each other about it";
    }

    private static InventorySequences sequences(String key, SkuRecord before) {
        return new InventorySequences(
                before.sequence().map(number -> Map.of(key, number)).orElse(Map.of()),
                before.inventoryId().map(record -> Map.of(key, record)).orElse(Map.of()));
    }

    private static SkuRecord applied(InventoryLine line, InventorySequences sequences, SkuRecord before) {
        InventorySequences after = sequences.after(List.of(line));
        String key = line.externalReference();
        return before.withLine(
                Optional.ofNullable(after.applied().get(key)),
                Optional.ofNullable(after.records().get(key)));
    }

    /** The line is late, or the numbers have restarted: the first is usual, and the second would continue forever unless it is reported. */
    private void past(InventoryLine line, InventorySequences sequences) {
        String key = line.externalReference();
        long before = before(key, sequences);
        line.sequenceId().ifPresent(number -> {
            if (number < before) {
                recorder.warn(LEFT_OUT, key + ": " + number + " after " + before);
            }
            recorder.skipped(key, "message " + number + " is not newer than " + before + ", applied before");
        });
    }

    private void ofOtherRecord(InventoryLine line, InventorySequences sequences) {
        String key = line.externalReference();
        String number = line.sequenceId().map(String::valueOf).orElse("");
        long before = before(key, sequences);
        recorder.warn(LEFT_OUT, key + ": " + number + " after " + before);
        recorder.failedForGood(
                key,
                "message " + number + " is not newer than " + before
                        + ", applied before, but of another record (inventoryId); " + WHAT_TO_DO);
    }

    private static long before(String key, InventorySequences sequences) {
        return Objects.requireNonNull(sequences.applied().get(key));
    }

    /** @return a note on the outcome; empty if the numbers continue */
    private String beginsAgain(InventoryLine line, InventorySequences sequences) {
        if (!linesAreCurrent || !sequences.beginsAgain(line)) {
            return "";
        }
        String key = line.externalReference();
        String numbers = line.sequenceId().map(String::valueOf).orElse("") + " after " + before(key, sequences);
        recorder.warn(
                "sequence numbers began again, applied since the whole inventory was requested", key + ": " + numbers);
        return "sequence numbers began again: " + numbers;
    }
}
