package io.github.orderflowmagento.operation.order;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.Projection;
import io.github.orderflowmagento.mapping.channel.ChannelRouting;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderSelection;
import io.github.orderflowmagento.operation.Operation;
import io.github.orderflowmagento.operation.RetryPolicy;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.BasicOperation;
import io.github.orderflowmagento.operation.internal.BatchedOperationBuilder;
import io.github.orderflowmagento.operation.internal.BoundOperation;
import io.github.orderflowmagento.operation.internal.OperationSettings;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.operation.internal.StatePart;
import io.github.orderflowmagento.operation.internal.export.Channels;
import io.github.orderflowmagento.operation.internal.export.OrderKeys;
import io.github.orderflowmagento.operation.internal.export.OrdersByKey;
import io.github.orderflowmagento.operation.internal.text.PersonalData;
import io.github.orderflowmagento.orderflow.OrderFlow;

/**
 * Order cancellation: cancels an order at OrderFlow if it was cancelled in the shop after its export, or refunded completely before any
 * shipment. The extension prepares this without using it.
 *
 * <p>A run requests the cancellation of each order cancelled since the last run, so it needs no record of what was exported. An order that
 * OrderFlow does not know is skipped; if the state of the export says that it was exported, it is given up for someone to check. If it was
 * cancelled within the last hour, the order may still be on its way to OrderFlow in a document whose answer was lost, so the request is
 * repeated as often as the {@link RetryPolicy} allows before that. An order that OrderFlow can no longer cancel, since it is despatched, is
 * given up for someone to check.
 *
 * <p>It must not run concurrently with the order export, since a cancellation might reach OrderFlow before its order: {@link
 * OrderExport.Builder#withCancellation} runs it after each export. Use it separately only for cancellations at other times, after an
 * export. An order that replaces a cancelled one is sent by the next export.
 *
 * <p>An order is cancelled at OrderFlow only if its own entry in the shop's list has the state {@code canceled}, or has the state {@code
 * closed} and none of the order's units were shipped.
 *
 * <p>Keys are those of the order export. Safe to share between threads; runs on one state must not overlap.
 */
public final class OrderCancellation extends BasicOperation {
    static final String NAME = "order cancellation";

    private final Magento shop;
    private final Channels channels;
    private final OrderKeys keys;
    private final OrderSelection selection;
    private final Supplier<RunState> exports;
    private final int batchSize;

    /** The fields read of an order. */
    private final Projection projection;

    OrderCancellation(Builder builder, OperationSettings settings, Magento shop, int batchSize) {
        super(settings);
        this.shop = settings.observed(shop);
        this.channels = new Channels(builder.warehouse, builder.routing, settings);
        this.keys = new OrderKeys(builder.mapping);
        this.selection = builder.selection;
        this.exports = builder.exports;
        this.batchSize = batchSize;
        this.projection = channels.projection().and(PersonalData.projection());
    }

    /** Returns a new builder. */
    public static Builder between(Magento shop, OrderFlow warehouse) {
        return new Builder(shop, warehouse);
    }

    @Override
    protected Run run(RunState state, boolean dryRun) {
        return run(StatePart.whole(state), exports.get(), dryRun);
    }

    /**
     * Runs as a part of another run.
     *
     * @param exported the state of the order export
     */
    Run run(StatePart state, RunState exported, boolean dryRun) {
        return start(state, exported, dryRun).run(state.own());
    }

    /**
     * Returns the cancellation of these orders, on the same state, whenever they were cancelled in the shop and regardless of earlier
     * failures. An order that is not to be cancelled, for example since it is not cancelled in the shop, is {@linkplain
     * io.github.orderflowmagento.operation.Outcome#GIVEN_UP given up} with the reason, but not remembered as failed. A number that the shop
     * does not have is {@linkplain io.github.orderflowmagento.operation.Outcome#UNKNOWN unknown}.
     *
     * @param numbers the orders' numbers ({@code increment_id}), or their keys. A number that several stores have selects the orders of all
     *     of them
     */
    public Operation of(List<String> numbers) {
        List<String> requested = List.copyOf(numbers);
        return new BoundOperation(
                settings(),
                (state, dryRun) ->
                        start(StatePart.whole(state), exports.get(), dryRun).runOnDemand(state, requested));
    }

    private CancellationRun start(StatePart state, RunState exported, boolean dryRun) {
        RunRecorder recorder = new RunRecorder(settings(), dryRun, state);
        OrdersByKey orders = new OrdersByKey(shop.orders(), projection, keys, exported);
        return new CancellationRun(
                recorder,
                channels,
                keys,
                exported,
                shop.orders(),
                orders,
                selection,
                settings().retries(),
                batchSize);
    }

    /** Configures a cancellation. Not thread-safe. */
    public static final class Builder extends BatchedOperationBuilder<Builder> {
        private final OrderFlow warehouse;
        private OrderMapping mapping = OrderMapping.standard();
        private Optional<ChannelRouting> routing = Optional.empty();
        private OrderSelection selection = OrderSelection.builder().build();
        private Supplier<RunState> exports = RunState::initial;

        private Builder(Magento shop, OrderFlow warehouse) {
            super(NAME, shop);
            this.warehouse = Objects.requireNonNull(warehouse);
        }

        /**
         * The mapping of the order export, which defines the {@linkplain OrderMapping#reference reference} of each order at OrderFlow.
         * Default: {@link OrderMapping#standard()}, which uses the order numbers.
         */
        public Builder mapping(OrderMapping mapping) {
            this.mapping = Objects.requireNonNull(mapping);
            return this;
        }

        /** The routing of the order export, which defines the channel of each order. Default: the channel of the warehouse's client. */
        public Builder channels(ChannelRouting routing) {
            return channels(Optional.of(routing));
        }

        Builder channels(Optional<ChannelRouting> routing) {
            this.routing = routing;
            return this;
        }

        /** Sets {@link #mapping}, {@link #selection} and {@link #channels} from the mappings shared by all operations of a merchant. */
        public Builder mappings(Mappings mappings) {
            return channels(mappings.channels()).mapping(mappings.order()).selection(mappings.selection());
        }

        /**
         * The selection of the order export: orders of other stores are cancelled only if they are known to be exported, and orders placed
         * before {@link OrderSelection#placedSince} are not processed. Its other conditions do not apply to cancellations. Default: all
         * orders.
         */
        public Builder selection(OrderSelection selection) {
            this.selection = Objects.requireNonNull(selection);
            return this;
        }

        /**
         * The state of the order export, requested once per run. An order is cancelled at OrderFlow by its number: if it is not the order
         * that was exported under that number, for example after a shop was restored from a backup, the cancellation is given up, to be
         * checked by hand. Default: no state, so that only the number identifies an order; a Magento 2 then receives one more request per
         * hundred orders, and the cancellation is given up if several stores have the number.
         */
        public Builder exported(Supplier<RunState> state) {
            this.exports = Objects.requireNonNull(state);
            return this;
        }

        /**
         * The number of orders after which the run saves its progress in its checkpoint; after a crash at most this many are repeated.
         * Default: 100.
         *
         * @throws IllegalArgumentException if not from 1 to 1,000
         */
        @Override
        public Builder batchSize(int items) {
            return super.batchSize(items);
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** Builds the operation. */
        public OrderCancellation build() {
            return new OrderCancellation(this, settings(), shop(), batchSize());
        }
    }
}
