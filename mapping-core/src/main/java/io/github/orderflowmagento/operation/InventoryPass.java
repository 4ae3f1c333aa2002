package io.github.orderflowmagento.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.MappingException;
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
    private final InventoryOptions options;
    private final boolean linesAreCurrent;
    private final Ledger ledger;
    private final InventoryMemory memory;
    private final InventorySequences sequences;
    private final OutageWatch watch;
    private final StockWriting writing;
    private final MissingLines missing;

    /** The shop's SKUs that were read, those on sale with true. */
    private final Map<String, Boolean> onSale = new HashMap<>();

    /**
     * A pass that begins from the state.
     *
     * @param linesAreCurrent whether the lines were asked for just now: then they are the whole inventory, and one that was applied
     *     before may be applied again, to put right what has changed in the shop. Lines that were sent may come late, or twice.
     */
    InventoryPass(Magento shop, InventoryOptions options, RunState state, boolean linesAreCurrent, boolean dryRun) {
        this.shop = shop;
        this.options = options;
        this.linesAreCurrent = linesAreCurrent;
        this.ledger = new Ledger(InventoryUpdate.NAME, dryRun, state, options.terms());
        this.memory = new InventoryMemory(state);
        this.sequences = memory.sequences();
        this.watch = new OutageWatch(ledger);
        this.writing = new StockWriting(shop, ledger, watch, memory, dryRun);
        this.missing = new MissingLines(options, ledger, memory);
    }

    void endEarly(String why) {
        ledger.endEarly(why);
    }

    Run close() {
        return ledger.close(memory.next());
    }

    /** The line concerns nobody else; what cannot be known of its SKU is known when the inventory is read again. */
    void unreadable(UnreadableLine line) {
        missing.met(line);
        line.externalReference()
                .ifPresentOrElse(
                        sku -> ledger.failedForGood(sku, line.reason()),
                        () -> ledger.skipped("inventory line " + line.number(), line.reason()));
    }

    /** Whether the line counts, by a filter that may be anybody's: what it throws concerns this SKU only. */
    boolean counts(InventoryLine line, Predicate<InventoryLine> filter) {
        missing.met(line);
        try {
            return filter.test(line);
        } catch (RuntimeException e) {
            ledger.failedForGood(
                    line.externalReference(), "it cannot be told whether the line counts: " + Failures.reason(e));
            return false;
        }
    }

    /** All stock is read before any is written: how many SKUs would go to zero must be known by then. */
    void apply(List<InventoryLine> lines) {
        List<WantedStock> wanted = new ArrayList<>(unambiguous(
                due(lines).stream().flatMap(line -> wanted(line).stream()).toList()));
        if (linesAreCurrent) {
            wanted.addAll(missing.wanted(wanted));
        }
        List<StockChange> changes = new ArrayList<>();
        batches(wanted).forEach(batch -> changes.addAll(changes(batch)));
        endIfTooManyGoToZero(changes);
        batches(changes).forEach(writing::write);
    }

    private <T> List<List<T>> batches(List<T> all) {
        List<List<T>> batches = new ArrayList<>();
        for (int from = 0; from < all.size(); from += options.batchSize()) {
            batches.add(all.subList(from, Math.min(from + options.batchSize(), all.size())));
        }
        return batches;
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

    private Optional<WantedStock> wanted(InventoryLine line) {
        String key = line.externalReference();
        if (ledger.waits(key)) {
            return Optional.empty();
        }
        if (sequences.beginsAgain(line)) {
            beginsAgain(line);
        }
        try {
            return Optional.of(new WantedStock(key, options.mapping().map(line), line));
        } catch (MappingException e) {
            ledger.failedForGood(key, Failures.reason(e));
        } catch (RuntimeException e) {
            // rules may be anybody's: what they throw concerns this line only
            ledger.failedForGood(key, "it cannot be mapped: " + e);
        }
        return Optional.empty();
    }

    /** Of several lines that are mapped to one SKU of the shop none can be right. */
    private List<WantedStock> unambiguous(List<WantedStock> all) {
        Map<String, List<WantedStock>> bySku = new LinkedHashMap<>();
        all.forEach(wanted -> bySku.computeIfAbsent(wanted.update().sku(), sku -> new ArrayList<>())
                .add(wanted));
        List<WantedStock> unambiguous = new ArrayList<>();
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

    /** What differs in the shop; what does not is settled. */
    private List<StockChange> changes(List<WantedStock> batch) {
        if (ledger.hasEnded()) {
            batch.stream()
                    .filter(wanted -> !wanted.isMissing())
                    .forEach(wanted -> ledger.notTried(wanted.key(), "the run ended before it"));
            return List.of();
        }
        List<Answer<StockItem>> present = read(batch);
        watch.others(present.stream().anyMatch(answer -> answer.value().isPresent()));
        List<StockChange> changes = new ArrayList<>();
        for (int i = 0; i < batch.size(); i++) {
            change(batch.get(i), present.get(i)).ifPresent(changes::add);
        }
        return changes;
    }

    private List<Answer<StockItem>> read(List<WantedStock> batch) {
        return shop.stock()
                .read(batch.stream().map(wanted -> wanted.update().sku()).toList());
    }

    /** What the line changes in the shop; empty if it is settled without a change. */
    private Optional<StockChange> change(WantedStock mapped, Answer<StockItem> present) {
        if (present.failure().isPresent()) {
            unread(mapped.key(), present.failure().get());
            return Optional.empty();
        }
        WantedStock wanted;
        try {
            wanted = withBackorders(mapped, present.orThrow());
        } catch (RuntimeException e) {
            ledger.failedForGood(
                    mapped.key(), "it cannot be told whether the product takes backorders: " + Failures.reason(e));
            return Optional.empty();
        }
        StockLevel before = StockLevel.of(present.orThrow());
        onSale.put(wanted.update().sku(), before.isInStock());
        if (wanted.isMissing() && missing.leavesAlone(wanted, before)) {
            return Optional.empty();
        }
        memory.has(wanted);
        if (before.equals(StockLevel.of(wanted.update()))) {
            ledger.alreadyThere(wanted.key(), Amounts.text(before.qty()) + " as in the warehouse");
            memory.settled(wanted);
            return Optional.empty();
        }
        return Optional.of(new StockChange(wanted, before)).filter(change -> !writing.isKeptOtherwise(change));
    }

    /** A product that takes backorders is not taken off sale for want of units, by a condition that may be anybody's. */
    private WantedStock withBackorders(WantedStock wanted, StockItem item) {
        StockUpdate update = wanted.update();
        return update.qty().signum() <= 0
                        && item.isInStock()
                        && options.backorders().test(item)
                ? wanted.with(StockUpdate.builder().from(update).isInStock(true).build())
                : wanted;
    }

    /** The next inventory holds the SKU again, so there is nothing to remember of one that the shop does not have yet. */
    private void unread(String key, MagentoException failure) {
        if (failure instanceof MagentoException.NotFound) {
            ledger.skipped(key, "the shop has no such SKU");
            memory.forget(key);
        } else {
            watch.book(key, failure);
        }
    }

    private void endIfTooManyGoToZero(List<StockChange> changes) {
        long toZero = changes.stream().filter(StockChange::isToZero).count();
        if (ledger.hasEnded() || toZero == 0 || options.limit().isNone()) {
            return;
        }
        boolean allMissing = linesAreCurrent && missing.isAll();
        if (!allMissing && !options.limit().isExceededBy(toZero, countOnSale())) {
            return;
        }
        readOthers();
        if (allMissing || options.limit().isExceededBy(toZero, countOnSale())) {
            ledger.endEarly(toZero + " of " + countOnSale() + " SKUs on sale in the shop would go to zero, "
                    + (allMissing
                            ? "since the warehouse's inventory has no line"
                            : "more than the limit of " + options.limit().percent())
                    + ": nothing was written. If it is right, run once with ZeroLimit.none()");
        }
    }

    private long countOnSale() {
        return onSale.values().stream().filter(Boolean::booleanValue).count();
    }

    /** Of SKUs without a line in this run, whether they are on sale: they count for the share. What cannot be read is not. */
    private void readOthers() {
        batches(List.copyOf(memory.skusBeside(onSale.keySet())))
                .forEach(skus -> shop.stock()
                        .read(skus)
                        .forEach(answer -> onSale.put(
                                answer.key(),
                                answer.value().filter(StockItem::isInStock).isPresent())));
    }
}
