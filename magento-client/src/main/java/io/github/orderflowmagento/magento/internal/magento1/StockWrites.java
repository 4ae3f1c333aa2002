package io.github.orderflowmagento.magento.internal.magento1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.internal.BatchSize;
import io.github.orderflowmagento.magento.internal.LoadLimits;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Reply;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;

/**
 * Writes stock, over SOAP v2 where that is available in addition to the main web service and has the same effect. Quantities are absolute:
 * what SOAP v2 did not accept, for whatever reason, is written again over the main one, whose answer counts.
 */
final class StockWrites {
    private final Transport transport;
    private final WriteBatches writes;
    private final @Nullable StockOverSoap2 soap2;
    private final LoadLimits loadLimits;

    /**
     * @param size how many go into a round trip over the main web service
     * @param parallelism how many requests are in progress at the same time
     */
    StockWrites(
            Transport transport,
            BatchSize size,
            LoadLimits loadLimits,
            @Nullable StockOverSoap2 soap2,
            int parallelism) {
        this.transport = transport;
        this.writes = WriteBatches.setting(transport, size, parallelism);
        this.soap2 = soap2;
        this.loadLimits = loadLimits;
    }

    /**
     * An update of one product.
     *
     * @param isOfDigits whether it names the product by a numeric text
     * @param mayChangeAvailability whether the product may come into stock or go out of it
     */
    record Write(ApiCall call, boolean isOfDigits, boolean mayChangeAvailability) {}

    /** Makes the updates; returns one reply per update, in order. */
    List<Reply> call(List<Write> updates) {
        Map<Integer, Reply> first = overSoap2(updates);
        List<Integer> rest = indexes(updates, i -> !first.containsKey(i) || mayBeRepeated(first.get(i)));
        Map<Integer, Reply> second = made(updates, rest, writes);
        if (soap2 != null && first.values().stream().noneMatch(StockWrites::isDone)) {
            first.keySet().stream()
                    .filter(i -> isDone(second.get(i)))
                    .findFirst()
                    .ifPresent(i -> soap2.giveUp(Objects.requireNonNull(first.get(i))));
        }
        List<Reply> replies = new ArrayList<>();
        for (int i = 0; i < updates.size(); i++) {
            replies.add(verdict(first.get(i), second.get(i)));
        }
        return replies;
    }

    private Map<Integer, Reply> overSoap2(List<Write> updates) {
        if (soap2 == null || updates.size() < 2 || !soap2.isThere(transport)) {
            return Map.of();
        }
        List<Integer> taken = indexes(updates, i -> soap2.takes(updates.get(i)));
        // a single one is no faster there than over a session that is already open
        return taken.size() > 1 ? made(updates, taken, tries(soap2.transport())) : Map.of();
    }

    private WriteBatches tries(Transport soap2Transport) {
        return WriteBatches.trying(soap2Transport, loadLimits.writeBatchSize().orElse(soap2Transport.goodWrites()));
    }

    private static List<Integer> indexes(List<Write> updates, IntPredicate condition) {
        return IntStream.range(0, updates.size()).filter(condition).boxed().toList();
    }

    private static Map<Integer, Reply> made(List<Write> updates, List<Integer> some, WriteBatches batches) {
        List<Reply> replies =
                batches.call(some.stream().map(i -> updates.get(i).call()).toList());
        Map<Integer, Reply> byIndex = new HashMap<>();
        for (int i = 0; i < replies.size(); i++) {
            byIndex.put(some.get(i), replies.get(i));
        }
        return byIndex;
    }

    /** An interrupted caller has no time for a second attempt. */
    private static boolean mayBeRepeated(@Nullable Reply reply) {
        return !isDone(reply) && !Thread.currentThread().isInterrupted();
    }

    private static boolean isDone(@Nullable Reply reply) {
        return reply != null && reply.failure() == null && Boolean.TRUE.equals(reply.value());
    }

    /** Returns the last reply, unless the first attempt may have been executed and the second was not sent. */
    private static Reply verdict(@Nullable Reply first, @Nullable Reply second) {
        if (first == null || second == null) {
            return Objects.requireNonNull(first == null ? second : first);
        }
        MagentoException firstFailure = first.failure();
        return firstFailure != null
                        && firstFailure.outcomeUnknown()
                        && second.failure() instanceof MagentoException.NotReached
                ? first
                : second;
    }
}
