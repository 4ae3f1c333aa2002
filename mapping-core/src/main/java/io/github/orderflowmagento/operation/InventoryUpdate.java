package io.github.orderflowmagento.operation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.StockItem;
import io.github.orderflowmagento.magento.model.StockUpdate;
import io.github.orderflowmagento.mapping.Amounts;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.inventory.InventoryMapping;
import io.github.orderflowmagento.orderflow.OrderFlow;
import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.orderflow.model.InventoryLine;

/**
 * Inventory update: the shop's stock becomes what the warehouse has.
 *
 * <p>A run reads the warehouse's inventory and the shop's stock, and writes what differs: a stock update of Magento 1 saves the
 * whole product, so what is the same is left alone. Where lines carry a sequence number, an older line never overwrites a newer
 * one, and only a line that was applied counts.
 *
 * <p>Keys are SKUs. Safe to share between threads; runs on one state should not overlap.
 */
public final class InventoryUpdate {
    private final Magento shop;
    private final OrderFlow warehouse;
    private final InventoryMapping mapping;
    private final int batchSize;

    private InventoryUpdate(Builder builder) {
        this.shop = builder.shop;
        this.warehouse = builder.warehouse;
        this.mapping = builder.mapping;
        this.batchSize = builder.batchSize;
    }

    /** A new builder. */
    public static Builder between(Magento shop, OrderFlow warehouse) {
        return new Builder(shop, warehouse);
    }

    /**
     * Updates the shop from the warehouse's whole inventory. Never throws for what the shop or the warehouse do: see {@link
     * Run#endedEarly}.
     */
    public Run run(RunState state) {
        return retrieveAndApply(state, false);
    }

    /** Does everything but write. */
    public Run dryRun(RunState state) {
        return retrieveAndApply(state, true);
    }

    /** Updates the shop from lines that the warehouse has sent by itself. */
    public Run run(RunState state, List<InventoryLine> lines) {
        return apply(new Pass(state, false), lines);
    }

    private Run retrieveAndApply(RunState state, boolean dryRun) {
        Pass pass = new Pass(state, dryRun);
        List<InventoryLine> lines = List.of();
        try {
            lines = warehouse.inventory().retrieve();
        } catch (OrderFlowException e) {
            pass.ledger.endEarly(Failures.reason(e));
        }
        return apply(pass, lines);
    }

    private Run apply(Pass pass, List<InventoryLine> lines) {
        List<InventoryLine> newest = pass.newestOfEach(lines);
        for (int from = 0; from < newest.size(); from += batchSize) {
            pass.apply(newest.subList(from, Math.min(from + batchSize, newest.size())));
        }
        return pass.close();
    }

    /** One run: the lines it is given, and what it books. */
    private final class Pass {
        private final RunState state;
        private final boolean dryRun;
        private final Ledger ledger;
        private final Map<String, Long> sequences;

        Pass(RunState state, boolean dryRun) {
            this.state = state;
            this.dryRun = dryRun;
            this.ledger = new Ledger("inventory update", dryRun, state);
            this.sequences = new HashMap<>(state.sequences());
        }

        Run close() {
            return ledger.close(new RunState.Builder().from(state).sequences(sequences));
        }

        /** One line for each SKU: of several the one with the highest sequence. Several that cannot be told apart fail. */
        List<InventoryLine> newestOfEach(List<InventoryLine> lines) {
            Map<String, InventoryLine> newest = new LinkedHashMap<>();
            for (InventoryLine line : lines) {
                String sku = line.externalReference();
                InventoryLine present = newest.putIfAbsent(sku, line);
                if (present == null || present.equals(line)) {
                    continue;
                }
                if (present.sequenceId().isEmpty()
                        || line.sequenceId().isEmpty()
                        || present.sequenceId().equals(line.sequenceId())) {
                    ledger.failedForGood(
                            sku,
                            "the inventory has several lines for it; name one in the mapping, by site for instance");
                } else if (line.sequenceId().get() > present.sequenceId().get()) {
                    newest.put(sku, line);
                }
            }
            return newest.values().stream()
                    .filter(line -> !ledger.has(line.externalReference()))
                    .toList();
        }

        void apply(List<InventoryLine> lines) {
            if (ledger.hasEnded()) {
                lines.forEach(line -> ledger.notTried(line.externalReference(), "the run ended before it"));
                return;
            }
            Map<String, InventoryLine> lineOf = new HashMap<>();
            Map<String, StockUpdate> wanted = new LinkedHashMap<>();
            for (InventoryLine line : lines) {
                update(line).ifPresent(update -> {
                    if (wanted.putIfAbsent(update.sku(), update) == null) {
                        lineOf.put(update.sku(), line);
                    } else {
                        ledger.failedForGood(
                                line.externalReference(), "another line is mapped to '" + update.sku() + "' too");
                    }
                });
            }
            Map<String, String> changes = new HashMap<>();
            List<StockUpdate> differing = new ArrayList<>();
            for (Answer<StockItem> answer : shop.stock().read(List.copyOf(wanted.keySet()))) {
                StockUpdate update = Objects.requireNonNull(wanted.get(answer.key()));
                answer.failure().ifPresent(failure -> unread(answer.key(), failure));
                answer.value().ifPresent(item -> {
                    if (isSame(item, update)) {
                        ledger.alreadyThere(item.sku(), Amounts.text(item.qty()) + " as in the warehouse");
                        applied(lineOf.get(item.sku()));
                    } else {
                        changes.put(item.sku(), change(item, update));
                        differing.add(update);
                    }
                });
            }
            write(differing, changes, lineOf);
        }

        private Optional<StockUpdate> update(InventoryLine line) {
            String sku = line.externalReference();
            Long seen = sequences.get(sku);
            if (seen != null
                    && line.sequenceId().filter(sequence -> sequence <= seen).isPresent()) {
                ledger.skipped(
                        sku, "message " + line.sequenceId().get() + " is not newer than " + seen + ", applied before");
                return Optional.empty();
            }
            try {
                return Optional.of(mapping.map(line));
            } catch (MappingException e) {
                ledger.failedForGood(sku, Failures.reason(e));
                return Optional.empty();
            }
        }

        /** The next inventory holds the SKU again, so there is nothing to remember of one that the shop does not have yet. */
        private void unread(String sku, MagentoException failure) {
            if (failure instanceof MagentoException.NotFound) {
                ledger.skipped(sku, "the shop has no such SKU");
            } else {
                Failures.book(ledger, sku, failure);
            }
        }

        private void write(List<StockUpdate> updates, Map<String, String> changes, Map<String, InventoryLine> lineOf) {
            if (dryRun) {
                updates.forEach(
                        update -> ledger.done(update.sku(), changes.get(update.sku()) + ", not written: dry run"));
                return;
            }
            for (Answer<StockUpdate> answer : shop.stock().update(updates)) {
                String sku = answer.key();
                answer.failure().ifPresent(failure -> Failures.book(ledger, sku, failure));
                answer.value().ifPresent(update -> {
                    ledger.done(sku, String.valueOf(changes.get(sku)));
                    applied(lineOf.get(sku));
                });
            }
        }

        private void applied(@Nullable InventoryLine line) {
            if (line != null) {
                line.sequenceId().ifPresent(sequence -> sequences.put(line.externalReference(), sequence));
            }
        }
    }

    private static boolean isSame(StockItem item, StockUpdate update) {
        return item.qty().compareTo(update.qty()) == 0 && item.isInStock() == update.isInStock();
    }

    private static String change(StockItem item, StockUpdate update) {
        return Amounts.text(item.qty()) + (item.isInStock() ? "" : " (out of stock)") + " → "
                + Amounts.text(update.qty()) + (update.isInStock() ? "" : " (out of stock)");
    }

    /** Says how to update. */
    public static final class Builder {
        private static final int BATCH_SIZE = 100;

        private final Magento shop;
        private final OrderFlow warehouse;
        private InventoryMapping mapping = InventoryMapping.standard();
        private int batchSize = BATCH_SIZE;

        private Builder(Magento shop, OrderFlow warehouse) {
            this.shop = Objects.requireNonNull(shop);
            this.warehouse = Objects.requireNonNull(warehouse);
        }

        /** How lines become stock updates. Default {@link InventoryMapping#standard()}. */
        public Builder mapping(InventoryMapping mapping) {
            this.mapping = mapping;
            return this;
        }

        /** How many SKUs are read and written together. Default 100. */
        public Builder batchSize(int skus) {
            this.batchSize = BatchSizes.checked(skus);
            return this;
        }

        /** The operation. */
        public InventoryUpdate build() {
            return new InventoryUpdate(this);
        }
    }
}
