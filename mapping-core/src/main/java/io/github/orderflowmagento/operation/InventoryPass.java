package io.github.orderflowmagento.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.SkuMatch;
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
    private final Magento shop;
    private final InventoryMapping mapping;
    private final RunState state;
    private final boolean linesAreCurrent;
    private final boolean dryRun;
    private final Ledger ledger;
    private final InventorySequences sequences;
    private final OutageWatch watch;
    private final List<InventoryLine> applied = new ArrayList<>();

    /** How many spellings of each SKU the lines have. */
    private final Map<String, Integer> spellings = new HashMap<>();

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
        this.sequences = new InventorySequences(state.sequences());
        this.watch = new OutageWatch(ledger);
    }

    /** A line and what it means for the shop. */
    private record Wanted(InventoryLine line, StockUpdate update) {
        String key() {
            return line.externalReference();
        }

        boolean isSpelled(String sku) {
            return update.sku().equals(sku);
        }

        /** The same for the SKU in the shop's spelling. */
        Wanted spelled(String sku) {
            return new Wanted(line, StockUpdate.builder().from(update).sku(sku).build());
        }
    }

    void endEarly(String why) {
        ledger.endEarly(why);
    }

    Run close() {
        return ledger.close(new RunState.Builder()
                .from(state)
                .sequences(sequences.after(applied).applied()));
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
        selection.past().stream()
                .filter(line -> !ledger.has(line.externalReference()))
                .forEach(this::past);
        return selection.due().stream()
                .filter(line -> !ledger.has(line.externalReference()))
                .toList();
    }

    private void past(InventoryLine line) {
        String key = line.externalReference();
        line.sequenceId()
                .ifPresent(sequence -> ledger.skipped(
                        key,
                        "message " + sequence + " is not newer than "
                                + sequences.applied().get(key) + ", applied before"));
    }

    private Optional<Wanted> wanted(InventoryLine line) {
        String key = line.externalReference();
        if (ledger.waits(key)) {
            return Optional.empty();
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
        bySku.keySet().forEach(sku -> spellings.merge(SkuMatch.folded(sku), 1, Integer::sum));
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
            Wanted wanted = batch.get(i);
            String change = change(wanted, present.get(i));
            if (change != null) {
                changes.put(wanted.spelled(present.get(i).orThrow().sku()), change);
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
        if (!wanted.isSpelled(item.sku()) && spellings.getOrDefault(SkuMatch.folded(item.sku()), 0) > 1) {
            ledger.failedForGood(
                    wanted.key(),
                    "the inventory has several lines whose SKU differs from the shop's '" + item.sku()
                            + "' in case or outer blanks at most: which is meant is not certain");
            return null;
        }
        String spelling = wanted.isSpelled(item.sku()) ? "" : "; the shop spells it '" + item.sku() + "'";
        if (item.qty().compareTo(update.qty()) == 0 && item.isInStock() == update.isInStock()) {
            ledger.alreadyThere(wanted.key(), Amounts.text(item.qty()) + " as in the warehouse" + spelling);
            applied.add(wanted.line());
            return null;
        }
        return Amounts.text(item.qty()) + (item.isInStock() ? "" : " (out of stock)") + " → "
                + Amounts.text(update.qty()) + (update.isInStock() ? "" : " (out of stock)") + spelling;
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
