package io.github.orderflowmagento.operation.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.orderflowmagento.operation.RunListener;

/**
 * A record of runs: when each began and ended, and the outcome of each item with its reason. It contains keys (SKUs, order numbers),
 * reasons, times and fingerprints, but no documents and no customers' data. A listener writes to it; it can be queried at any time, even
 * while runs are active:
 *
 * <pre>{@code
 * RunHistory history = new FileRunHistory(Path.of("runs"));
 * OrderExport export = OrderExport.between(shop, warehouse).listener(history.listener("shop.example.com")).build();
 * …
 * history.outcomes("100000123", HistoryQuery.all()).forEach(System.out::println);
 * }</pre>
 *
 * <p>Runs are returned newest first; items of the newest run first, and within a run the item settled last first. Lists are limited by
 * {@link HistoryQuery#limit}. Only the result is held in memory.
 *
 * <p>Safe to share between threads; several processes may write to and read from one history at once.
 */
public interface RunHistory {
    /**
     * Returns a listener that records its events.
     *
     * <p>Items are recorded in batches of up to 500: when the next call to the shop or the warehouse has returned, or when an item arrives
     * a second or more after the last write. A process that is killed loses unwritten items, at most one batch.
     *
     * <p>A failure to record does not affect the run. It is logged once per run as a WARN to SLF4J; the listener retries after a minute or
     * more, and {@link RecordedRun#missing} counts the lost items.
     *
     * <p>Safe to share between operations and threads. Several listeners may feed one history.
     *
     * @param shop a recognisable name of the shop of these runs, for example its address; at most 200 characters
     * @throws IllegalArgumentException if the name is blank or too long
     */
    RunListener listener(String shop);

    /**
     * Returns the runs that match, newest first.
     *
     * @throws IllegalStateException if the history cannot be read
     */
    List<RecordedRun> runs(HistoryQuery query);

    /**
     * Returns one run.
     *
     * @param id as in {@link RecordedRun#id}
     * @throws IllegalStateException if the history cannot be read
     */
    Optional<RecordedRun> run(String id);

    /**
     * Returns the items of a run in the order in which they were settled. They are read lazily: close the stream.
     *
     * @param id as in {@link RecordedRun#id}; an unknown run has no items
     * @throws IllegalStateException if the history cannot be read; may also be thrown while the stream is read
     */
    Stream<RecordedItem> items(String id);

    /**
     * Returns the outcomes of an item in all runs, newest first.
     *
     * @param key a SKU, an order number, or order number and message id of a despatch
     * @throws IllegalStateException if the history cannot be read
     */
    List<RecordedItem> outcomes(String key, HistoryQuery query);

    /**
     * Returns the items that failed: those that will be retried, and those given up. An item is returned for each run in which it failed,
     * even if it has been done since.
     *
     * @throws IllegalStateException if the history cannot be read
     */
    List<RecordedItem> failures(HistoryQuery query);

    /**
     * Returns the newest outcome of an item with which something was sent to the warehouse: its {@linkplain
     * io.github.orderflowmagento.operation.ItemOutcome#fingerprint fingerprint} is that of the document sent last. Dry runs do not count.
     *
     * @param key as for {@link #outcomes}
     * @param query the shop and the operation; its limit is ignored
     * @throws IllegalStateException if the history cannot be read
     */
    Optional<RecordedItem> lastSent(String key, HistoryQuery query);

    /**
     * Deletes runs that began before a time, with their items. The newest run of each operation on each shop is kept regardless of its age.
     * At most 10,000 runs are deleted per call.
     *
     * @return the number of deleted runs
     * @throws IllegalStateException if the history cannot be read or written; deletions up to then are permanent
     */
    int deleteBefore(Instant time);
}
