package io.github.orderflowmagento.magento;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Watermark;

/**
 * One walk over what has changed in a shop since a {@link Watermark}. Not thread-safe.
 *
 * <pre>{@code
 * Changes<OrderSummary> changes = shop.orders().changes(OrderQuery.status("processing"), watermark);
 * changes.stream().forEach(this::export);
 * watermark = changes.next(); // store it, and pass it to the next walk
 * }</pre>
 *
 * <p>No change is lost, regardless of what happens in the shop during the walk and of this machine's clock and time zone: all times are the
 * shop's own. This machine's clock serves only to notice that the shop's was {@linkplain #setBack set back} since the last walk. Which
 * changes are found depends on how the shop records them:
 *
 * <ul>
 *   <li>A change is found if it becomes visible within {@link Watermark#OVERLAP} of its time stamp.
 *   <li>Of two changes of one entity with the same time stamp, the second is found if it becomes visible within two minutes of it.
 *   <li>A change that does not set a new time stamp is not found. In Magento 1 these are, for example, a price set by the administrator's
 *       "Update Attributes" or by an import into the database, and every deletion. For these, read the whole list from time to time.
 * </ul>
 *
 * <p>A change made in the two minutes before a walk may be found again by the next walk.
 *
 * @param <T> the type of the list's rows
 */
public interface Changes<T> {
    /**
     * Returns what has changed, in ascending order of the shop's numbers. Each page is a request, sent when the stream reaches it. Call
     * this once. The stream itself throws the {@link MagentoException}s that {@link Magento} lists; rows before the failure are valid, but
     * {@link #next} then throws, so start the next walk from the same watermark as this one.
     */
    Stream<T> stream();

    /**
     * As {@link #stream()}, but an entity that breaks the shop's list, for example because PHP crashes on it, is skipped and reported. Call
     * this once, instead of {@link #stream()}. The next walk finds a skipped entity only if it has changed again; to retry it anyway, start
     * from this walk's own watermark again. Narrowing a page down to the entity takes some more requests. If two entities in a row fail,
     * the shop itself is failing, and the stream throws as {@link #stream()} does.
     *
     * @param unlisted receives the shop's number of each skipped entity, on the thread that reads the stream
     */
    Stream<T> stream(LongConsumer unlisted);

    /**
     * Returns whether this version of an entity is new, so that no earlier walk has found it, and remembers it for {@link #next}. For lists
     * whose rows do not contain the time of the last save, such as Magento 1's list of products: walks over such a list repeat what the
     * last walk may have found. The entity itself contains the time. Sends nothing.
     *
     * @param key the same in every walk: for a product its SKU
     * @param updatedAt when the entity was last saved, by the shop's clock
     */
    boolean isNew(String key, Instant updatedAt);

    /**
     * Returns by how much the shop's clock was set back since the last walk; empty if by a minute or less, or if unknown. Reliable only
     * after the stream has been read to its end. Changes made since the clock was set back have time stamps from before the {@linkplain
     * Watermark#until watermark}, so the walk has looked back further by this duration.
     *
     * <p>It is measured by how far the shop's clock was ahead of this machine's ({@link Watermark#clockAhead}). A clock that went wrong and
     * was corrected between two walks is not noticed, nor is one that was set back together with this machine's.
     */
    Optional<Duration> setBack();

    /**
     * Returns the watermark with which another walk continues if this one is broken off: after the given entity. Together the two walks
     * find what one walk would have found; later changes of the entities up to the given one are left to the walk after them. If the shop's
     * answers have no date, the other walk begins where this one did. Sends nothing. Like {@link #isNew}, it may be called while another
     * thread reads the stream.
     *
     * @param number the shop's number of the last entity that was processed; everything that the stream returned before it must have been
     *     processed, too
     */
    Watermark upTo(long number);

    /**
     * Returns the watermark with which the next walk begins. If the shop's answers have no date, it begins where this one did.
     *
     * @throws IllegalStateException if the stream has not been read to its end: changes would be lost
     */
    Watermark next();
}
