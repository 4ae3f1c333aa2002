package io.github.orderflowmagento.operation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.inventory.InventorySequences;
import io.github.orderflowmagento.mapping.inventory.InventorySequences.Selection;
import io.github.orderflowmagento.orderflow.model.InventoryLine;
import io.github.orderflowmagento.orderflow.model.UnreadableLine;

/** One run of the inventory update: the newest line of each SKU is mapped, compared with the shop, and written if it differs. */
final class InventoryPass {
    private static final String WHAT_TO_DO =
            "if the numbers of OrderFlow began again, run on its whole inventory, or forget the number (RunState.forgetInventory)";

    private static final String LEFT_OUT = "left out as older than what was applied before; " + WHAT_TO_DO;

    private final Magento shop;
    private final InventoryMapping mapping;
    private final RunState state;
    private final boolean linesAreCurrent;
    private final boolean dryRun;
    private final Ledger ledger;
    private final InventorySequences sequences;
    private final OutageWatch watch;
    private final List<InventoryLine> applied = new ArrayList<>();

    /**
     * A pass that begins from the state.
     *
     * @param linesAreCurrent whether the lines were asked for just now: then one that was applied before may be applied again, to
     *     put right what has changed in the shop. Lines that were sent may come late, or twice.
     */
    InventoryPass(
            Magento shop,
            InventoryMapping mapping,
            RunState state,
            Terms terms,
            boolean linesAreCurrent,
            boolean dryRun) {
        this.shop = shop;
        this.mapping = mapping;
        this.state = state;
        this.linesAreCurrent = linesAreCurrent;
        this.dryRun = dryRun;
        this.ledger = new Ledger(InventoryUpdate.NAME, dryRun, state, terms);
        this.sequences = new InventorySequences(state.sequences(), state.inventoryRecords());
        this.watch = new OutageWatch(ledger);
    }

    /** A line and what it means for the shop. */
    private record Wanted(InventoryLine line, StockUpdate update) {
        String key() {
            return line.externalReference();
        }
    }

    void endEarly(String why) {
        ledger.endEarly(why);
    }

    Run close() {
        InventorySequences newest = sequences.after(applied);
        return ledger.close(
                new RunState.Builder().from(state).sequences(newest.applied()).inventoryRecords(newest.records()));
    }

    /** The line concerns nobody else; what cannot be known of its SKU is known when the inventory is read again. */
    void unreadable(UnreadableLine line) {
        line.externalReference()
                .ifPresentOrElse(
                        sku -> ledger.failedForGood(sku, line.reason()),
                        () -> ledger.skipped("inventory line " + line.number(), line.reason()));
    }

    /** Whether the line counts, by a filter that may be anybody's: what it throws concerns this SKU only. */
    boolean counts(InventoryLine line, Predicate<InventoryLine> filter) {
        try {
            return filter.test(line);
        } catch (RuntimeException e) {
            ledger.failedForGood(
                    line.externalReference(), "it cannot be told whether the line counts: " + Failures.reason(e));
            return false;
        }
    }

    void apply(List<InventoryLine> lines, int batchSize) {
        List<Wanted> wanted = unambiguous(
                due(lines).stream().flatMap(line -> wanted(line).stream()).toList());
        for (int from = 0; from < wanted.size(); from += batchSize) {
            applyBatch(wanted.subList(from, Math.min(from + batchSize, wanted.size())));
        }
    }

    /** One line for each SKU, the newest. */
    private List<InventoryLine> due(List<InventoryLine> lines) {
        Selection selection = linesAreCurrent ? sequences.ofInventory(lines) : sequences.ofMessages(lines);
        selection
                .ambiguous()
                .forEach(sku -> ledger.failedForGood(
                        sku, "the inventory has several lines for it; say which count, by site for instance"));
        selection.past().stream().filter(this::isOpen).forEach(this::past);
        selection.otherRecord().stream().filter(this::isOpen).forEach(this::ofOtherRecord);
        return selection.due().stream().filter(this::isOpen).toList();
    }

    private boolean isOpen(InventoryLine line) {
        return !ledger.has(line.externalReference());
    }

    /** Late, or of numbers that began again: the first is usual, and the second would go on for ever if nobody saw it. */
    private void past(InventoryLine line) {
        String key = line.externalReference();
        long before = before(key);
        line.sequenceId().ifPresent(number -> {
            if (number < before) {
                ledger.warn(LEFT_OUT, key + ": " + number + " after " + before);
            }
            ledger.skipped(key, "message " + number + " is not newer than " + before + ", applied before");
        });
    }

    private void ofOtherRecord(InventoryLine line) {
        String key = line.externalReference();
        String number = line.sequenceId().map(String::valueOf).orElse("");
        ledger.warn(LEFT_OUT, key + ": " + number + " after " + before(key));
        ledger.failedForGood(
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
        ledger.warn("sequence numbers began again, applied since the inventory was asked for", key + ": " + numbers);
        ledger.note(key, "sequence numbers began again: " + numbers);
    }

    private Optional<Wanted> wanted(InventoryLine line) {
        String key = line.externalReference();
        if (ledger.waits(key)) {
            return Optional.empty();
        }
        if (sequences.beginsAgain(line)) {
            beginsAgain(line);
        }
        try {
            return Optional.of(new Wanted(line, mapping.map(line)));
        } catch (MappingException e) {
            ledger.failedForGood(key, Failures.reason(e));
        } catch (RuntimeException e) {
            // rules may be anybody's: what they throw concerns this line only
            ledger.failedForGood(key, "it cannot be mapped: " + e);
        }
        return Optional.empty();
    }

    /** Of several lines that are mapped to one SKU of the shop none can be right. */
    private List<Wanted> unambiguous(List<Wanted> all) {
        Map<String, List<Wanted>> bySku = new LinkedHashMap<>();
        all.forEach(wanted -> bySku.computeIfAbsent(wanted.update().sku(), sku -> new ArrayList<>())
                .add(wanted));
        List<Wanted> unambiguous = new ArrayList<>();
        bySku.forEach((sku, group) -> {
            if (group.size() == 1) {
                unambiguous.addAll(group);
            } else {
                group.forEach(wanted -> ledger.failedForGood(
                        wanted.key(), group.size() + " lines are mapped to the shop's SKU '" + sku + "'"));
            }
        });
        return unambiguous;
    }

    private void applyBatch(List<Wanted> batch) {
        if (ledger.hasEnded()) {
            batch.forEach(wanted -> ledger.notTried(wanted.key(), "the run ended before it"));
            return;
        }
        List<String> skus = batch.stream().map(wanted -> wanted.update().sku()).toList();
        List<Answer<StockItem>> present = shop.stock().read(skus);
        watch.others(present.stream().anyMatch(answer -> answer.value().isPresent()));
        Map<Wanted, String> changes = new LinkedHashMap<>();
        for (int i = 0; i < batch.size(); i++) {
            String change = change(batch.get(i), present.get(i));
            if (change != null) {
                changes.put(batch.get(i), change);
            }
        }
        write(changes);
    }

    /** What the line changes in the shop; null if it is settled without a change. */
    private @Nullable String change(Wanted wanted, Answer<StockItem> present) {
        if (present.failure().isPresent()) {
            unread(wanted.key(), present.failure().get());
            return null;
        }
        StockItem item = present.orThrow();
        StockUpdate update = wanted.update();
        if (item.qty().compareTo(update.qty()) == 0 && item.isInStock() == update.isInStock()) {
            ledger.alreadyThere(wanted.key(), Amounts.text(item.qty()) + " as in the warehouse");
            applied.add(wanted.line());
            return null;
        }
        return Amounts.text(item.qty()) + (item.isInStock() ? "" : " (out of stock)") + " → "
                + Amounts.text(update.qty()) + (update.isInStock() ? "" : " (out of stock)");
    }

    /** The next inventory holds the SKU again, so there is nothing to remember of one that the shop does not have yet. */
    private void unread(String key, MagentoException failure) {
        if (failure instanceof MagentoException.NotFound) {
            ledger.skipped(key, "the shop has no such SKU");
        } else {
            watch.book(key, failure);
        }
    }

    private void write(Map<Wanted, String> changes) {
        if (dryRun) {
            changes.forEach((wanted, change) -> ledger.done(wanted.key(), change + ", not written: dry run"));
            return;
        }
        List<Wanted> differing = List.copyOf(changes.keySet());
        List<Answer<StockUpdate>> answers;
        try {
            answers = shop.stock().update(differing.stream().map(Wanted::update).toList());
        } catch (LeaseLost e) {
            differing.forEach(wanted -> ledger.endEarly(wanted.key(), e));
            return;
        }
        watch.others(answers.stream().anyMatch(answer -> answer.value().isPresent()));
        for (int i = 0; i < differing.size(); i++) {
            Wanted wanted = differing.get(i);
            Optional<MagentoException> failure = answers.get(i).failure();
            if (failure.isPresent()) {
                watch.book(wanted.key(), failure.get());
            } else {
                ledger.done(wanted.key(), String.valueOf(changes.get(wanted)));
                applied.add(wanted.line());
            }
        }
    }
}
