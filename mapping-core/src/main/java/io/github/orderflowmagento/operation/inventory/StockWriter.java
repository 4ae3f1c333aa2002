package io.github.orderflowmagento.operation.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.LeaseLost;
import io.github.orderflowmagento.operation.internal.OutageDetector;
import io.github.orderflowmagento.operation.internal.RunRecorder;

/**
 * Writes differing stock to the shop in batches, and reads it back, since the shop may keep another value: it takes a product out of stock
 * at its threshold, keeps no quantity of a composite product, always sells a product whose stock is not managed, and cuts off decimals.
 */
final class StockWriter {
    private static final String KEPT_OTHERWISE =
            "the shop does not keep the stock as sent (its threshold, stock not managed, a product made of others, decimals)";

    private static final String OVERSOLD =
            "the shop sells more than the warehouse has, and did not accept the stock that was sent";

    private final Magento shop;
    private final RunRecorder recorder;
    private final OutageDetector watch;
    private final InventoryMemory memory;
    private final boolean dryRun;
    private boolean isStopped;

    StockWriter(Magento shop, RunRecorder recorder, OutageDetector watch, InventoryMemory memory, boolean dryRun) {
        this.shop = shop;
        this.recorder = recorder;
        this.watch = watch;
        this.memory = memory;
        this.dryRun = dryRun;
    }

    /** Writes nothing more. */
    void stop() {
        isStopped = true;
    }

    /** Writes what was read even if the run ended while others were read: the number of writes is known. */
    void write(List<StockChange> changes) {
        if (isStopped) {
            changes.forEach(change -> recorder.notTried(change.key(), "the run ended before it"));
        } else if (dryRun) {
            changes.forEach(change -> done(change, ""));
        } else {
            update(changes);
        }
    }

    private void update(List<StockChange> changes) {
        List<Answer<StockUpdate>> answers;
        try {
            answers = shop.stock()
                    .update(changes.stream().map(StockChange::update).toList());
        } catch (LeaseLost e) {
            changes.forEach(change -> recorder.endEarly(change.key(), e));
            stop();
            return;
        }
        watch.others(answers.stream().anyMatch(answer -> answer.value().isPresent()));
        List<StockChange> written = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            StockChange change = changes.get(i);
            Optional<MagentoException> failure = answers.get(i).failure();
            failure.ifPresentOrElse(reason -> watch.record(change.key(), reason), () -> written.add(change));
        }
        isStopped |= written.isEmpty() && recorder.hasEnded();
        readBack(written);
    }

    private void readBack(List<StockChange> written) {
        if (written.isEmpty()) {
            return;
        }
        List<Answer<StockItem>> kept = StockPlace.read(
                shop.stock(),
                written.stream().map(change -> StockPlace.of(change.update())).toList());
        for (int i = 0; i < written.size(); i++) {
            done(written.get(i), kept.get(i));
        }
    }

    private void done(StockChange change, Answer<StockItem> answer) {
        if (answer.failure().isPresent()) {
            done(change, ", not read back: " + Failures.reason(answer.failure().get()));
            memory.applied(change.wanted());
            return;
        }
        StockLevel kept = StockLevel.of(answer.orThrow());
        if (kept.equals(StockLevel.of(change.update()))) {
            done(change, "");
            memory.settled(change.wanted());
        } else {
            done(change, ", but the shop keeps " + kept);
            recorder.warn(KEPT_OTHERWISE, change.key());
            memory.keptOtherwise(change, kept, recorder.startedAt());
        }
    }

    private void done(StockChange change, String remark) {
        change.wanted().note(recorder);
        recorder.done(change.key(), change + remark);
    }

    /** Records a change that was written before and that the shop keeps otherwise, and returns whether it was. */
    boolean isKeptOtherwise(StockChange change) {
        if (!memory.keepsOtherwise(change, recorder.startedAt())) {
            return false;
        }
        change.wanted().note(recorder);
        recorder.alreadyThere(
                change.key(),
                "the shop keeps it so: " + change.before() + " where " + StockLevel.of(change.update()) + " was sent");
        if (change.isOversold(change.before())) {
            recorder.warn(OVERSOLD, change.key());
        }
        memory.applied(change.wanted());
        return true;
    }
}
