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
import io.github.orderflowmagento.operation.internal.UnreadableListEntries;
import io.github.orderflowmagento.operation.internal.export.ChangedKeys;
import io.github.orderflowmagento.operation.internal.export.Channels;
import io.github.orderflowmagento.operation.internal.export.ExportLoop;
import io.github.orderflowmagento.operation.internal.export.ExportMarker;
import io.github.orderflowmagento.operation.internal.export.ExportedOrders;
import io.github.orderflowmagento.operation.internal.export.ImportResultRecorder;
import io.github.orderflowmagento.operation.internal.export.ImportSender;
import io.github.orderflowmagento.operation.internal.export.OrderKeys;
import io.github.orderflowmagento.operation.internal.export.OrderLookup;
import io.github.orderflowmagento.operation.internal.text.PersonalData;
import io.github.orderflowmagento.orderflow.OrderFlow;

/**
 * Order export: sends every order to be fulfilled to the warehouse exactly once.
 *
 * <p>A run sends the orders in an exportable status that changed since the last run, as inserts. OrderFlow rejects a second insert of an
 * order as a duplicate; the outcome is then <em>already there</em>, with a note if OrderFlow's order differs from the shop's. An order that
 * is not the one exported under its number (a shop restored from a backup, two shops on one state), or that was changed since its export (a
 * corrected address, a refunded row), is given up with a {@linkplain Run#warnings warning}, to be checked by hand: OrderFlow offers no way
 * to change an order. {@link RunState#exported} identifies the exported order; if it has no entry, the order is <em>already there</em> with
 * a warning that it was not compared. If an answer is lost, the orders are looked up at OrderFlow, and missing ones are sent again. So no
 * order is duplicated.
 *
 * <p>Magento edits an order by cancelling it and placing another. The new order has the outcome <em>will retry</em> as long as OrderFlow
 * has a predecessor that it does not report as cancelled: {@link Builder#withCancellation} cancels the predecessor, and the next export
 * sends the replacement. The replacement of an order that was never exported is sent at once.
 *
 * <p>{@link Run#exportedAt} contains the time at which each order was exported: the time of its batch, which is also sent to OrderFlow.
 * Keep these times as long as a stock calculation may need them.
 *
 * <p>If the amounts of an order do not add up, the detail of its outcome contains the difference.
 *
 * <p>Keys are order numbers, with the store if {@linkplain OrderMapping#withOrderNumbers(java.util.Map) it has its own references}: {@code
 * 000000001 (store 2)}. If several stores have orders with the same number and the mapping does not distinguish them, these orders are not
 * sent: each fails under such a key. Safe to share between threads; runs on one state must not overlap.
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

    /** The fields read of an order. */
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

    /** Returns a new builder. */
    public static Builder between(Magento shop, OrderFlow warehouse) {
        return new Builder(shop, warehouse);
    }

    @Override
    protected Run run(RunState state, boolean dryRun) {
        RunState own = state.withCancellation(Optional.empty());
        RunState before = state.cancellation().orElseGet(RunState::initial);
        cancellation.ifPresent(orders -> RunRecorder.refuseOthers(before, orders.owner()));
        Run exported = export(own, state, dryRun, Optional.empty());
        Optional<Run> cancelled = cancelled(before, state, exported, dryRun);
        Run run = cancelled.map(other -> MergedRun.of(exported, other)).orElse(exported);
        Optional<RunState> kept = cancelled.map(Run::next).or(state::cancellation);
        return Run.builder()
                .from(run)
                .next(dryRun ? state : run.next().withCancellation(kept))
                .build();
    }

    /** If the cancellation is aborted, the outcomes of the export remain: what was sent must be known. */
    private Optional<Run> cancelled(RunState before, RunState whole, Run exported, boolean dryRun) {
        try {
            StatePart part =
                    new StatePart(before, whole, next -> exported.next().withCancellation(Optional.of(next)));
            return cancellation.map(orders -> orders.run(part, exported.next(), dryRun));
        } catch (RuntimeException e) {
            return Optional.of(Run.builder()
                    .from(exported)
                    .operation(OrderCancellation.NAME)
                    .items(List.of())
                    .warnings(List.of())
                    .endedEarly("it was aborted: " + e)
                    .endedBy(EndReason.OTHER)
                    .next(before)
                    .build());
        }
    }

    /**
     * Returns the export of these orders, on the same state, regardless of earlier failures. Orders excluded by the selection or the
     * conditions are still skipped, and nothing is cancelled. A number that the shop does not have is {@linkplain
     * io.github.orderflowmagento.operation.Outcome#UNKNOWN unknown}.
     *
     * @param numbers the orders' numbers ({@code increment_id}), or their keys. A number that several stores have selects the orders of all
     *     of them if the {@linkplain OrderMapping#withOrderNumbers(java.util.Map) mapping} distinguishes them; otherwise it fails with the
     *     stores' names
     */
    public Operation of(List<String> numbers) {
        List<String> requested = List.copyOf(numbers);
        return new BoundOperation(settings(), (state, dryRun) -> {
            RunState own = state.withCancellation(Optional.empty());
            Run run = export(own, state, dryRun, Optional.of(requested));
            return Run.builder()
                    .from(run)
                    .next(dryRun ? state : run.next().withCancellation(state.cancellation()))
                    .build();
        });
    }

    /**
     * @param whole the state given to the run
     * @param requested the requested orders; empty for all that changed
     */
    private Run export(RunState state, RunState whole, boolean dryRun, Optional<List<String>> requested) {
        RunRecorder recorder = new RunRecorder(
                settings(), dryRun, new StatePart(state, whole, next -> next.withCancellation(whole.cancellation())));
        OrderKeys keys = new OrderKeys(mapping);
        List<ExportMarker> marks = marks(recorder);
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
        channels.names()
                .forEach(channel ->
                        channels.recorder(recorder, channel)); // an outage of one channel ends only that channel
        ExportTimes times = new ExportTimes(settings().clock());
        Replacements replacements = new Replacements(
                shop.orders(), keys, key -> lookups(key, exported, lookup), exported, recorder.startedAt());
        OrdersToExport orders = new OrdersToExport(
                selection, mapping, channels, keys, reading, exported, replacements, marks, times, recorder);
        ExportLoop<Order> loop = new ExportLoop<>(orders, recorder, channels, sender, batchSize);
        if (requested.isPresent()) {
            return loop.runOnDemand(requested.get());
        }
        UnreadableListEntries unlisted = new UnreadableListEntries("order id", recorder);
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

    private List<ExportMarker> marks(RunRecorder recorder) {
        List<ExportMarker> marks = new ArrayList<>();
        comment.ifPresent(text -> marks.add(ExportMarker.comment(recorder, shop.orders(), text, exportedStatus)));
        if (extOrderId) {
            marks.add(ExportMarker.extOrderId(
                    recorder, shop.orders(), order -> mapping.reference(mapping.orderNumber(order))));
        }
        return marks;
    }

    /**
     * Returns whether a row of the list proves that the order was exported, so that it need not be read whole. An order in the state is
     * read nevertheless, since it may have changed.
     */
    private static boolean isSeenToBeExported(
            OrderSummary row, String key, List<ExportMarker> marks, ExportedOrders exported, RunRecorder recorder) {
        return marks.stream().anyMatch(mark -> mark.isSeenOn(row))
                && !exported.knows(key)
                && !recorder.has(key)
                && !recorder.failed().containsKey(key);
    }

    /** Returns the possible channels of an order: the one in which it is known, otherwise all. */
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

    /** Configures an export. Not thread-safe. */
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
         * The routing of orders to the warehouse's channels. An order without a channel is given up. Default: all go to the channel of the
         * warehouse's client.
         */
        public Builder channels(ChannelRouting routing) {
            this.routing = Optional.of(routing);
            return this;
        }

        /** The mapping from orders to imports. Default: {@link OrderMapping#standard()}. */
        public Builder mapping(OrderMapping mapping) {
            this.mapping = mapping;
            return this;
        }

        /** Sets {@link #mapping}, {@link #selection} and {@link #channels} from the mappings shared by all operations of a merchant. */
        public Builder mappings(Mappings mappings) {
            mappings.channels().ifPresent(this::channels);
            return mapping(mappings.order()).selection(mappings.selection());
        }

        /** The selection of orders to export. Default: {@link OrderSelection#standard()}. */
        public Builder selection(OrderSelection selection) {
            this.selection = Objects.requireNonNull(selection);
            return this;
        }

        /**
         * Cancels orders at OrderFlow that were cancelled in the shop after their export: after each export, runs an {@link
         * OrderCancellation} with the same mapping and for the same stores, and keeps its state in the export's state. An order processed
         * by both has one outcome, the final one. Default: cancels nothing.
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
         * Adds a comment to each exported order, for the merchant to see; an order with this comment is not exported again, even if the
         * state is lost. If the comment cannot be added, the export is not affected. Default: none.
         *
         * @param text the same in every run, for example {@code Exported to OrderFlow}
         * @throws IllegalArgumentException if the text is blank
         */
        public Builder comment(String text) {
            if (text.isBlank()) {
                throw new IllegalArgumentException("comment must not be blank");
            }
            this.comment = Optional.of(text);
            this.exportedStatus = Optional.empty();
            return this;
        }

        /**
         * Adds a comment to each exported order, like {@link #comment(String)}, and sets the order's status at the same time. The status
         * must exist in the shop and be assigned to the same state as the {@linkplain #statuses statuses} to be exported; Magento does not
         * check this. Everything else that depends on the status must recognise the new one, too, for example a stock calculation or other
         * modules of the shop.
         *
         * @param text the same in every run, for example {@code Exported to OrderFlow}
         * @param status a status code, for example {@code processing_exported}
         * @throws IllegalArgumentException if the text or the status is blank
         */
        public Builder comment(String text, String status) {
            if (status.isBlank()) {
                throw new IllegalArgumentException("comment: the status code must not be blank");
            }
            comment(text);
            this.exportedStatus = Optional.of(status);
            return this;
        }

        /**
         * Sets the {@code ext_order_id} of each exported order to {@code OrderFlow:} and the order's reference at OrderFlow, for example
         * {@code OrderFlow:000000001}, up to 32 characters in total. An order that has it is not exported again, even if the state is lost;
         * only its row in the list is read. May be combined with a {@link #comment(String) comment}. Default: not set.
         *
         * <p>Only for Magento 2, and there only for some orders, for example those of simple products: {@link
         * io.github.orderflowmagento.magento.Orders#assignExtOrderId} explains which, and why. A value set by another system is kept. If
         * the {@code ext_order_id} of an order cannot be set, the order is exported nevertheless, with a warning; a comment can mark every
         * order. Costs three requests per order. An order with the mark of another order is given up, to be checked by hand.
         */
        public Builder extOrderId() {
            this.extOrderId = true;
            return this;
        }

        /**
         * The status codes of orders to be fulfilled. Default: {@code processing}, as in the extension. Part of the {@link #selection}.
         *
         * @throws IllegalArgumentException if there are none
         */
        public Builder statuses(String... statuses) {
            if (statuses.length == 0) {
                throw new IllegalArgumentException("statuses must not be empty");
            }
            this.selection = OrderSelection.builder()
                    .from(selection)
                    .statuses(Set.of(statuses))
                    .build();
            return this;
        }

        /**
         * Exports only orders placed at this time or later; keeps the first run from sending a shop's whole history. Default: all orders.
         * Part of the {@link #selection}.
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

        /** Builds the operation. */
        public OrderExport build() {
            return new OrderExport(this, settings(), shop(), batchSize());
        }
    }
}
