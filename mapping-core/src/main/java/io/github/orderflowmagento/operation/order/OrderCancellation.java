package io.github.orderflowmagento.operation.order;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.model.Projection;
import io.github.orderflowmagento.mapping.channel.ChannelRouting;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderSelection;
import io.github.orderflowmagento.operation.RetryPolicy;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.BasicOperation;
import io.github.orderflowmagento.operation.internal.BatchedOperationBuilder;
import io.github.orderflowmagento.operation.internal.OperationSettings;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.operation.internal.StatePart;
import io.github.orderflowmagento.operation.internal.export.Channels;
import io.github.orderflowmagento.operation.internal.export.OrderKeys;
import io.github.orderflowmagento.operation.internal.export.OrdersByKey;
import io.github.orderflowmagento.operation.internal.text.PersonalData;
import io.github.orderflowmagento.orderflow.OrderFlow;

/**
 * Order cancellation: an order that is cancelled in the shop after it was exported, or refunded whole before any of it was shipped, is
 * cancelled at OrderFlow. The extension has this prepared, and not connected.
 *
 * <p>A run asks for each order cancelled since the last one, so that no memory of what was exported is needed. One that OrderFlow
 * does not know is skipped; but one that was cancelled within the last hour may be on its way to OrderFlow in a document whose
 * answer got lost, so it is asked for again, as often as the {@link RetryPolicy} says, before it is skipped. One that OrderFlow no
 * longer cancels, since it is despatched, is given up for someone to see.
 *
 * <p>It must not run beside the order export, whose orders it would overtake: {@link OrderExport.Builder#withCancellation} runs it with
 * each export. By itself it is for cancellations at other times, after an export. An order that replaces a cancelled one goes with the
 * export after that.
 *
 * <p>Nothing is cancelled at OrderFlow whose row in the shop's list does not say {@code canceled} itself, or {@code closed}, and then
 * only if its rows say that nothing was shipped.
 *
 * <p>Keys are those of the order export. Safe to share between threads; runs on one state should not overlap.
 */
public final class OrderCancellation extends BasicOperation {
    static final String NAME = "order cancellation";

    private final Magento shop;
    private final Channels channels;
    private final OrderKeys keys;
    private final OrderSelection selection;
    private final Supplier<RunState> exports;
    private final int batchSize;

    /** All that is read of an order. */
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

    /** A new builder. */
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
                        batchSize)
                .run(state.own());
    }

    /** Says which orders to cancel. */
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
         * The mapping of the order export, which says by what {@linkplain OrderMapping#reference reference} OrderFlow knows the orders.
         * Default {@link OrderMapping#standard()}: by their numbers.
         */
        public Builder mapping(OrderMapping mapping) {
            this.mapping = Objects.requireNonNull(mapping);
            return this;
        }

        /**
         * The routing of the order export, which says in which channel each order is. Default: all are in the channel of the warehouse's
         * client.
         */
        public Builder channels(ChannelRouting routing) {
            return channels(Optional.of(routing));
        }

        Builder channels(Optional<ChannelRouting> routing) {
            this.routing = routing;
            return this;
        }

        /** As {@link #mapping}, {@link #selection} and {@link #channels}, with the mappings that all operations of a merchant share. */
        public Builder mappings(Mappings mappings) {
            return channels(mappings.channels()).mapping(mappings.order()).selection(mappings.selection());
        }

        /**
         * The selection of the order export: of other stores' orders only those are cancelled that are known to be exported, and orders placed
         * before its time are not looked at. What else it says is of orders to be despatched. Default: all orders.
         */
        public Builder selection(OrderSelection selection) {
            this.selection = Objects.requireNonNull(selection);
            return this;
        }

        /**
         * The state of the order export, asked for once a run. An order is cancelled at OrderFlow by its number: of one that is not the
         * order which was exported under that number, after a shop was restored from a backup for example, the cancellation is given up,
         * to be checked by hand. Default: nothing is known of what was exported, and the number decides; a Magento 2 is asked once more for each
         * hundred orders then, and the cancellation is given up where several stores have the number.
         */
        public Builder exported(Supplier<RunState> state) {
            this.exports = Objects.requireNonNull(state);
            return this;
        }

        /**
         * How many orders are dealt with before the run keeps in its checkpoint how far it has come; a run that dies repeats so many at most.
         * Default: 100.
         *
         * @throws IllegalArgumentException if it is not from 1 to 1,000
         */
        @Override
        public Builder batchSize(int items) {
            return super.batchSize(items);
        }

        @Override
        protected Builder self() {
            return this;
        }

        /** The operation. */
        public OrderCancellation build() {
            return new OrderCancellation(this, settings(), shop(), batchSize());
        }
    }
}
