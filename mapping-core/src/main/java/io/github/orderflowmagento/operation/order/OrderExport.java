package io.github.orderflowmagento.operation.order;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Projection;
import io.github.orderflowmagento.mapping.channel.ChannelRouting;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderSelection;
import io.github.orderflowmagento.operation.EndReason;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.BasicOperation;
import io.github.orderflowmagento.operation.internal.BatchedOperationBuilder;
import io.github.orderflowmagento.operation.internal.BoundOperation;
import io.github.orderflowmagento.operation.internal.OperationSettings;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.operation.internal.StatePart;
import io.github.orderflowmagento.operation.internal.UnlistedEntities;
import io.github.orderflowmagento.operation.internal.export.ChangedKeys;
import io.github.orderflowmagento.operation.internal.export.Channels;
import io.github.orderflowmagento.operation.internal.export.ExportLoop;
import io.github.orderflowmagento.operation.internal.export.ExportMark;
import io.github.orderflowmagento.operation.internal.export.ExportedOrders;
import io.github.orderflowmagento.operation.internal.export.ImportResultRecorder;
import io.github.orderflowmagento.operation.internal.export.ImportSender;
import io.github.orderflowmagento.operation.internal.export.OrderKeys;
import io.github.orderflowmagento.operation.internal.export.OrderLookup;
import io.github.orderflowmagento.operation.internal.text.PersonalData;
import io.github.orderflowmagento.orderflow.OrderFlow;

/**
 * Order export: every order to be fulfilled reaches the warehouse once.
 *
 * <p>A run sends the orders in an exportable status that changed since the last one, as inserts. OrderFlow refuses to insert an
 * order twice and says so; that answer counts as <em>already there</em>, and the outcome says so if OrderFlow's order differs from
 * the shop's. But an order that is not the one which was exported under its number (a shop restored from a backup, two shops on one
 * state), or was changed since (an address corrected, a row refunded), is given up, to be checked by hand, and {@link Run#warnings}
 * says so: OrderFlow offers no way to change an order. {@link RunState#exported} tells which it is; where it knows nothing of an order,
 * that one is <em>already there</em>, not compared, and the run warns of it. Where an answer got lost, OrderFlow is asked which orders it has; the others are sent again. So no order is doubled.
 *
 * <p>Magento edits an order by cancelling it and placing another. That one waits, as one that will be retried, for as long as OrderFlow has
 * an order before it and does not say that it is cancelled: {@link Builder#withCancellation} has it cancelled, and the export after that sends the
 * replacement. Of an order that was never exported the replacement goes at once.
 *
 * <p>{@link Run#exportedAt} says when each order was exported: the time of its batch, which OrderFlow is told, too. Keep it for as
 * long as a stock calculation may ask for it.
 *
 * <p>Where the amounts of an order do not add up, the detail of its outcome says by how much.
 *
 * <p>Keys are order numbers, with the store where {@linkplain OrderMapping#withOrderNumbers(java.util.Map) that has references of its own}:
 * {@code 000000001 (store 2)}. Of orders that stores number alike, and that the mapping does not tell apart, none is sent: each fails by
 * name, and under such a key. Safe to share between threads; runs on one state should not overlap.
 */
public final class OrderExport extends BasicOperation {
    private static final String NAME = "order export";

    private final Magento shop;
    private final Channels channels;
    private final OrderMapping mapping;
    private final OrderSelection selection;
    private final Optional<String> comment;
    private final Optional<String> exportedStatus;
    private final boolean extOrderId;
    private final int batchSize;
    private final Optional<OrderCancellation> cancellation;

    /** All that is read of an order. */
    private final Projection projection;

    private OrderExport(Builder builder, OperationSettings settings, Magento shop, int batchSize) {
        super(settings);
        this.shop = settings.observed(shop);
        this.channels = new Channels(builder.warehouse, builder.routing, settings);
        this.mapping = builder.mapping;
        this.selection = builder.selection;
        this.comment = builder.comment;
        this.exportedStatus = builder.exportedStatus;
        this.extOrderId = builder.extOrderId;
        this.batchSize = batchSize;
        this.cancellation = builder.cancellation();
        this.projection = mapping.projection()
                .and(channels.projection())
                .and(Replacements.PROJECTION)
                .and(PersonalData.projection());
    }

    /** A new builder. */
    public static Builder between(Magento shop, OrderFlow warehouse) {
        return new Builder(shop, warehouse);
    }

    @Override
    protected Run run(RunState state, boolean dryRun) {
        RunState own = withCancellation(state, Optional.empty());
        RunState before = state.cancellation().orElseGet(RunState::initial);
        cancellation.ifPresent(orders -> RunRecorder.refuseOthers(before, orders.owner()));
        Run exported = export(own, state, dryRun, Optional.empty());
        Optional<Run> cancelled = cancelled(before, state, exported, dryRun);
        Run run = cancelled.map(other -> MergedRun.of(exported, other)).orElse(exported);
        Optional<RunState> kept = cancelled.map(Run::next).or(state::cancellation);
        return Run.builder()
                .from(run)
                .next(dryRun ? state : withCancellation(run.next(), kept))
                .build();
    }

    private static RunState withCancellation(RunState export, Optional<RunState> cancellation) {
        return RunState.builder().from(export).cancellation(cancellation).build();
    }

    /** A cancellation that breaks off leaves the export as it is: what went must be known. */
    private Optional<Run> cancelled(RunState before, RunState whole, Run exported, boolean dryRun) {
        try {
            StatePart part = new StatePart(before, whole, next -> withCancellation(exported.next(), Optional.of(next)));
            return cancellation.map(orders -> orders.run(part, exported.next(), dryRun));
        } catch (RuntimeException e) {
            return Optional.of(Run.builder()
                    .from(exported)
                    .operation(OrderCancellation.NAME)
                    .items(List.of())
                    .warnings(List.of())
                    .endedEarly("it broke off: " + e)
                    .endedBy(EndReason.OTHER)
                    .next(before)
                    .build());
        }
    }

    /**
     * The export of these orders, now, on the same state: those whose number somebody has, whatever failed before. What the selection and
     * the conditions leave out is skipped all the same, and nothing is cancelled. A number that the shop does not have is {@linkplain
     * io.github.orderflowmagento.operation.Outcome#UNKNOWN unknown}.
     *
     * @param numbers the orders' numbers ({@code increment_id}), or their keys. A number that several stores have means the orders of all
     *     of them, if the {@linkplain OrderMapping#withOrderNumbers(java.util.Map) mapping} tells them apart; else it fails, naming the stores
     */
    public Operation of(List<String> numbers) {
        List<String> asked = List.copyOf(numbers);
        return new BoundOperation(settings(), (state, dryRun) -> {
            RunState own = withCancellation(state, Optional.empty());
            Run run = export(own, state, dryRun, Optional.of(asked));
            return Run.builder()
                    .from(run)
                    .next(dryRun ? state : withCancellation(run.next(), state.cancellation()))
                    .build();
        });
    }

    /**
     * @param whole the state that the run was given
     * @param asked the orders that somebody has asked for; empty for what has changed
     */
    private Run export(RunState state, RunState whole, boolean dryRun, Optional<List<String>> asked) {
        RunRecorder recorder = new RunRecorder(
                settings(), dryRun, new StatePart(state, whole, next -> withCancellation(next, whole.cancellation())));
        OrderKeys keys = new OrderKeys(mapping);
        List<ExportMark> marks = marks(recorder);
        ExportedOrders exported = new ExportedOrders(state, keys, settings().clock());
        OrderReading reading = new OrderReading(shop.orders(), projection, keys, exported, recorder);
        Map<String, OrderLookup> lookups = new HashMap<>();
        Function<String, OrderLookup> lookup = channel -> lookups.computeIfAbsent(
                channel, name -> new OrderLookup(channels.warehouse(name).orders(), keys));
        Map<String, ImportSender> senders = new HashMap<>();
        Function<String, ImportSender> sender = channel -> senders.computeIfAbsent(channel, name -> {
            RunRecorder part = channels.recorder(recorder, name);
            ImportResultRecorder results = new ImportResultRecorder(
                    part, Optional.of(lookup.apply(name)), marks, Optional.of(exported), keys::ofReference);
            return new ImportSender(part, results, channels.warehouse(name).orders()::insert, dryRun);
        });
        channels.names().forEach(channel -> channels.recorder(recorder, channel)); // one that is away ends itself only
        ExportTimes times = new ExportTimes(settings().clock());
        Replacements replacements = new Replacements(
                shop.orders(), keys, key -> lookups(key, exported, lookup), exported, recorder.startedAt());
        OrdersToExport orders = new OrdersToExport(
                selection, mapping, channels, keys, reading, exported, replacements, marks, times, recorder);
        ExportLoop<Order> loop = new ExportLoop<>(orders, recorder, channels, sender, batchSize);
        if (asked.isPresent()) {
            return loop.runOnDemand(state, asked.get());
        }
        UnlistedEntities unlisted = new UnlistedEntities("order id", recorder);
        Changes<OrderSummary> changes = shop.orders().changes(selection.query(), state.watermark());
        ChangedKeys changed = ChangedKeys.of(
                changes,
                OrderSummary::orderId,
                row -> Optional.of(row)
                        .filter(named -> OrderReading.hasNumber(named, unlisted))
                        .filter(named -> !isSeenToBeExported(named, keys.of(named), marks, exported, recorder)
                                || !reading.passOver(named))
                        .map(reading::key),
                unlisted);
        return loop.run(state, changed, unlisted);
    }

    private List<ExportMark> marks(RunRecorder recorder) {
        List<ExportMark> marks = new ArrayList<>();
        comment.ifPresent(text -> marks.add(ExportMark.comment(recorder, shop.orders(), text, exportedStatus)));
        if (extOrderId) {
            marks.add(ExportMark.extOrderId(
                    recorder, shop.orders(), order -> mapping.reference(mapping.orderNumber(order))));
        }
        return marks;
    }

    /**
     * Whether a row of the list tells that the order was exported, so that it need not be read whole. One that is known is read all the same: it
     * may have been changed since.
     */
    private static boolean isSeenToBeExported(
            OrderSummary row, String key, List<ExportMark> marks, ExportedOrders exported, RunRecorder recorder) {
        return marks.stream().anyMatch(mark -> mark.isSeenOn(row))
                && !exported.knows(key)
                && !recorder.has(key)
                && !recorder.failed().containsKey(key);
    }

    /** Where an order may be: in the channel in which it is known, else in any. */
    private List<OrderLookup> lookups(String key, ExportedOrders exported, Function<String, OrderLookup> lookup) {
        Set<String> all = new LinkedHashSet<>(channels.names());
        all.add("");
        return exported
                .channel(key)
                .filter(channels::has)
                .map(Set::of)
                .orElse(channels.isRouted() ? all : channels.names())
                .stream()
                .map(lookup)
                .toList();
    }

    /** Says which orders to export, and how. */
    public static final class Builder extends BatchedOperationBuilder<Builder> {
        private final OrderFlow warehouse;
        private Optional<ChannelRouting> routing = Optional.empty();
        private OrderMapping mapping = OrderMapping.standard();
        private OrderSelection selection = OrderSelection.standard();
        private Optional<String> comment = Optional.empty();
        private Optional<String> exportedStatus = Optional.empty();
        private boolean extOrderId;
        private boolean cancels;

        private Builder(Magento shop, OrderFlow warehouse) {
            super(NAME, shop);
            this.warehouse = Objects.requireNonNull(warehouse);
        }

        /**
         * Which of the warehouse's channels each order is for. An order without one is given up, to be seen to. Default: all go to the
         * channel of the warehouse's client.
         */
        public Builder channels(ChannelRouting routing) {
            this.routing = Optional.of(routing);
            return this;
        }

        /** How orders become imports. Default {@link OrderMapping#standard()}. */
        public Builder mapping(OrderMapping mapping) {
            this.mapping = mapping;
            return this;
        }

        /** As {@link #mapping}, {@link #selection} and {@link #channels}, with the mappings that all operations of a merchant share. */
        public Builder mappings(Mappings mappings) {
            mappings.channels().ifPresent(this::channels);
            return mapping(mappings.order()).selection(mappings.selection());
        }

        /** Which orders are exported. Default {@link OrderSelection#standard()}. */
        public Builder selection(OrderSelection selection) {
            this.selection = Objects.requireNonNull(selection);
            return this;
        }

        /**
         * Cancels at OrderFlow what was cancelled in the shop after it was exported: each run does, after the export, what an {@link
         * OrderCancellation} does, by the same mapping and for the same stores, and keeps what that has to know in the same state. An
         * order that both have met has one outcome, which says what became of it in the end. Default: cancels nothing.
         */
        public Builder withCancellation() {
            this.cancels = true;
            return this;
        }

        private Optional<OrderCancellation> cancellation() {
            return cancels
                    ? Optional.of(new OrderCancellation(
                            OrderCancellation.between(shop(), warehouse)
                                    .channels(routing)
                                    .mapping(mapping)
                                    .selection(selection),
                            settings().of(OrderCancellation.NAME),
                            shop(),
                            batchSize()))
                    : Optional.empty();
        }

        /**
         * Adds a comment to each order that was exported, for the merchant to see; an order that has it is not exported again, even
         * if the state is lost. One that cannot be added changes nothing about the export. Default: none.
         *
         * @param text always the same, {@code Exported to OrderFlow} say
         */
        public Builder comment(String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("comment: needs a text");
            }
            this.comment = Optional.of(text);
            this.exportedStatus = Optional.empty();
            return this;
        }

        /**
         * Adds a comment to each order that was exported, as {@link #comment(String)}, and gives the order a status with it: one that the
         * shop has, assigned to the same state as the {@linkplain #statuses statuses} to be exported. Magento does not look whether it
         * is. What else goes by status has to know it, too: a stock calculation, other modules of the shop.
         *
         * @param text always the same, {@code Exported to OrderFlow} say
         * @param status a status code, {@code processing_exported} say
         */
        public Builder comment(String text, String status) {
            if (status.isBlank()) {
                throw new IllegalArgumentException("comment: needs a status code, or none");
            }
            comment(text);
            this.exportedStatus = Optional.of(status);
            return this;
        }

        /**
         * Sets the {@code ext_order_id} of each order that was exported: {@code OrderFlow:} and what OrderFlow knows the order by, for example
         * {@code OrderFlow:000000001}, 32 characters together at most. An order that has it is not exported again, even if the state is
         * lost, and is not even read whole then. May be used with a {@link #comment(String) comment} or without. Default: not set.
         *
         * <p>For Magento 2 alone, and there for some orders only, those of simple products for example: see {@link
         * io.github.orderflowmagento.magento.Orders#assignExtOrderId} for which, and why. What another system has set stays. An order whose
         * {@code ext_order_id} cannot be set is exported all the same, and the run warns of it; a comment can mark every order. Takes three
         * requests for each order. An order with the mark of another one is given up, to be checked by hand.
         */
        public Builder extOrderId() {
            this.extOrderId = true;
            return this;
        }

        /**
         * The status codes of orders to be fulfilled. Default {@code processing}, as the extension has it. A part
         * of the {@link #selection}.
         *
         * @throws IllegalArgumentException if there are none
         */
        public Builder statuses(String... statuses) {
            if (statuses.length == 0) {
                throw new IllegalArgumentException("statuses: at least one");
            }
            this.selection = OrderSelection.builder()
                    .from(selection)
                    .statuses(Set.of(statuses))
                    .build();
            return this;
        }

        /**
         * Only orders placed at this time or later: keeps the first run from sending a shop's whole history. Default: all. A part of
         * the {@link #selection}.
         */
        public Builder placedSince(Instant time) {
            this.selection =
                    OrderSelection.builder().from(selection).placedSince(time).build();
            return this;
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** The operation. */
        public OrderExport build() {
            return new OrderExport(this, settings(), shop(), batchSize());
        }
    }
}
