package io.github.orderflowmagento.operation.history;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.orderflowmagento.operation.RunListener;

/**
 * A record of runs: when each began and ended, and what became of each item, with the reason. It holds keys (SKUs, order numbers), reasons,
 * times and fingerprints, no document and no customer's data. It is fed by a listener, and asked at any time, also while runs go on:
 *
 * <pre>{@code
 * RunHistory history = new FileRunHistory(Path.of("runs"));
 * OrderExport export = OrderExport.between(shop, warehouse).listener(history.listener("shop.example.com")).build();
 * …
 * history.outcomes("100000123", HistoryQuery.all()).forEach(System.out::println);
 * }</pre>
 *
 * <p>Runs come newest first; of items, those of the newest run first, and of one run the item that was settled last first. Lists are as long as
 * {@link HistoryQuery#limit} allows. Nothing is held in memory but what is returned.
 *
 * <p>Safe to share between threads; several processes may write to one history and read it at once.
 */
public interface RunHistory {
    /**
     * A listener that records what it is told.
     *
     * <p>An item is recorded with up to 499 others: when the next call to the shop or the warehouse has returned, or when it comes a second or more
     * after the last write. A process that is killed loses what was not written yet, one batch at most.
     *
     * <p>What cannot be recorded changes nothing about the run. It is said once for each run, as a WARN to SLF4J; the listener tries again after
     * a minute or more, and {@link RecordedRun#missing} counts what was lost.
     *
     * <p>Safe to share between operations and threads. Several listeners may feed one history.
     *
     * @param shop whose runs these are, as one recognises it: the address or a name, at most 200 characters
     * @throws IllegalArgumentException if the name is blank or too long
     */
    RunListener listener(String shop);

    /**
     * The runs that match, newest first.
     *
     * @throws IllegalStateException if the history cannot be read
     */
    List<RecordedRun> runs(HistoryQuery query);

    /**
     * One run.
     *
     * @param id as in {@link RecordedRun#id}
     * @throws IllegalStateException if the history cannot be read
     */
    Optional<RecordedRun> run(String id);

    /**
     * The items of a run, in the order in which they were settled. They are read on the way: close the stream.
     *
     * @param id as in {@link RecordedRun#id}; of an unknown run there are no items
     * @throws IllegalStateException if the history cannot be read, also while the stream is read
     */
    Stream<RecordedItem> items(String id);

    /**
     * What became of an item, in all runs, newest first.
     *
     * @param key a SKU, an order number, or order number and message id of a despatch
     * @throws IllegalStateException if the history cannot be read
     */
    List<RecordedItem> outcomes(String key, HistoryQuery query);

    /**
     * The items that failed: those that will be retried, and those given up. An item is listed for each run in which it did, whether or not it
     * was done since.
     *
     * @throws IllegalStateException if the history cannot be read
     */
    List<RecordedItem> failures(HistoryQuery query);

    /**
     * The newest outcome of an item in which something was sent to the warehouse for it: its {@linkplain
     * io.github.orderflowmagento.operation.ItemOutcome#fingerprint fingerprint} is that of what was last sent. Dry runs do not count.
     *
     * @param key as for {@link #outcomes}
     * @param query which shop and operation; its limit does not matter
     * @throws IllegalStateException if the history cannot be read
     */
    Optional<RecordedItem> lastSent(String key, HistoryQuery query);

    /**
     * Deletes runs that began before a time, with their items. The newest run of each operation on each shop is kept, however old it is.
     * Of very many, 10,000 are deleted: call it again.
     *
     * @return how many were deleted
     * @throws IllegalStateException if the history cannot be read or written; what was deleted until then is deleted
     */
    int deleteBefore(Instant time);
}
