package io.github.orderflowmagento.operation.order;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Orders;
import io.github.orderflowmagento.magento.model.Order;
import io.github.orderflowmagento.magento.model.OrderHead;
import io.github.orderflowmagento.magento.model.OrderQuery;
import io.github.orderflowmagento.magento.model.OrderState;
import io.github.orderflowmagento.magento.model.OrderSummary;
import io.github.orderflowmagento.mapping.order.OrderSelection;
import io.github.orderflowmagento.operation.RetryPolicy;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.internal.RunRecorder;
import io.github.orderflowmagento.operation.internal.UnreadableListEntries;
import io.github.orderflowmagento.operation.internal.export.Channels;
import io.github.orderflowmagento.operation.internal.export.ExportedOrders;
import io.github.orderflowmagento.operation.internal.export.OrderKeys;
import io.github.orderflowmagento.operation.internal.export.OrdersByKey;
import io.github.orderflowmagento.operation.internal.export.WalkProgress;
import io.github.orderflowmagento.operation.internal.text.PersonalData;

/**
 * One run of the order cancellation: reads the orders that are cancelled in the shop, and requests the cancellation of each from OrderFlow.
 */
final class CancellationRun {
    /** How long OrderFlow may work on a document that got no answer. */
    private static final Duration ON_ITS_WAY = Duration.ofHours(1);

    private final RunRecorder recorder;
    private final Channels channels;
    private final OrderKeys keys;
    private final RunState exported;
    private final Orders shop;
    private final OrdersByKey orders;
    private final OrderSelection selection;
    private final RetryPolicy retries;
    private final int batchSize;
    private final UnreadableListEntries unlisted;
    private final SharedNumbers numbers;
    private final CancellationKeys keysOfRun;
    private final CancelledOrders judge;

    /** Orders that may be on their way to OrderFlow, which may therefore know them soon. */
    private final Set<String> mayArrive = new HashSet<>();

    /** The channel of each order by the routing, as far as known. */
    private final Map<String, String> channelOf = new HashMap<>();

    private final Map<String, ChannelCancellation> byChannel = new TreeMap<>();

    /** Orders processed since progress was last saved. */
    private int inBatch;

    /**
     * @param exported the state of the order export
     * @param orders reads the orders' deciding fields
     * @param batchSize the number of orders after which progress is saved
     */
    CancellationRun(
            RunRecorder recorder,
            Channels channels,
            OrderKeys keys,
            RunState exported,
            Orders shop,
            OrdersByKey orders,
            OrderSelection selection,
            RetryPolicy retries,
            int batchSize) {
        this.recorder = recorder;
        this.channels = channels;
        this.keys = keys;
        this.exported = exported;
        this.shop = shop;
        this.orders = orders;
        this.selection = selection;
        this.retries = retries;
        this.batchSize = batchSize;
        this.unlisted = new UnreadableListEntries("order id", recorder);
        this.numbers = new SharedNumbers(shop, keys, shop.areNumberedByStore());
        this.keysOfRun = new CancellationKeys(keys, exported);
        this.judge = new CancelledOrders(
                recorder, keys, keysOfRun, exported, orders, numbers, selection, this::toBeCancelled);
        channels.names().forEach(this::inChannel);
    }

    private ChannelCancellation inChannel(String channel) {
        return byChannel.computeIfAbsent(
                channel,
                name -> new ChannelCancellation(
                        channels.recorder(recorder, name),
                        channels.warehouse(name).orders(),
                        keys,
                        retries.attempts(),
                        mayArrive::contains));
    }

    Run run(RunState state) {
        mayArrive.addAll(state.waiting().keySet());
        Changes<OrderSummary> changes = shop.changes(
                OrderQuery.builder()
                        .addStates(OrderState.CANCELED, OrderState.CLOSED)
                        .createdSince(selection.placedSince())
                        .build(),
                state.watermark());
        WalkProgress progress = new WalkProgress(
                recorder,
                state.watermark(),
                changes,
                unlisted,
                () -> RunState.builder().from(recorder.base()));
        try {
            cancelWaiting(state.waiting().keySet(), progress);
            cancelChanged(
                    numbers.readingAhead(changes.stream(unlisted::passOver), judge::isUnknownByItsNumber)
                            .iterator(),
                    progress);
        } catch (MagentoException e) {
            recorder.endEarly(e);
        }
        byChannel.values().forEach(ChannelCancellation::end);
        return progress.close();
    }

    /** Cancels the requested orders. Changes of the shop are left to other runs. */
    Run runOnDemand(RunState state, List<String> requested) {
        judge.refusesOthers();
        mayArrive.addAll(state.waiting().keySet());
        Set<String> left = new LinkedHashSet<>(requested);
        Iterator<String> next = List.copyOf(left).iterator();
        try {
            while (next.hasNext() && !recorder.hasEnded()) {
                Map<String, List<OrderSummary>> batch = orders.rows(next, batchSize);
                batch.forEach((key, rows) -> {
                    if (!recorder.hasEnded()) {
                        cancelRequested(key, rows);
                        left.remove(key);
                    }
                });
            }
        } catch (MagentoException e) {
            recorder.endEarly(e);
        }
        left.forEach(judge::notReached);
        byChannel.values().forEach(ChannelCancellation::end);
        return recorder.close(new RunState.Builder().from(state));
    }

    private void cancelRequested(String requested, List<OrderSummary> rows) {
        if (rows.isEmpty()) {
            recorder.unknown(requested, "the shop has none");
        }
        for (OrderSummary row : rows) {
            if (keys.store(requested).isPresent() && row.orderId().isPresent()) {
                keysOfRun.waits(requested, row);
            }
            String key = keysOfRun.of(row);
            recorder.conceal(key, PersonalData.of(row));
            if (recorder.hasEnded()) {
                judge.notReached(key);
            } else if (!recorder.has(key) && judge.isCancelled(key, row)) {
                cancel(key);
            }
        }
        if (byChannel.values().stream().allMatch(ChannelCancellation::areJudged)) {
            recorder.announce();
        }
    }

    private void cancelWaiting(Set<String> waiting, WalkProgress progress) {
        for (String key : waiting) {
            if (recorder.hasEnded()) {
                return;
            }
            if (!unlisted.isKey(key) && judge.isStillCancelled(key)) {
                cancelOnce(key);
            }
            dealtWith(0, progress);
        }
    }

    private void cancelChanged(Iterator<OrderSummary> rows, WalkProgress progress) {
        long reached = 0;
        while (!recorder.hasEnded() && rows.hasNext()) {
            OrderSummary row = rows.next();
            reached = Math.max(reached, row.orderId().orElse(0L));
            if (isListed(row) && judge.isCancelled(keysOfRun.of(row), row)) {
                cancelOnce(keysOfRun.of(row));
            }
            dealtWith(reached, progress);
        }
    }

    private void cancelOnce(String key) {
        if (!recorder.hasEnded() && !recorder.has(key) && !recorder.waits(key)) {
            cancel(key);
            mayArrive.remove(key);
        }
    }

    /** The outcome of an order may change until it is known why others were rejected. */
    private void dealtWith(long reached, WalkProgress progress) {
        if (byChannel.values().stream().allMatch(ChannelCancellation::areJudged)) {
            recorder.announce();
            keysOfRun.forget(recorder::has);
        }
        inBatch++;
        if (inBatch == batchSize) {
            inBatch = 0;
            progress.batchEnded(reached);
        }
    }

    private boolean isListed(OrderSummary row) {
        if (row.incrementId().isBlank()) {
            unlisted.nameless(row.orderId());
            return false;
        }
        unlisted.listed(row.orderId());
        recorder.conceal(keysOfRun.of(row), PersonalData.of(row));
        return !recorder.has(keysOfRun.of(row));
    }

    private void toBeCancelled(String number, OrderHead order) {
        routed(order).ifPresent(channel -> channelOf.put(number, channel));
        Instant recent = recorder.startedAt().minus(ON_ITS_WAY);
        if (order.updatedAt().filter(recent::isAfter).isEmpty()) {
            mayArrive.add(number);
        }
    }

    /** The channel of the order by the routing, which may be custom code: if it fails, the order may be in any channel. */
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

    /** Cancels the order in the channel in which it was exported, otherwise in the routing's, otherwise in any. */
    private void cancel(String number) {
        String routed = channelOf.remove(number);
        Optional<String> other = ExportedOrders.byOtherReference(exported, keys, number);
        if (other.isPresent()) {
            judge.giveUp(number, other.get());
            return;
        }
        Set<String> candidates = new LinkedHashSet<>();
        ExportedOrders.channel(exported, keys, number).filter(channels::has).ifPresent(candidates::add);
        if (candidates.isEmpty() && routed != null) {
            candidates.add(routed);
        }
        if (candidates.isEmpty()) {
            candidates.addAll(channels.names());
        }
        ChannelCancellation first = inChannel(candidates.iterator().next());
        if (candidates.stream().map(this::inChannel).noneMatch(channel -> channel.cancel(number))) {
            first.unknown(
                    number, ExportedOrders.isConfirmed(exported, keys, number), () -> elsewhere(number, candidates));
        }
    }

    /** Returns another channel that has an order of this number; nothing is cancelled there, since it may be another order. */
    private Optional<String> elsewhere(String number, Set<String> requested) {
        Set<String> others = new LinkedHashSet<>(channels.names());
        if (channels.isRouted()) {
            others.add("");
        }
        others.removeAll(requested);
        return others.stream()
                .filter(channel -> inChannel(channel).has(number))
                .findFirst()
                .map(channel -> channel.isEmpty() ? "the channel of the warehouse's client" : "channel " + channel);
    }
}
