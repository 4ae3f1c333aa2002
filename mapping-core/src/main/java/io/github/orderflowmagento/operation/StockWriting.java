package io.github.orderflowmagento.operation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.StockUpdate;

/** Writes stock that differs into the shop, a batch at a time. */
final class StockWriting {
    private final Magento shop;
    private final Ledger ledger;
    private final OutageWatch watch;
    private final InventoryMemory memory;
    private final boolean dryRun;

    StockWriting(Magento shop, Ledger ledger, OutageWatch watch, InventoryMemory memory, boolean dryRun) {
        this.shop = shop;
        this.ledger = ledger;
        this.watch = watch;
        this.memory = memory;
        this.dryRun = dryRun;
    }

    void write(List<StockChange> changes) {
        if (ledger.hasEnded()) {
            changes.forEach(change -> ledger.notTried(change.key(), "the run ended before it"));
        } else if (dryRun) {
            changes.forEach(change -> ledger.done(change.key(), change + ", not written: dry run"));
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
            changes.forEach(change -> ledger.endEarly(change.key(), e));
            return;
        }
        watch.others(answers.stream().anyMatch(answer -> answer.value().isPresent()));
        List<StockChange> written = new ArrayList<>();
        for (int i = 0; i < changes.size(); i++) {
            StockChange change = changes.get(i);
            Optional<MagentoException> failure = answers.get(i).failure();
            failure.ifPresentOrElse(reason -> watch.book(change.key(), reason), () -> written.add(change));
        }
        written.forEach(this::done);
    }

    private void done(StockChange change) {
        ledger.done(change.key(), change.toString());
        memory.settled(change.wanted());
    }
}
