package io.github.orderflowmagento.operation.inventory;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.SkuMatch;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.mapping.inventory.StockCalculation.Adjustment;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.OutageDetector;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.orderflow.message.UnreadableLine;

/** One run of the inventory update: the newest line of each SKU is mapped, compared with the shop, and written if it differs. */
final class InventoryRun {
    private final Magento shop;
    private final InventoryOptions options;
    private final boolean linesAreCurrent;
    private final RunRecorder recorder;
    private final StockKeys keys;
    private final InventoryMemory memory;
    private final LineSelection selection;
    private final OutageDetector watch;
    private final StockWriter writing;
    private final MissingLines missing;
    private final ZeroCheck check;

    private final UnbookedUnits unbooked;

    private StockKeeping keeping = StockKeeping.SUBTRACTS;

    /** How many spellings of each SKU the lines have. */
    private final Map<StockPlace, Integer> spellings = new HashMap<>();

    /**
     * A pass that begins from the state.
     *
     * @param linesAreCurrent whether the lines were asked for just now: then they are the whole inventory, and one that was applied
     *     before may be applied again, to put right what has changed in the shop. Lines that were sent may come late, or twice.
     */
    InventoryRun(Magento shop, InventoryOptions options, RunState state, boolean linesAreCurrent, boolean dryRun) {
        this.shop = shop;
        this.options = options;
        this.linesAreCurrent = linesAreCurrent;
        this.recorder = new RunRecorder(options.settings(), dryRun, state);
        this.keys = new StockKeys(options.mapping());
        this.memory = new InventoryMemory(state, keys);
        this.selection = new LineSelection(memory.sequences(), linesAreCurrent, recorder);
        this.watch = new OutageDetector(recorder);
        this.writing = new StockWriter(shop, recorder, watch, memory, dryRun);
        this.missing = new MissingLines(options, recorder, memory);
        this.check = new ZeroCheck(shop, options, recorder, memory);
        this.unbooked = new UnbookedUnits(options.mapping(), keys, recorder);
        unbooked.count(options.unbooked());
    }

    void endEarly(String why) {
        recorder.endEarly(why);
    }

    Run close() {
        return recorder.close(memory.next());
    }

    /** The line concerns nobody else; what cannot be known of its SKU is known when the inventory is read again. */
    void unreadable(UnreadableLine line) {
        if (line.externalReference().filter(this::isOfAnotherShop).isPresent()) {
            return;
        }
        missing.met(line);
        line.externalReference()
                .ifPresentOrElse(
                        sku -> recorder.failedForGood(sku, line.reason()),
                        () -> recorder.skipped("inventory line " + line.number(), line.reason()));
    }

    /**
     * The line, if it counts, by conditions that may be anybody's: what they throw concerns this SKU only. Where there are several sources it
     * is that of its own.
     */
    Optional<InventoryLine> counted(InventoryLine line) {
        String reference = line.externalReference();
        if (isOfAnotherShop(reference)) {
            return Optional.empty();
        }
        try {
            if (options.mapping().reasonToSkip(line).isPresent()) {
                missing.met(keyIfKnown(line), false);
                return Optional.empty();
            }
        } catch (RuntimeException e) {
            missing.met(keyIfKnown(line), true);
            refused(line, "it cannot be told whether the line counts: " + Failures.reason(e));
            return Optional.empty();
        }
        try {
            String key = keys.key(reference, options.mapping().source(line));
            missing.met(key, true);
            return Optional.of(keys.areBySource() ? new LineInSource(line, key) : line);
        } catch (MappingException e) {
            missing.unknown();
            refused(line, Failures.reason(e));
            return Optional.empty();
        }
    }

    private void refused(InventoryLine line, String why) {
        String key = keyOfRefused(line);
        if (!recorder.has(key)) {
            recorder.failedForGood(key, why);
        }
    }

    private String keyOfRefused(InventoryLine line) {
        try {
            return keys.key(line.externalReference(), options.mapping().source(line));
        } catch (MappingException e) {
            missing.unknown(); // the line may be for any of its SKU's stocks
            return keys.ofRefused(line);
        }
    }

    private String keyIfKnown(InventoryLine line) {
        try {
            return keys.key(line.externalReference(), options.mapping().source(line));
        } catch (MappingException e) {
            missing.unknown(); // the line may be for any of its SKU's stocks
            return line.externalReference();
        }
    }

    /** Skips what does not belong to this shop. A way back that fails tells nothing, and is told of when the line is mapped. */
    private boolean isOfAnotherShop(String reference) {
        try {
            if (reference.isBlank()
                    || options.mapping().skus().toShop(reference).isPresent()) {
                return false;
            }
        } catch (IllegalArgumentException e) {
            return false;
        }
        if (!recorder.has(reference)) {
            recorder.skipped(
                    reference,
                    "it is none of this shop's SKUs (" + options.mapping().skus() + ", by InventoryMapping.withSkus)");
        }
        return true;
    }

    /** All stock is read before any is written: how many SKUs would go to zero must be known by then. */
    void apply(List<InventoryLine> lines) {
        findKeeping();
        List<WantedStock> wanted = new ArrayList<>(unambiguous(selection.due(lines).stream()
                .flatMap(line -> wanted(line).stream())
                .toList()));
        if (linesAreCurrent) {
            wanted.addAll(missing.wanted(wanted, areUnbookedAdded() ? unbooked.places() : Map.of()).stream()
                    .map(this::withUnbooked)
                    .toList());
        }
        List<StockChange> changes = new ArrayList<>();
        options.batches(wanted).forEach(batch -> changes.addAll(changes(batch)));
        // of lines that were sent no share of a catalogue can be told that no inventory has shown yet
        boolean knowsCatalogue = linesAreCurrent || !memory.isEmpty();
        if (knowsCatalogue && check.stopsTooManyZeros(changes, keeping, linesAreCurrent && missing.isAll())) {
            writing.stop();
        }
        options.batches(changes, shop.stock().updatedTogether()).forEach(writing::write);
    }

    /** Ends the run where the shop subtracts the units of open orders from what it is sent, of which they were subtracted already. */
    private void findKeeping() {
        try {
            keeping = shop.stock().keeping();
        } catch (MagentoException e) {
            recorder.endEarly(Failures.reason(e));
            return;
        }
        if (keeping == StockKeeping.RESERVES && options.mapping().subtracts() != Adjustment.NONE) {
            recorder.endEarly("the mapping subtracts open orders ("
                    + options.mapping().subtracts()
                    + "), and so does the shop, which keeps reservations: they would be subtracted twice. Nothing was"
                    + " written: use InventoryMapping.standard()");
        }
        if (keeping == StockKeeping.RESERVES && !options.mapping().namesSource()) {
            warnOfSeveralSources();
        }
    }

    private void warnOfSeveralSources() {
        String what = "no source was named (InventoryMapping.inSource, withSources), and the shop ";
        String source = options.mapping().source();
        try {
            Set<String> enabled = new TreeSet<>(shop.stock().enabledSources());
            if (enabled.size() > 1) {
                recorder.warn(what + "has several, " + enabled + ": one is updated", source);
            }
        } catch (MagentoException e) {
            recorder.warn(what + "may have several, which could not be read: one is updated", source);
        }
    }

    private Optional<WantedStock> wanted(InventoryLine line) {
        String key = line.externalReference();
        if (recorder.waits(key)) {
            missing.unknown();
            return Optional.empty();
        }
        try {
            StockUpdate update = options.mapping().map(LineInSource.sent(line), keeping);
            return Optional.of(new WantedStock(key, withUnbooked(line, update), line));
        } catch (MappingException e) {
            recorder.failedForGood(key, Failures.reason(e));
        } catch (RuntimeException e) {
            // rules may be anybody's: what they throw concerns this line only
            recorder.failedForGood(key, "it cannot be mapped: " + e);
        }
        missing.unknown();
        return Optional.empty();
    }

    /**
     * Units that have left the warehouse are in the stock of a shop that reserves until it has their shipment, which takes them out. Where the
     * warehouse has less than none, and none is written, they make up for what it lacks first.
     */
    private StockUpdate withUnbooked(InventoryLine line, StockUpdate update) {
        BigDecimal waiting = waiting(line.externalReference());
        if (waiting.signum() == 0) {
            return update;
        }
        BigDecimal less = update.quantity().signum() == 0
                ? InventoryMapping.onHand(line).orElse(BigDecimal.ZERO).min(BigDecimal.ZERO)
                : BigDecimal.ZERO;
        BigDecimal units = update.quantity().add(waiting.add(less).max(BigDecimal.ZERO));
        return StockUpdate.builder()
                .from(update)
                .quantity(units)
                .isInStock(update.isInStock()
                        || (units.signum() > 0 && options.mapping().isInStockByQuantity()))
                .build();
    }

    /** Of a SKU without a line those units are all that is left. */
    private WantedStock withUnbooked(WantedStock missing) {
        BigDecimal waiting = waiting(missing.key()).max(BigDecimal.ZERO);
        return missing.with(StockUpdate.builder()
                .from(missing.update())
                .quantity(waiting)
                .isInStock(waiting.signum() > 0)
                .build());
    }

    private BigDecimal waiting(String key) {
        return areUnbookedAdded() ? unbooked.of(key) : BigDecimal.ZERO;
    }

    private boolean areUnbookedAdded() {
        return keeping == StockKeeping.RESERVES && !options.mapping().addsUnshipped();
    }

    /** Of several lines that are mapped to one SKU of the shop none can be right. */
    private List<WantedStock> unambiguous(List<WantedStock> all) {
        Map<StockPlace, List<WantedStock>> byPlace = new LinkedHashMap<>();
        all.forEach(wanted -> byPlace.computeIfAbsent(StockPlace.of(wanted.update()), place -> new ArrayList<>())
                .add(wanted));
        byPlace.keySet().forEach(place -> spellings.merge(folded(place.sku(), place.source()), 1, Integer::sum));
        List<WantedStock> unambiguous = new ArrayList<>();
        byPlace.forEach((place, group) -> {
            if (group.size() == 1) {
                unambiguous.addAll(group);
            } else {
                group.forEach(wanted -> recorder.failedForGood(
                        wanted.key(), group.size() + " lines are mapped to the shop's SKU '" + place.sku() + "'"));
            }
        });
        return unambiguous;
    }

    private static StockPlace folded(String sku, String source) {
        return new StockPlace(SkuMatch.folded(sku), source);
    }

    /** What differs in the shop; what does not is settled. */
    private List<StockChange> changes(List<WantedStock> batch) {
        if (recorder.hasEnded()) {
            batch.stream()
                    .filter(wanted -> !wanted.isMissing())
                    .forEach(wanted -> recorder.notTried(wanted.key(), "the run ended before it"));
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
        return StockPlace.read(
                shop.stock(),
                batch.stream().map(wanted -> StockPlace.of(wanted.update())).toList());
    }

    /** What the line changes in the shop; empty if it is settled without a change. */
    private Optional<StockChange> change(WantedStock mapped, Answer<StockItem> present) {
        if (present.failure().isPresent()) {
            unread(mapped, present.failure().get());
            return Optional.empty();
        }
        StockItem item = present.orThrow();
        boolean isOtherSpelling = !mapped.update().sku().equals(item.sku());
        if (isOtherSpelling
                && spellings.getOrDefault(folded(item.sku(), mapped.update().source()), 0) > 1) {
            recorder.failedForGood(
                    mapped.key(),
                    "the inventory has several lines whose SKU differs from the shop's '" + item.sku()
                            + "' in case or outer blanks at most: which is meant is not certain");
            return Optional.empty();
        }
        WantedStock wanted;
        boolean isOnSale;
        try {
            wanted = withBackorders(mapped.spelled(item.sku()), item);
            isOnSale = options.isOnSale(item, keeping);
        } catch (RuntimeException e) {
            recorder.failedForGood(
                    mapped.key(), "it cannot be told whether the product takes backorders: " + Failures.reason(e));
            return Optional.empty();
        }
        StockLevel before = StockLevel.of(item);
        check.met(StockPlace.of(wanted.update()), isOnSale);
        if (wanted.isMissing() && missing.leavesAlone(wanted, before, isOnSale)) {
            return Optional.empty();
        }
        if (linesAreCurrent) {
            memory.has(wanted);
        }
        if (before.equals(StockLevel.of(wanted.update()))) {
            recorder.alreadyThere(
                    wanted.key(), Amounts.text(before.quantity()) + " as in the warehouse" + wanted.spelling());
            memory.settled(wanted);
            return Optional.empty();
        }
        return Optional.of(new StockChange(wanted, before)).filter(change -> !writing.isKeptOtherwise(change));
    }

    /**
     * A product that takes backorders is not taken off sale for want of units, by a condition that may be anybody's. A shop that reserves
     * knows by itself whether it sells without units: by the product's threshold and backorders.
     */
    private WantedStock withBackorders(WantedStock wanted, StockItem item) {
        StockUpdate update = wanted.update();
        boolean isTheShopsMatter = keeping == StockKeeping.RESERVES
                && !wanted.isMissing()
                && options.mapping().isInStockByQuantity();
        return update.quantity().signum() <= 0
                        && item.isInStock()
                        && (isTheShopsMatter || options.backorders().test(item))
                ? wanted.with(StockUpdate.builder().from(update).isInStock(true).build())
                : wanted;
    }

    /** The next inventory holds the SKU again, so there is nothing to remember of one that the shop does not have yet. */
    private void unread(WantedStock mapped, MagentoException failure) {
        String key = mapped.key();
        if (failure instanceof MagentoException.NotFound) {
            // where there are sources the shop may have the SKU all the same, or as a product made of others
            recorder.skipped(
                    key,
                    keeping == StockKeeping.RESERVES
                            ? "the source '" + mapped.update().source() + "' has no stock record of it"
                            : "the shop has no such SKU");
            memory.forget(key);
        } else {
            watch.book(key, failure);
        }
    }
}
