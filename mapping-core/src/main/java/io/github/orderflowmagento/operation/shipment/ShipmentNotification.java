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
 * Shipment notification: the order is marked shipped once, with its tracking numbers, and the customer is told.
 *
 * <p>The shop's shipments are looked up before one is made, and again when it is not certain whether making one succeeded; each
 * shipment carries a mark of its despatch in its comment. So a notification that comes twice makes one shipment, and one that was
 * interrupted is completed: the missing tracks are added, the missing e-mail sent.
 *
 * <p>A despatch that does not fit the order (an unknown SKU, more units than are left) makes no shipment: Magento would ship
 * something else without a word. An order on hold waits.
 *
 * <p>A message whose lines left from several of the shop's sources makes a shipment for each, all with the message's tracks and comment.
 *
 * <p>Keys are the order's reference and message id: {@code 100000123/5512}. Notifications that end as <em>will retry</em> or <em>given up</em> are to
 * be passed in again ({@link #pending}). Safe to share between threads; runs on one state should not overlap.
 */
public final class ShipmentNotification {
    private static final String NAME = "shipment notification";
    private static final int BATCH_SIZE = 200;

    /** So many are told from each other, where they are read one by one. */
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

    /** A new builder. */
    public static Builder to(Magento shop) {
        return new Builder(shop);
    }

    /**
     * The key under which a notification's outcome is found in a run. One whose lines left from several sources has an outcome for each
     * {@linkplain DespatchNotification#bySource part}: {@code 100000123/5512 from uk_north}. That of an {@linkplain #ofInstructions instruction} has its
     * reference: {@code 100000123/ref shop-desk-17}.
     */
    public static String key(DespatchNotification despatch) {
        return despatch.orderReference() + "/" + despatch.id()
                + despatch.part().map(" from "::concat).orElse("");
    }

    /**
     * The notifications that the run could not settle: those that wait, for the end of a hold say, and those that were given up. Keep
     * them, and pass them in again. One that was given up costs no request and is left as it is until it is requeued ({@link
     * Checkpoint#requeue}), or until somebody has seen to it and takes it out of what is kept. Of a dry run all of them. What has come in
     * since the run began is not among them: keep that, too.
     */
    public static List<DespatchNotification> pending(Run run, List<DespatchNotification> despatches) {
        if (run.isDryRun()) {
            return List.copyOf(despatches);
        }
        Set<String> open = new HashSet<>(run.next().failed().keySet()); // of many failures the run has some only
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
     * Those of the despatches that the shop has no shipment of and can still make one for: what an inventory update is to add to the stock
     * of a shop that reserves ({@link io.github.orderflowmagento.operation.inventory.InventoryUpdate.Builder#unbooked}). One that cannot be
     * looked up, and one that cannot be shipped (its order was shipped by hand, or is cancelled; it repeats another, or differs from another
     * under its number), is left out: then too few units are sold for a while, and never too many. Only reads; sends nothing if there are none.
     *
     * @param despatches that wait, for example {@link #pending}. No run may ship them until the stock is written: hold its checkpoint
     */
    public List<DespatchNotification> unbooked(List<DespatchNotification> despatches) {
        return new UnbookedDespatches(
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
            return false; // mapping and conditions may be anybody's
        }
    }

    /** The operation on what has come in: it notifies the shop of these despatches. */
    public Operation of(List<DespatchNotification> despatches) {
        List<DespatchNotification> sent = List.copyOf(despatches);
        return new BoundOperation(
                settings, (state, dryRun) -> run(state, List.of(sent).iterator(), dryRun));
    }

    /**
     * The operation on shipments that somebody asks for by order and SKU, each under a reference of the caller's: once there is a shipment of the
     * order under it, there will be no second one, whatever became of the first answer, and also where an instruction says {@linkplain
     * ShipmentInstruction#shipsEverythingLeft everything that is left}. What is left is told by the order when the run comes to it. What was given up
     * before is tried now, but nothing that was shipped without a mark. What waits goes on waiting: the shop may still be at it.
     *
     * @throws IllegalArgumentException if two that differ are of one order and reference
     */
    public Operation ofInstructions(List<ShipmentInstruction> instructions) {
        Instructions asked = new Instructions(instructions, mapping, orderMapping);
        return new BoundOperation(
                settings,
                (state, dryRun) -> run(
                        state, List.of(asked.despatches()).iterator(), dryRun, asked.mapping(), Optional.of(asked)));
    }

    /**
     * The same for any number of despatches: they are read while others are booked, a thousand at a time. Two that say different things under
     * one number are told as such if they come within one thousand; else the second is compared with the shipment that the first has
     * made. If the run ends early, those that it had not come to have no outcome. For runs in constant memory with {@link
     * Builder#failuresOnly}; then those to be passed in again are the ones that {@link RunState#failed} names, and those without an outcome.
     *
     * @param despatches read once by each run, by the thread that runs the operation; what reading them throws, the run throws
     */
    public Operation ofEach(Iterable<DespatchNotification> despatches) {
        return new BoundOperation(settings, (state, dryRun) -> run(state, Chunks.of(despatches, TOGETHER), dryRun));
    }

    private List<DespatchNotification> parts(List<DespatchNotification> despatches) {
        return parts(despatches, mapping);
    }

    /** Each from one source, as a shipment is. */
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
            Optional<Instructions> asked) {
        UnaryOperator<DespatchLookup.Found> resolving =
                found -> asked.map(instructions -> instructions.resolved(found)).orElse(found);
        RunRecorder recorder = new RunRecorder(settings, dryRun, state);
        DespatchProcessor booking = new DespatchProcessor(
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
            batches.add(distinct(parts(chunks.next(), mapping), recorder, asked.isPresent()).stream()
                    .filter(despatch -> hasOrder(despatch, recorder) && meetsConditions(despatch, mapping, recorder))
                    // what has failed before comes last, so that it keeps nothing else from being shipped
                    .sorted(Comparator.comparing(despatch -> recorder.hasFailedBefore(key(despatch))))
                    .toList());
            while (!batches.isEmpty() && !recorder.hasEnded()) {
                List<DespatchNotification> batch = batches.next();
                batches.booked(batch, booking.book(batch));
                recorder.batchEnded(() -> new RunState.Builder().from(state));
            }
        }
        batches.rest().forEach(recorder::notWritten);
        return recorder.close(new RunState.Builder().from(state));
    }

    /** A message that is there twice is one message. Of two that say different things under one number, nobody knows which is right. */
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

    /** By key, those that say different things. */
    private static Map<String, List<DespatchNotification>> byNumber(List<DespatchNotification> despatches) {
        Map<String, Map<DespatchNotification, DespatchNotification>> byKey = new LinkedHashMap<>();
        despatches.forEach(despatch -> byKey.computeIfAbsent(key(despatch), key -> new LinkedHashMap<>())
                .putIfAbsent(withoutEvent(despatch), despatch));
        Map<String, List<DespatchNotification>> byNumber = new LinkedHashMap<>();
        byKey.forEach((key, same) -> byNumber.put(key, List.copyOf(same.values())));
        return byNumber;
    }

    /** What it says: each time it is sent it is another event. */
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
            // a mapping may be anybody's: what it throws concerns this despatch only
            recorder.failedForGood(key(despatch), Failures.reason(e));
            return false;
        }
        recorder.failedForGood(
                key(despatch),
                "no order of this shop has the reference '" + despatch.orderReference()
                        + "' by the mapping of the order export: it is another shop's, or went out by another mapping");
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

    /** Says how to notify. */
    public static final class Builder extends BatchedOperationBuilder<Builder> {
        private ShipmentMapping mapping = ShipmentMapping.standard();
        private OrderMapping orderMapping = OrderMapping.standard();
        private Supplier<RunState> exports = RunState::initial;

        private Builder(Magento shop) {
            super(NAME, shop);
            super.batchSize(BATCH_SIZE);
        }

        /** How despatches become shipments. Default {@link ShipmentMapping#standard()}. */
        public Builder mapping(ShipmentMapping mapping) {
            this.mapping = mapping;
            return this;
        }

        /** As {@link #mapping} and {@link #orderMapping}, with the mappings that all operations of a merchant share. */
        public Builder mappings(Mappings mappings) {
            return mapping(mappings.shipment()).orderMapping(mappings.order());
        }

        /**
         * The mapping of the order export: despatches name what that has sent, of an order its {@linkplain OrderMapping#reference
         * reference}, of a row its {@code product.externalReference}. Default {@link OrderMapping#standard()}: the order's number, and
         * the SKU of the row.
         */
        public Builder orderMapping(OrderMapping orderMapping) {
            this.orderMapping = Objects.requireNonNull(orderMapping);
            return this;
        }

        /**
         * How many orders, and their shipments, are looked up together at most. Default: 200. It begins with ten for each shipment that is
         * made at once, and takes no more than are shipped within some seconds, so that none is shipped by what was looked up long before.
         *
         * @throws IllegalArgumentException if it is not from 1 to 1,000
         */
        @Override
        public Builder batchSize(int orders) {
            return super.batchSize(orders);
        }

        /**
         * The state of the order export, asked for once a run. A despatch of an order that is not the one which was exported under its
         * number is given up, to be checked by hand. Default: nothing is known of what was exported, and the number decides.
         */
        public Builder exported(Supplier<RunState> state) {
            this.exports = Objects.requireNonNull(state);
            return this;
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** The operation. */
        public ShipmentNotification build() {
            return new ShipmentNotification(this, settings(), shop(), batchSize());
        }
    }
}
