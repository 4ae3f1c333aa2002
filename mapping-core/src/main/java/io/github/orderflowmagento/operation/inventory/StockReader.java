package io.github.orderflowmagento.operation.inventory;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.OutageDetector;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.operation.inventory.WantedStock.Origin;

/** Reads the shop's stock in batches, and finds what differs from the wanted stock. */
final class StockReader {
    private final Magento shop;
    private final InventoryOptions options;
    private final StockKeeping keeping;
    private final boolean linesAreCurrent;
    private final RunRecorder recorder;
    private final OutageDetector watch;
    private final InventoryMemory memory;
    private final MissingLines missing;
    private final ZeroCheck check;
    private final StockWriter writing;
    private final RejectedLines refused;

    StockReader(
            Magento shop,
            InventoryOptions options,
            StockKeeping keeping,
            boolean linesAreCurrent,
            RunRecorder recorder,
            OutageDetector watch,
            InventoryMemory memory,
            MissingLines missing,
            ZeroCheck check,
            StockWriter writing,
            RejectedLines refused) {
        this.shop = shop;
        this.options = options;
        this.keeping = keeping;
        this.linesAreCurrent = linesAreCurrent;
        this.recorder = recorder;
        this.watch = watch;
        this.memory = memory;
        this.missing = missing;
        this.check = check;
        this.writing = writing;
        this.refused = refused;
    }

    /** Returns the stocks that differ in the shop; the others are settled. */
    List<StockChange> changes(List<WantedStock> batch) {
        List<StockChange> changes = new ArrayList<>();
        if (recorder.hasEnded()) {
            batch.stream()
                    .filter(wanted -> !wanted.isMissing())
                    .forEach(wanted -> recorder.notTried(wanted.key(), "the run ended before it"));
            return changes;
        }
        List<Answer<StockItem>> present = read(batch);
        watch.others(present.stream().anyMatch(answer -> answer.value().isPresent()));
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

    /** Returns the change of the line in the shop; empty if it is settled without one. */
    private Optional<StockChange> change(WantedStock mapped, Answer<StockItem> present) {
        if (present.failure().isPresent()) {
            unread(mapped, present.failure().get());
            return Optional.empty();
        }
        StockItem item = present.orThrow();
        boolean isWrittenDifferently = !mapped.update().sku().equals(item.sku());
        if (isWrittenDifferently && mapped.origin() == Origin.LINE_OF_SEVERAL_FORMS) {
            refused.add(
                    mapped.key(),
                    "the inventory has several lines whose SKU differs from the shop's '" + item.sku()
                            + "' at most in case or leading or trailing spaces: which one is meant is ambiguous");
            return Optional.empty();
        }
        WantedStock wanted;
        boolean isOnSale;
        try {
            wanted = withBackorders(mapped.withSku(item.sku()), item);
            isOnSale = options.isOnSale(item, keeping);
        } catch (RuntimeException e) {
            refused.add(
                    mapped.key(), "whether the product takes backorders cannot be determined: " + Failures.reason(e));
            return Optional.empty();
        }
        StockLevel before = StockLevel.of(item);
        check.met(StockPlace.of(wanted.update()), isOnSale);
        return (wanted.isMissing() ? missing.unlessLeftAlone(wanted, before, isOnSale) : Optional.of(wanted))
                .flatMap(kept -> change(linesAreCurrent ? memory.has(kept) : kept, before));
    }

    private Optional<StockChange> change(WantedStock wanted, StockLevel before) {
        if (before.equals(StockLevel.of(wanted.update()))) {
            wanted.note(recorder);
            recorder.alreadyThere(
                    wanted.key(),
                    Amounts.text(before.quantity())
                            + (linesAreCurrent ? " as in the warehouse" : " as given")
                            + wanted.shopsSku());
            memory.settled(wanted);
            return Optional.empty();
        }
        return Optional.of(new StockChange(wanted, before)).filter(change -> !writing.isKeptOtherwise(change));
    }

    /**
     * A product that takes backorders is not taken off sale when it has no units; the condition may be custom code. A shop that reserves
     * decides itself whether it sells without units, by the product's threshold and backorders.
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

    /** The next inventory contains the SKU again, so nothing is remembered of a SKU that the shop does not have yet. */
    private void unread(WantedStock mapped, MagentoException failure) {
        String key = mapped.key();
        if (failure instanceof MagentoException.NotFound) {
            // with sources, the shop may have the SKU nevertheless, or as a composite product
            recorder.skipped(
                    key,
                    keeping == StockKeeping.RESERVES
                            ? "the source '" + mapped.update().source() + "' has no stock record of it"
                            : "the shop has no such SKU");
            memory.forget(mapped);
        } else {
            watch.record(key, failure);
        }
    }
}
