package io.github.orderflowmagento.magento.internal.magento2;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;
import java.util.function.IntSupplier;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.internal.BatchSize;
import io.github.orderflowmagento.magento.internal.Chunks;
import io.github.orderflowmagento.magento.internal.ServiceTime;
import io.github.orderflowmagento.magento.internal.WriteFailures;
import io.github.orderflowmagento.magento.internal.WriteStop;
import io.github.orderflowmagento.magento.internal.WriteThreads;
import io.github.orderflowmagento.magento.model.StockUpdate;

/**
 * Writes stock, for sources many records in a request. Their number adapts to the time that the shop takes, and to the maximum that it
 * reports. A request that is rejected as a whole is split until the failing record is found: quantities are absolute, and writing them
 * twice is harmless. After a request without an answer nothing more is sent.
 */
final class StockWrites {
    private static final int FAILURES_BEFORE_END = 3;
    private static final String SEVERAL = "inventory/source-items";

    private final Magento2Service service;
    private final BatchSize size;
    private final PageLimit most;
    private final int parallelism;

    /**
     * @param size how many records go into a request
     * @param most the maximum that the shop accepts
     * @param parallelism how many requests are in progress at the same time
     */
    StockWrites(Magento2Service service, BatchSize size, PageLimit most, int parallelism) {
        this.parallelism = parallelism;
        this.service = service;
        this.size = size;
        this.most = most;
    }

    /**
     * A record to write.
     *
     * @param sku as in the catalogue
     */
    record Write(String sku, StockUpdate update) {
        Map<String, Object> asSourceItem() {
            Map<String, Object> item = new LinkedHashMap<>();
            item.put("sku", sku);
            item.put("source_code", update.source());
            item.put("quantity", update.quantity());
            item.put("status", update.isInStock() ? 1 : 0);
            return item;
        }

        Map<String, Object> asStockItem() {
            return Map.of("stockItem", Map.of("qty", update.quantity(), "is_in_stock", update.isInStock()));
        }
    }

    /** Returns why each was not written, in order; empty for one that was. */
    List<Optional<MagentoException>> ofSources(List<Write> records) {
        return new Run(records, () -> most.of(size.current())).failures(Run::write);
    }

    /** Returns the same, for a shop without sources: one by one. */
    List<Optional<MagentoException>> withoutSources(List<Write> records) {
        return new Run(records, () -> 1).failures(Run::writeOne);
    }

    private interface Request {
        /** Returns how many the shop accepts, if these were too many; empty if it is done. */
        OptionalInt send();
    }

    /** The records of one caller. Those of different SKUs are written in parallel. */
    private final class Run {
        private final List<Write> records;
        private final IntSupplier together;
        private final Map<Write, MagentoException> failures = Collections.synchronizedMap(new IdentityHashMap<>());
        private final WriteStop stop = new WriteStop();
        private final AtomicInteger failuresInARow = new AtomicInteger();
        private int taken;

        /** @param together how many records go into the next request */
        Run(List<Write> records, IntSupplier together) {
            this.records = records;
            this.together = together;
        }

        /** Returns why each was not written, in order; empty for one that was. */
        List<Optional<MagentoException>> failures(BiConsumer<Run, List<Write>> writing) {
            boolean areAllDifferent =
                    records.stream().map(Write::sku).distinct().count() == records.size();
            WriteThreads.share(areAllDifferent ? parallelism : 1, () -> {
                for (List<Write> some = take(); !some.isEmpty(); some = take()) {
                    writing.accept(this, some);
                }
            });
            return records.stream()
                    .map(one -> Optional.ofNullable(failures.get(one)))
                    .toList();
        }

        private synchronized List<Write> take() {
            int from = taken;
            taken = Math.min(records.size(), from + together.getAsInt());
            return records.subList(from, taken);
        }

        void writeOne(List<Write> some) {
            Write one = some.get(0);
            attempt(some, () -> {
                service.post(api -> api.saveStockItem(one.sku(), one.asStockItem()), "stockItems " + one.sku());
                return OptionalInt.empty();
            });
        }

        void write(List<Write> some) {
            attempt(
                    some,
                    () -> service.postSeveral(
                            api -> api.saveSourceItems(Map.of(
                                    "sourceItems",
                                    some.stream().map(Write::asSourceItem).toList())),
                            some.size(),
                            some.size() == 1 ? SEVERAL + " " + some.get(0).sku() : SEVERAL + " (" + some.size() + ")"));
        }

        private void attempt(List<Write> some, Request request) {
            long begin = ServiceTime.ticks();
            try {
                stop.check();
                OptionalInt taken = request.send();
                if (taken.isPresent()) {
                    most.learn(taken.getAsInt());
                    Chunks.of(some, taken.getAsInt()).forEach(this::write);
                    return;
                }
                size.answered(some.size(), ServiceTime.ticks() - begin);
                failuresInARow.set(0);
            } catch (MagentoException e) {
                failed(some, e);
            } catch (RuntimeException e) {
                stop.because(WriteFailures.refusedByCheck(SEVERAL, e));
                throw e;
            }
        }

        private void failed(List<Write> some, MagentoException failure) {
            if (some.size() > 1 && mayBeOfOne(failure)) {
                write(some.subList(0, some.size() / 2));
                write(some.subList(some.size() / 2, some.size()));
                return;
            }
            if (failure.outcomeUnknown()) {
                size.failed(some.size()); // it may have taken too long
            }
            some.forEach(one -> failures.put(one, failure));
            @Nullable MagentoException reason = reasonToStop(failure);
            if (reason != null && stop.reason() == null) {
                stop.because(reason);
            }
        }

        private @Nullable MagentoException reasonToStop(MagentoException failure) {
            if (failure.concerns() == Concern.ITEM && !(failure instanceof MagentoException.NotReached)) {
                return null;
            }
            int inARow = failuresInARow.incrementAndGet();
            return WriteFailures.isOfTheWholeShop(failure)
                            || failure instanceof MagentoException.Busy
                            || inARow == FAILURES_BEFORE_END
                    ? failure
                    : null;
        }

        /** The shop has read the request and rejected it, or failed over it. */
        private static boolean mayBeOfOne(MagentoException failure) {
            return failure instanceof MagentoException.Rejected
                    || failure instanceof MagentoException.ServerFault
                    || (failure instanceof MagentoException.Busy && failure.concerns() == Concern.ITEM);
        }
    }
}
