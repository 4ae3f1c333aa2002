package io.github.orderflowmagento.magento.internal.magento2;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.Answer;
import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.Stock;
import io.github.orderflowmagento.magento.internal.magento2.StockWrites.Write;
import io.github.orderflowmagento.magento.model.StockItem;

/**
 * Writes stock by one request, which the shop executes later: for sources a few operations of many records, which take the shop's consumers
 * seconds where many operations of one record take a minute. Operations already in the queue are not overtaken: a record with one waits,
 * since the queue would overwrite the newer quantity with the older one. If an operation fails, its records are written again without the
 * queue, which finds the failing one.
 */
final class BulkStockWrites {
    private static final Logger LOG = LoggerFactory.getLogger(BulkStockWrites.class);
    private static final String OPERATION = "stock update";

    /** The recommended number of records in one request: the consumers process them one after the other. */
    static final int TOGETHER = 4 * Magento2.MOST_WRITTEN;

    private final Bulk bulk;
    private final Stock reading;
    private final StockWrites oneByOne;
    private final PageLimit most;
    private final int mostAtOnce;

    /**
     * @param oneByOne writes without the queue
     * @param most the maximum number of records that the shop accepts at once
     * @param mostAtOnce the maximum number of records in an operation
     */
    BulkStockWrites(Bulk bulk, Stock reading, StockWrites oneByOne, PageLimit most, int mostAtOnce) {
        this.bulk = bulk;
        this.reading = reading;
        this.oneByOne = oneByOne;
        this.most = most;
        this.mostAtOnce = mostAtOnce;
    }

    /** Returns why each was not written, in order; empty for one that was. */
    List<Optional<MagentoException>> write(List<Write> records, boolean haveSources) {
        Optional<List<BulkOperation>> open;
        try {
            open = bulk.queue().open();
        } catch (MagentoException e) {
            return records.stream().map(any -> Optional.of(e)).toList();
        }
        Run run = new Run(records, haveSources);
        if (open.isPresent()) {
            run.hold(open.get());
            // a quantity that includes the units of a queued shipment must not be written after it
            long waiting = bulk.queue().waiting(open.get());
            if (waiting > 0) {
                LOG.warn(
                        "{} stock updates and shipments wait in the shop's queue: stock is written without it until the"
                                + " consumers (async.operations.all) have executed them",
                        waiting);
            } else {
                run.queue();
            }
        }
        run.writeTheRest();
        return run.outcomes();
    }

    /** The records of one caller. */
    private final class Run {
        private final List<Write> records;
        private final boolean haveSources;

        /** By the position of the record; absent while it is to be written. */
        private final Map<Integer, Optional<MagentoException>> outcomes = new HashMap<>();

        /** Those that were queued long ago, and whose consumer may no longer exist. */
        private final Set<Integer> lost = new HashSet<>();

        Run(List<Write> records, boolean haveSources) {
            this.records = records;
            this.haveSources = haveSources;
        }

        private List<Integer> open() {
            return IntStream.range(0, records.size())
                    .boxed()
                    .filter(i -> !outcomes.containsKey(i))
                    .toList();
        }

        private String name(int record) {
            return OPERATION + " " + records.get(record).update().sku();
        }

        /**
         * Those with an operation in the queue wait, unless a consumer has lost it: the newer quantity must be written eventually, and is
         * not if it is queued again where nothing consumes.
         */
        void hold(List<BulkOperation> queued) {
            Map<Boolean, List<BulkOperation>> ours = queued.stream()
                    .filter(BulkOperation::isStock)
                    .collect(Collectors.partitioningBy(bulk.queue()::isLost));
            for (int i = 0; i < records.size(); i++) {
                int place = i;
                holding(place, ours.getOrDefault(false, List.of()))
                        .ifPresent(one -> outcomes.put(place, Optional.of(BulkCalls.queued(name(place), one))));
                holding(place, ours.getOrDefault(true, List.of())).ifPresent(one -> lost.add(place));
            }
        }

        private Optional<BulkOperation> holding(int place, List<BulkOperation> some) {
            Write record = records.get(place);
            return some.stream()
                    .filter(one -> one.mayWrite(record.sku(), record.update().source()))
                    .findFirst();
        }

        void queue() {
            List<Integer> all = open().stream().filter(i -> !lost.contains(i)).toList();
            if (all.size() < 2) {
                return;
            }
            OptionalInt taken = OptionalInt.of(Math.min(mostAtOnce, most.of(Magento2.MOST_WRITTEN)));
            while (taken.isPresent()) {
                List<List<Integer>> operations = operations(all, haveSources ? taken.getAsInt() : 1);
                taken = operations.isEmpty() ? OptionalInt.empty() : send(operations);
                taken.ifPresent(most::learn);
            }
        }

        /**
         * All records of one SKU go into one operation: two would write its product concurrently. A SKU with more records is written
         * without the queue.
         */
        private List<List<Integer>> operations(List<Integer> some, int size) {
            Map<String, List<Integer>> bySku = new LinkedHashMap<>();
            some.forEach(i -> bySku.computeIfAbsent(records.get(i).sku(), sku -> new ArrayList<>())
                    .add(i));
            bySku.values().removeIf(ofSku -> ofSku.size() > size);
            List<List<Integer>> operations = new ArrayList<>();
            List<Integer> operation = new ArrayList<>();
            for (List<Integer> ofSku : bySku.values()) {
                if (!operation.isEmpty() && operation.size() + ofSku.size() > size) {
                    operations.add(operation);
                    operation = new ArrayList<>();
                }
                operation.addAll(ofSku);
            }
            if (!operation.isEmpty()) {
                operations.add(operation);
            }
            return operations;
        }

        /**
         * Sends the operations and records their results.
         *
         * @return how many records the shop accepts in one, if one had too many, so that it accepted none
         */
        private OptionalInt send(List<List<Integer>> operations) {
            List<Map<String, Object>> bodies =
                    operations.stream().map(this::body).toList();
            List<String> names = operations.stream()
                    .map(some -> some.size() == 1 ? name(some.get(0)) : OPERATION + " (" + some.size() + ")")
                    .toList();
            int largest = operations.stream().mapToInt(List::size).max().orElse(0);
            int many = operations.stream().mapToInt(List::size).sum();
            BulkCalls.Results results;
            try {
                results = bulk.calls()
                        .send(
                                api -> haveSources ? api.queueSourceItems(bodies) : api.queueStockItems(bodies),
                                names,
                                largest,
                                OPERATION + " (" + many + ")");
            } catch (MagentoException e) {
                if (e.outcomeUnknown() || e instanceof MagentoException.NotReached) {
                    operations.forEach(some -> readBack(some, i -> e));
                }
                return OptionalInt
                        .empty(); // what was refused is written without the queue, and each is refused for itself
            }
            for (int i = 0; i < results.results().size(); i++) {
                book(operations.get(i), results.results().get(i), results.bulk(), i);
            }
            return results.most();
        }

        private Map<String, Object> body(List<Integer> some) {
            if (haveSources) {
                return Map.of(
                        "sourceItems",
                        some.stream().map(i -> records.get(i).asSourceItem()).toList());
            }
            Write record = records.get(some.get(0));
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("productSku", record.sku());
            body.put("itemId", 1);
            body.putAll(record.asStockItem());
            return body;
        }

        private void book(List<Integer> some, BulkCalls.Result result, String uuid, int operation) {
            if (result.isDone()) {
                some.forEach(i -> outcomes.put(i, Optional.empty()));
            } else if (result.failure().isEmpty()) {
                readBack(some, i -> bulk.calls().queued(name(i), uuid, operation));
            }
        }

        /** A quantity that the shop has as sent is done, even if the result is unknown. */
        private void readBack(List<Integer> some, IntFunction<MagentoException> otherwise) {
            Map<String, List<Integer>> bySource = new LinkedHashMap<>();
            some.forEach(i -> bySource.computeIfAbsent(records.get(i).update().source(), source -> new ArrayList<>())
                    .add(i));
            bySource.forEach((source, ofSource) -> {
                List<Answer<StockItem>> kept = kept(ofSource, source);
                for (int i = 0; i < ofSource.size(); i++) {
                    int place = ofSource.get(i);
                    boolean isThere = kept.get(i)
                            .value()
                            .filter(item -> isAsSent(item, records.get(place)))
                            .isPresent();
                    outcomes.put(place, isThere ? Optional.empty() : Optional.of(otherwise.apply(place)));
                }
            });
        }

        private List<Answer<StockItem>> kept(List<Integer> some, String source) {
            List<String> skus = some.stream().map(i -> records.get(i).sku()).toList();
            try {
                return reading.read(skus, source);
            } catch (MagentoException e) {
                return skus.stream()
                        .map(sku -> Answer.<StockItem>failed(sku, e))
                        .toList();
            }
        }

        private static boolean isAsSent(StockItem item, Write record) {
            return item.quantity().compareTo(record.update().quantity()) == 0
                    && item.isInStock() == record.update().isInStock();
        }

        void writeTheRest() {
            List<Integer> rest = open();
            List<Write> some = rest.stream().map(records::get).toList();
            List<Optional<MagentoException>> failures =
                    haveSources ? oneByOne.ofSources(some) : oneByOne.withoutSources(some);
            for (int i = 0; i < rest.size(); i++) {
                outcomes.put(rest.get(i), failures.get(i));
            }
        }

        List<Optional<MagentoException>> outcomes() {
            return IntStream.range(0, records.size())
                    .mapToObj(i -> Objects.requireNonNull(outcomes.get(i)))
                    .toList();
        }
    }
}
