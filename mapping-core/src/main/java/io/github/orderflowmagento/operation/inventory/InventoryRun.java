package io.github.orderflowmagento.operation.inventory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.StockKeeping;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.LeaseLost;
import io.github.orderflowmagento.operation.internal.OutageDetector;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.operation.internal.sku.SkuRecord;
import io.github.orderflowmagento.operation.internal.sort.ExternalSort;
import io.github.orderflowmagento.operation.internal.sort.SortedRows;
import io.github.orderflowmagento.operation.internal.sort.StorageException;
import io.github.orderflowmagento.operation.inventory.WantedStock.Origin;
import io.github.orderflowmagento.operation.inventory.WantedStock.Remarks;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.orderflow.message.InventoryLine;

/** One run of the inventory update: maps the newest line of each SKU, compares it with the shop, and writes it if it differs. */
final class InventoryRun implements AutoCloseable {
    private final Magento shop;
    private final InventoryOptions options;
    private final boolean linesAreCurrent;
    private final RunRecorder recorder;
    private final RejectedLines refused;
    private final InventoryMemory memory;
    private final LineSelection selection;
    private final OutageDetector watch;
    private final StockWriter writing;
    private final ReceivedLines lines;
    private final LineIntake intake;
    private final MissingLines missing;
    private final WantedStocks wanted;
    private final ZeroCheck check;
    private final ExternalSort<StockChange> changes = new ExternalSort<>(StockChange.FORMAT);

    private final UnitsWithoutShipment despatchesWithoutShipment;

    private StockKeeping keeping = StockKeeping.SUBTRACTS;

    /** Whether every batch so far could be saved. */
    private boolean isKept = true;

    /**
     * A run that starts from the state.
     *
     * @param linesAreCurrent whether the lines were requested just now: then they are the whole inventory, and a line that was applied
     *     before may be applied again to correct changes in the shop. Lines that were sent may arrive late, or twice.
     */
    InventoryRun(Magento shop, InventoryOptions options, RunState state, boolean linesAreCurrent, boolean dryRun) {
        this.shop = shop;
        this.options = options;
        this.linesAreCurrent = linesAreCurrent;
        this.recorder = new RunRecorder(options.settings(), dryRun, state);
        this.refused = new RejectedLines(recorder);
        StockKeys keys = new StockKeys(options.mapping());
        this.memory = new InventoryMemory(state, dryRun);
        this.selection = new LineSelection(linesAreCurrent, recorder, refused);
        this.watch = new OutageDetector(recorder);
        this.writing = new StockWriter(shop, recorder, watch, memory, dryRun);
        this.lines = new ReceivedLines(keys);
        this.missing = new MissingLines(options, keys, recorder, memory);
        this.intake = new LineIntake(options.mapping(), keys, lines, missing, recorder, refused);
        this.wanted = new WantedStocks(recorder, missing, refused);
        this.check = new ZeroCheck(shop, options, keys, recorder, memory);
        this.despatchesWithoutShipment = new UnitsWithoutShipment(options.mapping(), keys, recorder);
        despatchesWithoutShipment.count(options.despatchesWithoutShipment());
    }

    /**
     * Takes all lines, then applies them: which line of a SKU counts is known only after the last one.
     *
     * @param lines supplies the lines
     */
    Run run(Consumer<LineIntake> lines) {
        try (InventoryRun pass = this) {
            try {
                pass.takeAndApply(lines);
            } catch (StorageException e) {
                recorder.endEarly(e);
            }
            return recorder.close(memory.in(recorder.base()));
        }
    }

    private void takeAndApply(Consumer<LineIntake> received) {
        try {
            received.accept(intake);
        } catch (OrderFlowException | MagentoException e) {
            recorder.endEarly(e);
            breakOff();
            return;
        } catch (UnreadableCsvException e) {
            recorder.endEarly(EndReason.INVALID_INPUT, Failures.reason(e));
            breakOff();
            return;
        }
        apply();
    }

    /** Deletes the temporary files of the run. */
    @Override
    public void close() {
        lines.close();
        missing.close();
        wanted.close();
        check.close();
        changes.close();
    }

    /** The lines are incomplete: none is applied, and ignored lines are reported. */
    private void breakOff() {
        eachStock(stocks ->
                stocks.stream().filter(ReceivedLines.Stock::hasRefused).forEach(selection::refused));
    }

    /**
     * All lines have arrived. All stock is read before any is written, since the number of SKUs that would go to zero must be known first.
     */
    private void apply() {
        keeping = new StockKeepingCheck(shop, options.mapping(), recorder).check();
        eachStock(this::map);
        lines.close();
        wanted.disambiguate();
        if (linesAreCurrent) {
            missing.find(
                    despatchesWithoutShipment.places(keeping),
                    lines.count(),
                    zero -> wanted.addMissing(despatchesWithoutShipment.addedTo(zero, keeping)));
        }
        missing.close();
        if (options.strict() && !refused.isEmpty()) {
            refused.endRun();
            SortedRows<WantedStock> others = wanted.inOrder();
            while (others.hasNext()) {
                others.nextValues(options.batchSize()).forEach(one -> refused.notWritten(one.key()));
                recorder.announce();
            }
            return;
        }
        readAll();
        wanted.close();
        if (check.stopsTooManyZeros(
                keeping,
                () -> linesAreCurrent || options.linesOfCaller() || !memory.isEmpty(),
                () -> linesAreCurrent && missing.isAll())) {
            writing.stop();
        }
        if (options.strict() && !refused.isEmpty()) {
            refused.endRun();
            writing.stop();
        }
        writeAll();
    }

    private void eachStock(Consumer<List<ReceivedLines.Stock>> work) {
        SortedRows<ReceivedLine> rows = lines.sorted();
        while (rows.hasNext()) {
            work.accept(lines.next(rows, options.batchSize()));
            recorder.announce();
        }
    }

    private void map(List<ReceivedLines.Stock> stocks) {
        Map<String, SkuRecord> remembered =
                memory.of(stocks.stream().map(ReceivedLines.Stock::key).toList());
        stocks.forEach(stock -> {
            SkuRecord before = remembered.getOrDefault(stock.key(), SkuRecord.NONE);
            selection
                    .due(stock, before)
                    .flatMap(due -> mapped(stock, due, before))
                    .ifPresent(wanted::add);
        });
    }

    private void readAll() {
        StockReader reading = new StockReader(
                shop, options, keeping, linesAreCurrent, recorder, watch, memory, missing, check, writing, refused);
        SortedRows<WantedStock> rows = wanted.inOrder();
        for (long number = 0; rows.hasNext(); recorder.announce()) {
            for (StockChange change : reading.changes(rows.nextValues(options.batchSize()))) {
                check.wouldWrite(change);
                changes.add(ExternalSort.key(number++), change);
            }
            save();
        }
    }

    private void writeAll() {
        SortedRows<StockChange> rows = changes.sorted();
        while (rows.hasNext()) {
            writing.write(
                    rows.nextValues(Math.max(options.batchSize(), shop.stock().updatedTogether())));
            save();
            recorder.announce();
        }
        save();
    }

    /** Saves the batch before the next one. Stock whose records cannot be saved must not be written. */
    private void save() {
        if (!isKept) {
            return;
        }
        try {
            memory.save();
            isKept = recorder.batchEnded(() -> memory.in(recorder.base()), memory.sizeInState());
        } catch (LeaseLost e) {
            recorder.endEarly(e);
            isKept = false;
        } catch (StorageException e) {
            recorder.endEarly(e);
            isKept = false;
        }
        if (!isKept) {
            writing.stop();
        }
    }

    private Optional<WantedStock> mapped(ReceivedLines.Stock stock, LineSelection.DueLine due, SkuRecord before) {
        String key = stock.key();
        InventoryLine line = due.line();
        if (recorder.waits(key)) {
            missing.unknown();
            return Optional.empty();
        }
        try {
            StockUpdate update = despatchesWithoutShipment.addedTo(
                    line, options.mapping().map(LineInSource.sent(line), keeping), keeping);
            Remarks remarks = new Remarks("", due.note());
            return Optional.of(
                    new WantedStock(key, stock.number(), update, Origin.LINE, before, due.applied(), remarks));
        } catch (MappingException e) {
            refused.add(key, Failures.reason(e));
        } catch (RuntimeException e) {
            // exceptions of custom rules affect only this line
            refused.add(key, "it cannot be mapped: " + e);
        }
        missing.unknown();
        return Optional.empty();
    }
}
