package io.github.orderflowmagento.operation.shipment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.mapping.MappingException;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.shipment.ShipmentMapping;
import io.github.orderflowmagento.operation.FailedItem;
import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.internal.BatchedOperationBuilder;
import io.github.orderflowmagento.operation.internal.BoundOperation;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.OperationSettings;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.orderflow.message.DespatchNotification;

/**
 * Shipment notification: creates the shipment of a despatched order in the shop once, with its tracking numbers, and notifies the customer.
 *
 * <p>The shop's shipments are looked up before one is created, and again if it is unknown whether creating one succeeded; each shipment
 * carries a mark of its despatch in its comment. So a notification that arrives twice creates one shipment, and an interrupted shipment is
 * completed: missing tracks are added, a missing e-mail is sent.
 *
 * <p>A despatch that does not fit the order (an unknown SKU, more units than are left) creates no shipment: Magento would silently ship
 * something else. A despatch of an order on hold waits.
 *
 * <p>A message whose lines left from several of the shop's sources creates one shipment per source, each with all tracks and the comment of
 * the message.
 *
 * <p>Keys are the order's reference and the message id: {@code 100000123/5512}. Pass notifications with the outcome <em>will retry</em> or
 * <em>given up</em> in again ({@link #pending}). Safe to share between threads; runs on one state must not overlap.
 */
public final class ShipmentNotification {
    private static final String NAME = "shipment notification";
    private static final int BATCH_SIZE = 200;

    /** The number in which duplicates are detected if despatches are read one by one. */
    private static final int TOGETHER = 1_000;

    private final Magento shop;
    private final ShipmentMapping mapping;
    private final OrderMapping orderMapping;
    private final int batchSize;
    private final Supplier<RunState> exports;
    private final OperationSettings settings;

    private ShipmentNotification(Builder builder, OperationSettings settings, Magento shop, int batchSize) {
        this.settings = settings;
        this.shop = settings.observed(shop);
        this.mapping = builder.mapping;
        this.orderMapping = builder.orderMapping;
        this.batchSize = batchSize;
        this.exports = builder.exports;
    }

    /** Returns a new builder. */
    public static Builder to(Magento shop) {
        return new Builder(shop);
    }

    /**
     * Returns the key of a notification's outcome in a run. A notification whose lines left from several sources has one outcome per
     * {@linkplain DespatchNotification#bySource part}: {@code 100000123/5512 from uk_north}. The key of an {@linkplain #ofInstructions
     * instruction} contains its reference: {@code 100000123/ref shop-desk-17}.
     */
    public static String key(DespatchNotification despatch) {
        return despatch.orderReference() + "/" + despatch.id()
                + despatch.part().map(" from "::concat).orElse("");
    }

    /**
     * Returns the notifications that the run could not settle: those that wait, for example for the end of a hold, and those that were
     * given up. Keep them and pass them in again. A notification that was given up costs no requests and is not retried until it is
     * requeued ({@link Checkpoint#requeue}); remove it from your queue when someone has handled it. For a dry run, returns all of them.
     * Also keep notifications that arrived since the run began, which are not returned.
     */
    public static List<DespatchNotification> pending(Run run, List<DespatchNotification> despatches) {
        if (run.isDryRun()) {
            return List.copyOf(despatches);
        }
        Set<String> open = new HashSet<>(run.next().failed().keySet()); // with many failures the run contains only some
        run.items().stream()
                .filter(item -> item.outcome() == Outcome.WILL_RETRY || item.outcome() == Outcome.GIVEN_UP)
                .map(ItemOutcome::key)
                .forEach(open::add);
        return despatches.stream()
                .filter(despatch -> open.contains(key(despatch))
                        || despatch.bySource().stream().anyMatch(part -> open.contains(key(part))))
                .toList();
    }

    /**
     * Returns the despatches that have no shipment in the shop and can still get one, which an inventory update adds to the stock of a shop
     * that reserves ({@link io.github.orderflowmagento.operation.inventory.InventoryUpdate.Builder#despatchesWithoutShipment}). A despatch
     * that cannot be looked up or shipped (its order was shipped by hand or is cancelled; it repeats another, or differs from another under
     * its number) is omitted: then too few units are sold for a while, but never too many. Only reads; sends no requests for an empty list.
     *
     * @param despatches the waiting despatches, for example {@link #pending}. No run may ship them until the stock is written: hold the
     *     checkpoint of the shipment notification until then
     */
    public List<DespatchNotification> despatchesWithoutShipment(List<DespatchNotification> despatches) {
        return new DespatchesWithoutShipment(
                        new DespatchLookup(shop, orderMapping, exports.get(), settings.clock()), mapping, orderMapping)
                .of(byNumber(parts(despatches)).values().stream()
                        .filter(same -> same.size() == 1)
                        .flatMap(List::stream)
                        .filter(this::isOfThisShop)
                        .toList());
    }

    private boolean isOfThisShop(DespatchNotification despatch) {
        try {
            return orderMapping.orderNumber(despatch.orderReference()).isPresent()
                    && mapping.reasonToSkip(despatch).isEmpty();
        } catch (RuntimeException e) {
            return false; // mapping and conditions may be custom code
        }
    }

    /** Returns the operation that notifies the shop of these despatches. */
    public Operation of(List<DespatchNotification> despatches) {
        List<DespatchNotification> sent = List.copyOf(despatches);
        return new BoundOperation(
                settings, (state, dryRun) -> run(state, List.of(sent).iterator(), dryRun));
    }

    /**
     * Returns the operation that creates shipments requested by order and SKU, each under a reference that the caller chooses. Once the
     * order has a shipment under that reference no second one is created, even if the first answer was lost or the instruction is for
     * {@linkplain ShipmentInstruction#shipsEverythingLeft everything that is left}. The open quantities are determined when the run reaches
     * the order. An instruction that was given up before is retried in this run, unless its shipment was made without a mark. An
     * instruction that waits continues to wait, since the shop may still be processing it.
     *
     * @throws IllegalArgumentException if two different instructions have the same order and reference
     */
    public Operation ofInstructions(List<ShipmentInstruction> instructions) {
        Instructions requested = new Instructions(instructions, mapping, orderMapping);
        return new BoundOperation(
                settings,
                (state, dryRun) -> run(
                        state,
                        List.of(requested.despatches()).iterator(),
                        dryRun,
                        requested.mapping(),
                        Optional.of(requested)));
    }

    /**
     * Like {@link #of}, for any number of despatches, which are read while others are shipped, a thousand at a time. Two despatches that
     * contradict each other under one key are detected if they are in the same thousand; otherwise the second is compared with the shipment
     * of the first. If the run ends early, despatches that it had not reached have no outcome. For runs in constant memory with {@link
     * Builder#failuresOnly}; the despatches to pass in again are then those in {@link RunState#failed} and those without an outcome.
     *
     * @param despatches read once by each run, by the thread that runs the operation; its exceptions are thrown by the run
     */
    public Operation ofEach(Iterable<DespatchNotification> despatches) {
        return new BoundOperation(settings, (state, dryRun) -> run(state, Chunks.of(despatches, TOGETHER), dryRun));
    }

    private List<DespatchNotification> parts(List<DespatchNotification> despatches) {
        return parts(despatches, mapping);
    }

    /** Splits each by source, since a shipment has one source. */
    private static List<DespatchNotification> parts(List<DespatchNotification> despatches, ShipmentMapping mapping) {
        return despatches.stream()
                .flatMap(despatch -> mapping.bySource(despatch).stream())
                .toList();
    }

    private Run run(RunState state, Iterator<List<DespatchNotification>> chunks, boolean dryRun) {
        return run(state, chunks, dryRun, mapping, Optional.empty());
    }

    private Run run(
            RunState state,
            Iterator<List<DespatchNotification>> chunks,
            boolean dryRun,
            ShipmentMapping mapping,
            Optional<Instructions> requested) {
        UnaryOperator<DespatchLookup.Found> resolving = found ->
                requested.map(instructions -> instructions.resolved(found)).orElse(found);
        RunRecorder recorder = new RunRecorder(settings, dryRun, state);
        DespatchProcessor processor = new DespatchProcessor(
                new DespatchLookup(shop, orderMapping, exports.get(), settings.clock(), resolving),
                shop.shipments(),
                mapping,
                orderMapping,
                recorder,
                settings.clock(),
                dryRun);
        DespatchBatches batches =
                new DespatchBatches(orderMapping, batchSize, shop.shipments().createdTogether());
        while (chunks.hasNext() && !recorder.hasEnded()) {
            batches.add(distinct(parts(chunks.next(), mapping), recorder, requested.isPresent()).stream()
                    .filter(despatch -> hasOrder(despatch, recorder) && meetsConditions(despatch, mapping, recorder))
                    // earlier failures come last, so that they delay no other shipment
                    .sorted(Comparator.comparing(despatch -> recorder.hasFailedBefore(key(despatch))))
                    .toList());
            while (!batches.isEmpty() && !recorder.hasEnded()) {
                List<DespatchNotification> batch = batches.next();
                batches.processed(batch, processor.process(batch));
                recorder.batchEnded(() -> RunState.builder().from(recorder.base()));
            }
        }
        batches.rest().forEach(recorder::notWritten);
        return recorder.close(RunState.builder().from(recorder.base()));
    }

    /** Equal messages count once. If two contradict each other under one number, neither is trusted. */
    private static List<DespatchNotification> distinct(
            List<DespatchNotification> despatches, RunRecorder recorder, boolean isAskedFor) {
        List<DespatchNotification> distinct = new ArrayList<>();
        byNumber(despatches).forEach((key, same) -> {
            FailedItem before = recorder.failed().get(key);
            boolean isTriedNow = isAskedFor && (before == null || !before.isUnmarked());
            if (recorder.waits(key) || (!isTriedNow && recorder.leavesAlone(key))) {
                return;
            }
            if (same.size() == 1) {
                distinct.addAll(same);
            } else {
                recorder.failedForGood(
                        key,
                        same.size()
                                + " messages under this number differ: find out which is right, pass in that one alone,"
                                + " and requeue it");
            }
        });
        return distinct;
    }

    /** By key, the contradictory messages. */
    private static Map<String, List<DespatchNotification>> byNumber(List<DespatchNotification> despatches) {
        Map<String, Map<DespatchNotification, DespatchNotification>> byKey = new LinkedHashMap<>();
        despatches.forEach(despatch -> byKey.computeIfAbsent(key(despatch), key -> new LinkedHashMap<>())
                .putIfAbsent(withoutEvent(despatch), despatch));
        Map<String, List<DespatchNotification>> byNumber = new LinkedHashMap<>();
        byKey.forEach((key, same) -> byNumber.put(key, List.copyOf(same.values())));
        return byNumber;
    }

    /** The content of a message: its event id differs each time it is sent. */
    private static DespatchNotification withoutEvent(DespatchNotification despatch) {
        return DespatchNotification.builder()
                .from(despatch)
                .event(Optional.empty())
                .build();
    }

    private boolean hasOrder(DespatchNotification despatch, RunRecorder recorder) {
        try {
            if (orderMapping.orderNumber(despatch.orderReference()).isPresent()) {
                return true;
            }
        } catch (IllegalArgumentException e) {
            // exceptions of custom mappings affect only this despatch
            recorder.failedForGood(key(despatch), Failures.reason(e));
            return false;
        }
        recorder.failedForGood(
                key(despatch),
                "no order of this shop has the reference '" + despatch.orderReference()
                        + "' by the mapping of the order export: it belongs to another shop, or was exported with another mapping");
        return false;
    }

    private static boolean meetsConditions(
            DespatchNotification despatch, ShipmentMapping mapping, RunRecorder recorder) {
        try {
            Optional<String> reasonToSkip = mapping.reasonToSkip(despatch);
            reasonToSkip.ifPresent(reason -> recorder.skipped(key(despatch), reason));
            return reasonToSkip.isEmpty();
        } catch (MappingException e) {
            recorder.failedForGood(key(despatch), Failures.reason(e));
            return false;
        }
    }

    /** Configures a notification. Not thread-safe. */
    public static final class Builder extends BatchedOperationBuilder<Builder> {
        private ShipmentMapping mapping = ShipmentMapping.standard();
        private OrderMapping orderMapping = OrderMapping.standard();
        private Supplier<RunState> exports = RunState::initial;

        private Builder(Magento shop) {
            super(NAME, shop);
            super.batchSize(BATCH_SIZE);
        }

        /** The mapping from despatches to shipments. Default: {@link ShipmentMapping#standard()}. */
        public Builder mapping(ShipmentMapping mapping) {
            this.mapping = mapping;
            return this;
        }

        /** Sets {@link #mapping} and {@link #orderMapping} from the mappings shared by all operations of a merchant. */
        public Builder mappings(Mappings mappings) {
            return mapping(mappings.shipment()).orderMapping(mappings.order());
        }

        /**
         * The mapping of the order export, whose values despatches refer to: the {@linkplain OrderMapping#reference reference} of an order
         * and the {@code product.externalReference} of a row. Default: {@link OrderMapping#standard()}, which uses the order's number and
         * the row's SKU.
         */
        public Builder orderMapping(OrderMapping orderMapping) {
            this.orderMapping = Objects.requireNonNull(orderMapping);
            return this;
        }

        /**
         * The maximum number of orders looked up together, with their shipments. Default: 200. The first batch has ten orders for each
         * shipment that can be created concurrently; later batches have at most as many as are shipped within some seconds, so that no
         * order is shipped with outdated data.
         *
         * @throws IllegalArgumentException if not from 1 to 1,000
         */
        @Override
        public Builder batchSize(int orders) {
            return super.batchSize(orders);
        }

        /**
         * The state of the order export, requested once per run. A despatch of an order that is not the one exported under its number is
         * given up, to be checked by hand. Default: no state, so that only the number identifies an order.
         */
        public Builder exported(Supplier<RunState> state) {
            this.exports = Objects.requireNonNull(state);
            return this;
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** Builds the operation. */
        public ShipmentNotification build() {
            return new ShipmentNotification(this, settings(), shop(), batchSize());
        }
    }
}
