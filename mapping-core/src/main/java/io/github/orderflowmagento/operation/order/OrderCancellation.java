package io.github.orderflowmagento.operation.order;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderItem;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.magento.model.Projection;
import io.github.orderflowmagento.mapping.channel.ChannelRouting;
import io.github.orderflowmagento.mapping.merchant.Mappings;
import io.github.orderflowmagento.mapping.order.OrderMapping;
import io.github.orderflowmagento.mapping.order.OrderSelection;
import io.github.orderflowmagento.operation.RetryPolicy;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.BasicOperation;
import io.github.orderflowmagento.operation.internal.Failures;
import io.github.orderflowmagento.operation.internal.OperationBuilder;
import io.github.orderflowmagento.operation.internal.OperationSettings;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.operation.internal.UnlistedEntities;
import io.github.orderflowmagento.operation.internal.export.Channels;
import io.github.orderflowmagento.operation.internal.export.ExportedOrders;
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

    private static final String CLOSED = "it is closed in the shop";
    private static final String STILL = "whether it is still cancelled";
    private static final String BUT = "cancelled in the shop, but ";
    private static final String STORE_UNTOLD =
            "the shop does not tell its store, by which OrderFlow knows it (the store may have been deleted), check by hand";
    private static final String AMBIGUOUS =
            "several stores have an order of this number, and which of them was exported is not known, check by hand";

    /** A document that got no answer may be worked on for so long. */
    private static final Duration ON_ITS_WAY = Duration.ofHours(1);

    private final Magento shop;
    private final Channels channels;
    private final OrderKeys keys;
    private final OrderSelection selection;
    private final Supplier<RunState> exports;
    private final boolean areNumberedByStore;

    /** All that is read of an order. */
    private final Projection projection;

    OrderCancellation(Builder builder, OperationSettings settings, Magento shop) {
        super(settings);
        this.shop = settings.observed(shop);
        this.channels = new Channels(builder.warehouse, builder.routing, settings);
        this.keys = new OrderKeys(builder.mapping);
        this.selection = builder.selection;
        this.exports = builder.exports;
        this.areNumberedByStore = shop.orders().areNumberedByStore();
        this.projection = channels.projection().and(PersonalData.projection());
    }

    /** A new builder. */
    public static Builder between(Magento shop, OrderFlow warehouse) {
        return new Builder(shop, warehouse);
    }

    @Override
    protected Run run(RunState state, boolean dryRun) {
        return run(state, state, exports.get(), dryRun);
    }

    /**
     * Runs as a part of another run.
     *
     * @param whole the state that the other one was given
     * @param exported the state of the order export
     */
    Run run(RunState state, RunState whole, RunState exported, boolean dryRun) {
        return new Pass(state, whole, exported, dryRun).run(state);
    }

    private static boolean isGone(MagentoException failure) {
        return failure instanceof MagentoException.NotFound && failure.concerns() == MagentoException.Concern.ITEM;
    }

    private static boolean mayLieInTheOrder(MagentoException failure) {
        return failure instanceof MagentoException.Rejected
                || (failure.concerns() != MagentoException.Concern.EVERYTHING
                        && (failure instanceof MagentoException.ServerFault
                                || failure instanceof MagentoException.NotUnderstood));
    }

    private static String untold(String what, MagentoException failure) {
        return what + " cannot be told: " + Failures.reason(failure);
    }

    private final class Pass {
        private final RunRecorder recorder;
        private final UnlistedEntities unlisted;
        private final boolean dryRun;
        private final RunState exported;
        private final OrdersByKey orders;
        private final SharedNumbers numbers;

        /** What each order that was met goes by, by the shop's id of it. */
        private final Map<Long, String> keyOf = new HashMap<>();

        private final Set<String> taken = new HashSet<>();

        /** Orders that may be on their way to OrderFlow, so that it may come to know them yet. */
        private final Set<String> mayArrive = new HashSet<>();

        /** The channel that each order is for by the routing, as far as it is known. */
        private final Map<String, String> channelOf = new HashMap<>();

        private final Map<String, ChannelCancellation> byChannel = new TreeMap<>();

        Pass(RunState state, RunState whole, RunState exported, boolean dryRun) {
            this.recorder = new RunRecorder(settings(), dryRun, state, whole);
            this.exported = exported;
            this.orders = new OrdersByKey(shop.orders(), projection, keys, exported);
            this.numbers = new SharedNumbers(shop.orders(), keys, areNumberedByStore);
            this.unlisted = new UnlistedEntities("order id", recorder);
            this.dryRun = dryRun;
            mayArrive.addAll(state.waiting().keySet());
            channels.names().forEach(this::inChannel);
        }

        private ChannelCancellation inChannel(String channel) {
            return byChannel.computeIfAbsent(
                    channel,
                    name -> new ChannelCancellation(
                            channels.recorder(recorder, name),
                            channels.warehouse(name).orders(),
                            keys,
                            settings().retries().attempts(),
                            mayArrive::contains));
        }

        Run run(RunState state) {
            Changes<OrderSummary> changes = shop.orders()
                    .changes(
                            OrderQuery.builder()
                                    .addStates(OrderState.CANCELED, OrderState.CLOSED)
                                    .createdSince(selection.placedSince())
                                    .build(),
                            state.watermark());
            Stream<String> cancelled = numbers.readingAhead(
                            changes.stream(unlisted::passOver), this::isUnknownByItsNumber)
                    .filter(this::isListed)
                    .filter(row -> isCancelled(key(row), row))
                    .map(this::key);
            try {
                Stream<String> waiting = state.waiting().keySet().stream()
                        .filter(key -> !unlisted.isKey(key))
                        .filter(this::isStillCancelled);
                Stream.concat(waiting, cancelled)
                        .takeWhile(number -> !recorder.hasEnded())
                        .filter(number -> !recorder.has(number) && !recorder.waits(number))
                        .forEach(number -> {
                            cancel(number);
                            if (byChannel.values().stream().allMatch(ChannelCancellation::areJudged)) {
                                recorder.announce();
                            }
                        });
            } catch (MagentoException e) {
                recorder.endEarly(Failures.reason(e));
            }
            byChannel.values().forEach(ChannelCancellation::end);
            if (!recorder.hasEnded()) {
                unlisted.walkEnded();
            }
            changes.setBack().ifPresent(recorder::clockWasSetBack);
            RunState.Builder next = new RunState.Builder().from(state);
            return recorder.close(
                    recorder.isIncomplete() || unlisted.mustLookAgain() ? next : next.watermark(changes.next()));
        }

        /** Of several orders of one number that the mapping does not tell apart, each goes by a key of its own. */
        private String key(OrderHead order) {
            return order.orderId()
                    .map(id -> keyOf.computeIfAbsent(id, added -> newKey(id, order)))
                    .orElseGet(() -> keys.of(order));
        }

        private String newKey(long id, OrderHead order) {
            boolean isOfUntoldStore = keys.isOfUntoldStore(order);
            String key = isOfUntoldStore
                    ? ExportedOrders.key(exported, keys, order).orElseGet(() -> keys.of(order))
                    : keys.of(order);
            if (taken.add(key)) {
                return key;
            }
            return isOfUntoldStore ? key + " (order id " + id + ")" : keys.apart(order);
        }

        /** What waits was cancelled, or closed, in an earlier run: the shop may have changed its mind, or tell more of it now. */
        private boolean isStillCancelled(String number) {
            if (recorder.waits(number)) {
                return false;
            }
            Answer<Order> answer = orders.read(number);
            if (answer.failure().filter(OrderCancellation::isGone).isPresent()) {
                return isJudged(number); // by its number OrderFlow knows it still
            }
            return answer.failure()
                    .map(failure -> mayLieInTheOrder(failure)
                            ? isListedAsCancelled(number, failure)
                            : cannotBeTold(number, STILL, failure))
                    .orElseGet(() -> isStillCancelled(number, answer.orThrow(), PersonalData.of(answer.orThrow())));
        }

        private boolean isStillCancelled(String number, OrderHead order, PersonalData people) {
            keyOf.put(order.orderId().orElseThrow(), number);
            taken.add(number);
            recorder.conceal(number, people);
            return isCancelled(number, order);
        }

        /**
         * By its store the order cannot be read if the shop no longer tells that, nor at all if the shop breaks over it: it is known by what it is
         * among those of its number.
         */
        private boolean isListedAsCancelled(String number, MagentoException refusal) {
            try {
                List<OrderSummary> rows = orders.rows(number);
                Optional<OrderSummary> known =
                        rows.stream().filter(row -> isKnownBy(number, row)).findFirst();
                if (known.isPresent()) {
                    return isStillCancelled(number, known.get(), PersonalData.of(known.get()));
                }
                if (rows.stream().anyMatch(keys::isOfUntoldStore)) {
                    giveUp(number, STORE_UNTOLD);
                    return false;
                }
                return cannotBeRead(number, STILL, refusal);
            } catch (MagentoException e) {
                return cannotBeTold(number, STILL, e);
            }
        }

        /** What the shop lists, and fails to show whole, is not tried for ever. */
        private boolean cannotBeRead(String number, String what, MagentoException failure) {
            if (mayLieInTheOrder(failure) && !(failure instanceof MagentoException.Ambiguous)) {
                recorder.failedItself(number, untold(what, failure));
                return false;
            }
            return cannotBeTold(number, what, failure);
        }

        /** What lies in the order itself is not tried for ever. */
        private boolean cannotBeTold(String number, String what, MagentoException failure) {
            String why = untold(what, failure);
            if (failure instanceof MagentoException.Ambiguous) {
                recorder.failedForGood(number, why + ": check by hand");
            } else if (failure instanceof MagentoException.Rejected) {
                recorder.failedItself(number, why);
            } else {
                recorder.notTried(number, why);
            }
            return false;
        }

        /** Whether an earlier run found that the order, which is gone from the shop, is to be cancelled. */
        private boolean isJudged(String number) {
            boolean isUndecided = Optional.ofNullable(recorder.failed().get(number))
                    .filter(item -> Stream.of(CLOSED, STILL, BUT).anyMatch(item.reason()::startsWith))
                    .isPresent();
            if (isUndecided) {
                recorder.failedForGood(
                        number,
                        "it is no longer in the shop, and whether it is to be cancelled was not known: check by hand");
            }
            return !isUndecided;
        }

        private boolean isListed(OrderSummary row) {
            if (row.incrementId().isBlank()) {
                unlisted.nameless(row.orderId());
                return false;
            }
            unlisted.listed(row.orderId());
            recorder.conceal(key(row), PersonalData.of(row));
            return !recorder.has(key(row));
        }

        /** The shop was asked for cancelled orders only; what it gives is looked at all the same, since a cancellation is for good. */
        private boolean isCancelled(String number, OrderHead order) {
            if (order.stateCode().isEmpty()) {
                recorder.failedForGood(number, "the shop does not tell its state: is it cancelled? Check by hand");
                return false;
            }
            if (order.state() != OrderState.CANCELED && order.state() != OrderState.CLOSED) {
                recorder.skipped(number, "it is " + order.stateCode().get() + " in the shop, not cancelled");
                return false;
            }
            if (isOfAnotherStore(order)) {
                recorder.skipped(
                        number,
                        "its store is " + order.storeId().map(String::valueOf).orElse("") + ", not one of "
                                + selection.storeIds());
                return false;
            }
            if (keys.isOfUntoldStore(order) && !isKnownBy(number, order)) {
                giveUp(number, STORE_UNTOLD);
                return false;
            }
            return (order.state() == OrderState.CANCELED || isRefundedUnshipped(number, order))
                    && isExported(number, order);
        }

        /** A store that is gone, or untold, may be one of those; what is known to be exported is cancelled whatever its store. */
        private boolean isOfAnotherStore(OrderHead order) {
            return !selection.storeIds().isEmpty()
                    && order.storeId()
                            .filter(store -> !selection.storeIds().contains(store))
                            .isPresent()
                    && ExportedOrders.channel(exported, keys, keys.of(order)).isEmpty();
        }

        /** All of it refunded before any of it was shipped is as good as cancelled. */
        private boolean isRefundedUnshipped(String number, OrderHead head) {
            Answer<Order> answer = head instanceof Order order ? Answer.of(number, order) : orders.read(head);
            if (answer.failure().isPresent()) {
                return cannotBeRead(
                        number,
                        CLOSED + ", and whether it was shipped",
                        answer.failure().get());
            }
            List<OrderItem> items = answer.orThrow().items();
            if (items.isEmpty()) {
                recorder.failedForGood(
                        number, "it is closed in the shop, which tells no rows of it: was it shipped? Check by hand");
                return false;
            }
            boolean isUnshipped =
                    items.stream().allMatch(item -> item.qtyShipped().signum() == 0);
            if (!isUnshipped) {
                recorder.skipped(number, "it was shipped before it was refunded");
            }
            return isUnshipped;
        }

        private boolean isExported(String number, OrderHead order) {
            Optional<String> other = keys.isOfUntoldStore(order)
                    ? Optional.empty() // known by its own key
                    : ExportedOrders.reasonToLeaveAlone(exported, keys, order);
            if (other.isPresent()) {
                giveUp(number, other.get());
                return false;
            }
            if (!isTheOnlyOne(number, order)) {
                return false;
            }
            routed(order).ifPresent(channel -> channelOf.put(number, channel));
            Instant recent = recorder.startedAt().minus(ON_ITS_WAY);
            if (order.updatedAt().filter(recent::isAfter).isEmpty()) {
                mayArrive.add(number);
            }
            return true;
        }

        private void giveUp(String number, String why) {
            recorder.warn(why, number);
            recorder.failedForGood(number, BUT + why);
        }

        private boolean isKnownBy(String number, OrderHead order) {
            return ExportedOrders.key(exported, keys, order)
                    .filter(number::equals)
                    .isPresent();
        }

        /**
         * Whether OrderFlow cannot have another order by the reference of this one. Where nothing is known of the export, and the mapping does
         * not tell orders of one number apart, the shop is asked whether several stores have it.
         */
        private boolean isTheOnlyOne(String number, OrderHead order) {
            boolean isRead =
                    order instanceof Order && keys.store(number).isEmpty(); // the shop refuses a number of several
            if (isRead
                    || keys.number(number).storeId().isPresent()
                    || ExportedOrders.channel(exported, keys, number).isPresent()) {
                return true;
            }
            try {
                if (numbers.isOfSeveral(order)) {
                    giveUp(number, AMBIGUOUS);
                    return false;
                }
                return true;
            } catch (MagentoException e) {
                if (Failures.concernsEveryItem(e)) {
                    throw e;
                }
                return cannotBeTold(number, BUT + "whether another store has its number", e);
            }
        }

        /** Whether nothing is known of the export of the order, and the mapping does not tell it from others of its number. */
        private boolean isUnknownByItsNumber(OrderHead order) {
            String key = keys.of(order);
            return !order.incrementId().isBlank()
                    && keys.number(key).storeId().isEmpty()
                    && ExportedOrders.channel(exported, keys, key).isEmpty();
        }

        /** The channel that the order is for by the routing, which may be anybody's: where it says none, the order may be in any. */
        private Optional<String> routed(OrderHead head) {
            try {
                Optional<String> channel = head instanceof OrderSummary row ? channels.of(row) : Optional.empty();
                return channel.isPresent() ? channel : whole(head).map(channels::of);
            } catch (MagentoException e) {
                throw e;
            } catch (RuntimeException e) {
                return Optional.empty();
            }
        }

        private Optional<Order> whole(OrderHead head) {
            return head instanceof Order order
                    ? Optional.of(order)
                    : orders.read(head).value();
        }

        /** Cancels the order in the channel in which it is known, else in that of the routing, else in any. */
        private void cancel(String number) {
            Optional<String> other = ExportedOrders.byOtherReference(exported, keys, number);
            if (other.isPresent()) {
                giveUp(number, other.get());
                return;
            }
            Set<String> candidates = new LinkedHashSet<>();
            ExportedOrders.channel(exported, keys, number).filter(channels::has).ifPresent(candidates::add);
            String routed = channelOf.remove(number);
            if (candidates.isEmpty() && routed != null) {
                candidates.add(routed);
            }
            if (candidates.isEmpty()) {
                candidates.addAll(channels.names());
            }
            ChannelCancellation first = inChannel(candidates.iterator().next());
            if (candidates.stream().map(this::inChannel).noneMatch(channel -> channel.cancel(number, dryRun))) {
                first.unknown(number, () -> elsewhere(number, candidates));
            }
        }

        /** A channel that has an order of the number, and is not that of the order: nothing is cancelled there, for it may be another's. */
        private Optional<String> elsewhere(String number, Set<String> asked) {
            Set<String> others = new LinkedHashSet<>(channels.names());
            if (channels.isRouted()) {
                others.add("");
            }
            others.removeAll(asked);
            return others.stream()
                    .filter(channel -> inChannel(channel).has(number))
                    .findFirst()
                    .map(channel -> channel.isEmpty() ? "the channel of the warehouse's client" : "channel " + channel);
        }
    }

    /** Says which orders to cancel. */
    public static final class Builder extends OperationBuilder<Builder> {
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

        @Override
        protected Builder self() {
            return this;
        }

        /** The operation. */
        public OrderCancellation build() {
            return new OrderCancellation(this, settings(), shop());
        }
    }
}
