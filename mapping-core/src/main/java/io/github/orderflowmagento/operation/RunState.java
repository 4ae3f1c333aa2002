package io.github.orderflowmagento.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.model.WalkPosition;
import io.github.orderflowmagento.magento.model.Watermark;
import io.github.orderflowmagento.mapping.NearestName;
import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * The state of an operation between runs. An immutable value; the caller decides where to store it, see {@link
 * io.github.orderflowmagento.operation.checkpoint.Checkpoint}. Each operation on each shop has its own state.
 *
 * <p>Losing a state does not duplicate anything: OrderFlow answers "already there" when an item is sent again. But the item can no longer
 * be compared with what was sent.
 */
@Value.Immutable
@ValueStyle
@JsonPropertyOrder({"owner", "cancellation", "lookedAtUntil", "settled"}) // the order in stored states
@JsonSerialize(as = ImmutableRunState.class)
@JsonDeserialize(as = ImmutableRunState.class)
public interface RunState {
    /**
     * The owner of the state: {@link Operation#owner}. Empty before the first run and in states of earlier versions of this library; the
     * operation that runs from such a state then becomes its owner.
     */
    Optional<String> owner();

    /**
     * For an order export that {@linkplain io.github.orderflowmagento.operation.order.OrderExport.Builder#withCancellation cancels orders},
     * the state of the cancellation.
     */
    Optional<RunState> cancellation();

    /** The time, by the shop's clock, up to which the shop's changes have been processed. Empty before the first run. */
    @JsonProperty("lookedAtUntil")
    Optional<Instant> changesUntil();

    /**
     * The changes processed shortly before {@link #changesUntil}: the shop's key of each entity, with the time of its change. The next run
     * reads this period again, since a change may become visible late, and does not process these changes again.
     */
    @JsonProperty("settled")
    Map<String, Instant> recentlySeen();

    /**
     * How far the shop's clock was ahead of this machine's when the changes were last read; negative if it was behind. If the shop's clock
     * has been set back, a run detects it by this value and reads changes from that much earlier.
     */
    Optional<Duration> shopClockAhead();

    /** The position at which a run ended before it had processed all changes; the next run continues there. */
    Optional<WalkPosition> position();

    /** Items that failed and are not done yet, by key. */
    @Value.NaturalOrder
    SortedMap<String, FailedItem>
            failed(); // Jackson would copy another map to write it in order, and there may be 100,000

    /**
     * For an inventory update, the sequence number of the line applied last, by OrderFlow's SKU (as in all inventory fields of this state).
     * A message with a lower number is late.
     */
    Map<String, Long> sequences();

    /** The record ({@code inventoryId}) that the number in {@link #sequences} belongs to, by SKU, if the line contained one. */
    Map<String, String> inventoryRecords();

    /**
     * For an inventory update, the SKUs that were in the warehouse's inventory and exist in the shop, each with the shop's SKU. A SKU that
     * has left the inventory stays here until the shop has no units of it.
     */
    Map<String, String> inventoried();

    /**
     * For an inventory update, the SKUs whose stock the shop does not keep as sent, each with what was sent, what the shop keeps, and when
     * it was sent, for example {@code 7 -> 0 (out of stock) at 2026-11-29T01:21:43Z}. The stock is not written again until one of the two
     * values changes or a day has passed.
     */
    Map<String, String> keptOtherwise();

    /**
     * For an inventory update, the identifier of the records that a checkpoint stores per SKU beside this state, so that the state does not
     * grow with the number of SKUs. {@link #sequences}, {@link #inventoryRecords}, {@link #inventoried} and {@link #keptOtherwise} are then
     * empty. Empty if the records are in this state: in a run without a checkpoint, with a checkpoint in memory, and with your own
     * checkpoint.
     */
    Optional<String> skuRecords();

    /**
     * For an order export, a fingerprint of each exported order by its key (its number, with the store if the store has its own
     * references): when it was last found at OrderFlow, and hashes of its identity, its content and its reference, about 80 characters. It
     * contains no customers' data. It detects an order whose content has changed, and another order under the same number; an order that
     * would be sent under another reference is rejected.
     *
     * <p>It is needed as long as an order may change or a shop may be restored from a backup. Orders are kept for 90 days after they were
     * last processed, and at most the newest 5,000. An order that is no longer kept counts as <em>already there</em>, not compared.
     */
    Map<String, String> exported();

    /** Returns how far the shop's changes have been processed. */
    default Watermark watermark() {
        return Watermark.builder()
                .until(changesUntil())
                .seen(recentlySeen())
                .clockAhead(shopClockAhead())
                .position(position())
                .build();
    }

    /**
     * Returns this state with other failed items.
     *
     * @param items by key; copied
     */
    default RunState withFailed(Map<String, ? extends FailedItem> items) {
        return ImmutableRunState.copyOf(this).withFailed(items);
    }

    /**
     * Returns this state with another state of the cancellation.
     *
     * @param state empty for none
     */
    default RunState withCancellation(Optional<? extends RunState> state) {
        return ImmutableRunState.copyOf(this).withCancellation(state);
    }

    /** Returns the state before the first run. */
    static RunState initial() {
        return builder().build();
    }

    /**
     * Returns the items that wait for their next attempt, by key, including those of the cancellation. The next run retries those that are
     * due.
     */
    default Map<String, FailedItem> waiting() {
        return failed(item -> !item.givenUp());
    }

    /** Returns the items that were given up, by key, including those of the cancellation. They are not retried automatically. */
    default Map<String, FailedItem> givenUp() {
        return failed(FailedItem::givenUp);
    }

    private Map<String, FailedItem> failed(Predicate<FailedItem> condition) {
        Map<String, FailedItem> items = new TreeMap<>();
        failed().forEach((key, item) -> {
            if (condition.test(item)) {
                items.put(key, item);
            }
        });
        cancellation().ifPresent(state -> state.failed(condition).forEach(items::putIfAbsent));
        return items;
    }

    /**
     * Returns this state with all given-up items to be retried by the next run, except shipments that were made but are {@linkplain
     * FailedItem#isUnmarked unmarked}. An order that differs from the exported one is given up again: see {@link #forgetExported}.
     *
     * @return the same state if nothing was given up
     */
    default RunState requeue() {
        return withEachFailed(
                (key, item) -> item.givenUp() && !item.isUnmarked() ? Optional.of(requeued(item)) : Optional.of(item));
    }

    /**
     * Returns this state with one item to be retried by the next run, whether it was given up or waits: see {@link #requeue()}.
     *
     * @param key the item, as in {@link #failed}
     * @throws IllegalArgumentException if no such item has failed
     */
    default RunState requeue(String key) {
        requireFailed(key);
        return withEachFailed((other, item) -> Optional.of(other.equals(key) ? requeued(item) : item));
    }

    /**
     * Returns this state without one failed item, which is then no longer retried. Use it for items that no longer matter. It does not
     * block the item: an order or product is processed like any other when it changes in the shop, and also if it changed within two
     * minutes before the last run, or if that run ended early. To keep an order from being sent, put it on hold or cancel it in the shop. A
     * message must be removed from your own queue, too.
     *
     * @param key the item, as in {@link #failed}
     * @throws IllegalArgumentException if no such item has failed
     */
    default RunState drop(String key) {
        requireFailed(key);
        return withEachFailed((other, item) -> other.equals(key) ? Optional.empty() : Optional.of(item));
    }

    private void requireFailed(String key) {
        Map<String, FailedItem> items = failed(item -> true);
        if (!items.containsKey(key)) {
            throw new IllegalArgumentException(
                    "no item '" + key + "' has failed" + NearestName.to(key, items.keySet()));
        }
    }

    private RunState withEachFailed(BiFunction<String, FailedItem, Optional<FailedItem>> change) {
        Map<String, FailedItem> items = new TreeMap<>();
        failed().forEach((key, item) -> change.apply(key, item).ifPresent(kept -> items.put(key, kept)));
        return withFailed(items).withCancellation(cancellation().map(state -> state.withEachFailed(change)));
    }

    private static FailedItem requeued(FailedItem item) {
        return FailedItem.builder()
                .attempts(0)
                .givenUp(false)
                .reason(item.reason())
                .emailOwed(item.emailOwed())
                .build();
    }

    /**
     * Forgets what was exported under a key of {@link #exported}, after someone has checked an order that was given up because another
     * order, or another version of it, was exported before: OrderFlow's next answer about it is accepted without comparison. This does not
     * {@linkplain #requeue(String) requeue} the order; and requeuing does not forget, since it may apply to items that nobody has checked.
     *
     * @param number the order's key, as in {@link #exported}; an unknown one changes nothing
     */
    default RunState forgetExported(String number) {
        return new Builder().from(this).exported(without(number, exported())).build();
    }

    /**
     * Forgets what an inventory update remembers of a SKU: its next line is applied regardless of the sequence number, and written if the
     * stock differs. Use it when OrderFlow's numbers have restarted, when a message had a number that was far too high (a run that requests
     * the inventory needs neither), or when a SKU has left the warehouse for good and the shop sells it from elsewhere. To forget all SKUs,
     * start with {@link #initial()}. If a checkpoint stores {@link #skuRecords} beside the state, use {@link
     * io.github.orderflowmagento.operation.checkpoint.Checkpoint#forgetInventory} instead.
     *
     * @param sku OrderFlow's SKU; an unknown one changes nothing
     */
    default RunState forgetInventory(String sku) {
        return new Builder()
                .from(this)
                .sequences(without(sku, sequences()))
                .inventoryRecords(without(sku, inventoryRecords()))
                .inventoried(without(sku, inventoried()))
                .keptOtherwise(without(sku, keptOtherwise()))
                .build();
    }

    private static <V> Map<String, V> without(String key, Map<String, V> map) {
        Map<String, V> others = new LinkedHashMap<>(map);
        others.remove(key);
        return others;
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds states. Not thread-safe. */
    final class Builder extends ImmutableRunState.Builder {
        /** Sets how far the shop's changes have been processed. */
        public Builder watermark(Watermark watermark) {
            changesUntil(watermark.until())
                    .recentlySeen(watermark.seen())
                    .shopClockAhead(watermark.clockAhead())
                    .position(watermark.position());
            return this;
        }
    }
}
