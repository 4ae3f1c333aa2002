package io.github.orderflowmagento.operation.inventory;

import java.util.List;
import java.util.Objects;

import io.github.orderflowmagento.mapping.inventory.InventorySequences;
import io.github.orderflowmagento.mapping.inventory.InventorySequences.Selection;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

/** Chooses by sequence numbers which lines are to be applied, and books the others. */
final class LineSelection {
    private static final String WHAT_TO_DO =
            "if the numbers of OrderFlow began again, run on its whole inventory, or forget the number (RunState.forgetInventory)";

    private static final String LEFT_OUT = "left out as older than what was applied before; " + WHAT_TO_DO;

    private final InventorySequences sequences;
    private final boolean linesAreCurrent;
    private final RunRecorder recorder;

    LineSelection(InventorySequences sequences, boolean linesAreCurrent, RunRecorder recorder) {
        this.sequences = sequences;
        this.linesAreCurrent = linesAreCurrent;
        this.recorder = recorder;
    }

    /** One line for each SKU, the newest. */
    List<InventoryLine> due(List<InventoryLine> lines) {
        Selection selection = linesAreCurrent ? sequences.ofInventory(lines) : sequences.ofMessages(lines);
        selection
                .ambiguous()
                .forEach(sku -> recorder.failedForGood(
                        sku, "the inventory has several lines for it; say which count, by site for instance"));
        selection.past().stream().filter(this::isOpen).forEach(this::past);
        selection.otherRecord().stream().filter(this::isOpen).forEach(this::ofOtherRecord);
        List<InventoryLine> due = selection.due().stream().filter(this::isOpen).toList();
        if (linesAreCurrent) {
            due.stream().filter(sequences::beginsAgain).forEach(this::beginsAgain);
        }
        return due;
    }

    private boolean isOpen(InventoryLine line) {
        return !recorder.has(line.externalReference());
    }

    /** Late, or of numbers that began again: the first is usual, and the second would go on for ever if nobody saw it. */
    private void past(InventoryLine line) {
        String key = line.externalReference();
        long before = before(key);
        line.sequenceId().ifPresent(number -> {
            if (number < before) {
                recorder.warn(LEFT_OUT, key + ": " + number + " after " + before);
            }
            recorder.skipped(key, "message " + number + " is not newer than " + before + ", applied before");
        });
    }

    private void ofOtherRecord(InventoryLine line) {
        String key = line.externalReference();
        String number = line.sequenceId().map(String::valueOf).orElse("");
        recorder.warn(LEFT_OUT, key + ": " + number + " after " + before(key));
        recorder.failedForGood(
                key,
                "message " + number + " is not newer than " + before(key)
                        + ", applied before, but of another record (inventoryId); " + WHAT_TO_DO);
    }

    private long before(String key) {
        return Objects.requireNonNull(sequences.applied().get(key));
    }

    private void beginsAgain(InventoryLine line) {
        String key = line.externalReference();
        String numbers = line.sequenceId().map(String::valueOf).orElse("") + " after " + before(key);
        recorder.warn("sequence numbers began again, applied since the inventory was asked for", key + ": " + numbers);
        recorder.note(key, "sequence numbers began again: " + numbers);
    }
}
