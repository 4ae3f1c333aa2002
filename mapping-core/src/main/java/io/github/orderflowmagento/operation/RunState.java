package io.github.orderflowmagento.operation;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.model.WalkPosition;
import io.github.orderflowmagento.magento.model.Watermark;
import io.github.orderflowmagento.mapping.NearestName;
import io.github.orderflowmagento.mapping.internal.ValueStyle;

/**
 * What an operation remembers from one run to the next. A value: whoever holds it decides where it is kept, see {@link
 * io.github.orderflowmagento.operation.checkpoint.Checkpoint}. Each operation on each shop has a state of its own.
 *
 * <p>Losing a state loses no goods: what was sent is answered with "already there" when it is sent again. But then it cannot be compared
 * with what was sent.
 */
@Value.Immutable
@ValueStyle
@JsonSerialize(as = ImmutableRunState.class)
@JsonDeserialize(as = ImmutableRunState.class)
public interface RunState {
    /**
     * Whose state it is: {@link Operation#owner}. Empty before the first run, and in what an earlier version of this library has kept; then
     * it becomes that of the operation that runs from it.
     */
    Optional<String> owner();

    /** Of an order export that {@linkplain io.github.orderflowmagento.operation.order.OrderExport.Builder#withCancellation cancels orders}, the state of its cancellation. */
    Optional<RunState> cancellation();

    /** Changes of the shop up to this time have been looked at, by the shop's own clock. Empty before the first run. */
    Optional<Instant> lookedAtUntil();

    /**
     * Changes met in the last moments before {@link #lookedAtUntil}: the shop's key of each entity, with the time of
     * its change. The next run looks at these moments again, since a change may become visible late, and must not take
     * these for new.
     */
    Map<String, Instant> settled();

    /**
     * How far the shop's clock was ahead of this machine's when the changes were last looked at; negative if it was behind. A run notices
     * by it that the shop's clock was set back, and looks at changes from that much earlier on.
     */
    Optional<Duration> shopClockAhead();

    /** How far a run had come that ended before it had looked at all changes: the next one goes on from there. */
    Optional<WalkPosition> position();

    /** Items that failed and are not done yet. */
    Map<String, FailedItem> failed();

    /**
     * Of an inventory update, the sequence number of the line that was applied last, by SKU as OrderFlow calls it, like all that is kept
     * here of an inventory. A message with a lower one is late.
     */
    Map<String, Long> sequences();

    /** The record ({@code inventoryId}) that the number in {@link #sequences} is of, by SKU, where the line named one. */
    Map<String, String> inventoryRecords();

    /**
     * Of an inventory update, the SKUs that the warehouse's inventory had and the shop has, each with the shop's SKU for it. One that has
     * left the inventory stays here until the shop has no units of it.
     */
    Map<String, String> inventoried();

    /**
     * Of an inventory update, where the shop does not keep the stock as it was sent: by SKU what was sent, what the shop keeps, and when it was
     * sent, as in {@code 7 -> 0 (out of stock) at 2026-11-29T01:21:43Z}. It is not written again until one of the two changes, or a day
     * has passed.
     */
    Map<String, String> keptOtherwise();

    /**
     * Of an inventory update, the mark of the place beside this state where a checkpoint keeps what is remembered of each SKU, so that the state
     * does not grow with their number: then {@link #sequences}, {@link #inventoryRecords}, {@link #inventoried} and {@link #keptOtherwise}
     * are empty. Empty where they are kept here: in a run without a checkpoint, in memory, and in a checkpoint of your own.
     */
    Optional<String> skuRecords();

    /**
     * Of an order export, what each order that was exported is known again by, by its key, which is its number, with the store
     * where that has references of its own: when it was last found to be there, and hashes of what it is, of what was to be sent and of the
     * reference by which it went, some 80 characters in all. No customer can be read from it. An order that comes
     * again with another content, or another order under the same number, is told by it, and one that would go by another reference is refused.
     *
     * <p>It is needed for as long as an order may change, or a shop may be restored from a backup: an order is kept for 90 days after it
     * was last met, and of more than 5,000 the newest. One that is kept no longer counts as <em>already there</em>, not compared.
     */
    Map<String, String> exported();

    /** How far the changes of the shop have been followed. */
    default Watermark watermark() {
        return Watermark.builder()
                .until(lookedAtUntil())
                .seen(settled())
                .clockAhead(shopClockAhead())
                .position(position())
                .build();
    }

    /** The state before the first run. */
    static RunState initial() {
        return builder().build();
    }

    /** Items that wait for their next attempt, with the reason; of the cancellation, too. Those that are due are tried by the next run. */
    default Map<String, FailedItem> waiting() {
        return failed(item -> !item.givenUp());
    }

    /** Items left alone until someone acts, with the reason; of the cancellation, too. */
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
     * This state with all given-up items to be tried again by the next run, but for shipments that were made and are {@linkplain
     * FailedItem#isUnmarked unmarked}. An order that is not the one which was exported is given up again then: see {@link #forgetExported}.
     *
     * @return the same state if nothing was given up
     */
    default RunState requeue() {
        return withFailed(
                (key, item) -> item.givenUp() && !item.isUnmarked() ? Optional.of(requeued(item)) : Optional.of(item));
    }

    /**
     * This state with one item to be tried again by the next run, whether it was given up or waits: see {@link #requeue()}.
     *
     * @param key the item, as in {@link #failed}
     * @throws IllegalArgumentException if no such item has failed
     */
    default RunState requeue(String key) {
        requireFailed(key);
        return withFailed((other, item) -> Optional.of(other.equals(key) ? requeued(item) : item));
    }

    /**
     * This state without one item that has failed: it is not tried again for having failed. It is for an item that does not matter any more,
     * and no protection: an order or a product that is met again is tried like any other, which it is when it changes in the shop, and also
     * where it has changed within two minutes before the last run, or that run ended early. An order that must not go is to be put on hold,
     * or cancelled, in the shop. A message is to be dropped where it is kept, too.
     *
     * @param key the item, as in {@link #failed}
     * @throws IllegalArgumentException if no such item has failed
     */
    default RunState drop(String key) {
        requireFailed(key);
        return withFailed((other, item) -> other.equals(key) ? Optional.empty() : Optional.of(item));
    }

    private void requireFailed(String key) {
        Map<String, FailedItem> items = failed(item -> true);
        if (!items.containsKey(key)) {
            throw new IllegalArgumentException(
                    "no item '" + key + "' has failed" + NearestName.to(key, items.keySet()));
        }
    }

    private RunState withFailed(BiFunction<String, FailedItem, Optional<FailedItem>> change) {
        Map<String, FailedItem> items = new LinkedHashMap<>();
        failed().forEach((key, item) -> change.apply(key, item).ifPresent(kept -> items.put(key, kept)));
        return new Builder()
                .from(this)
                .failed(items)
                .cancellation(cancellation().map(state -> state.withFailed(change)))
                .build();
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
     * Forgets what was exported under a key of {@link #exported}, once somebody has looked at an order that was given up because another one, or another
     * state of it, was exported before: the next answer of OrderFlow about it is taken as it comes. It does not {@linkplain #requeue(String)
     * requeue} the order, which is not tried again by itself; and to requeue does not forget: that may concern everything that was given
     * up, looked at or not.
     */
    default RunState forgetExported(String number) {
        return new Builder().from(this).exported(without(number, exported())).build();
    }

    /**
     * Forgets what an inventory update has seen of a SKU: the next line for it is applied whatever its number, and written if it differs. For
     * when the numbers of
     * OrderFlow have begun again, or a message carried one that was far too high (a run that asks for the inventory needs none of it), or
     * when a SKU has left the warehouse for good and the shop sells it from elsewhere. To forget all SKUs at once, begin with {@link
     * #initial()}. Where a checkpoint keeps {@link #skuRecords} beside the state, it is {@link
     * io.github.orderflowmagento.operation.checkpoint.Checkpoint#forgetInventory} that forgets.
     *
     * @param sku as OrderFlow calls it
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

    /** A new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds states. */
    final class Builder extends ImmutableRunState.Builder {
        /** Sets how far the changes of the shop have been followed. */
        public Builder watermark(Watermark watermark) {
            lookedAtUntil(watermark.until())
                    .settled(watermark.seen())
                    .shopClockAhead(watermark.clockAhead())
                    .position(watermark.position());
            return this;
        }
    }
}
