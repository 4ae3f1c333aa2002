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
 * <p>No change is lost, whatever happens in the shop during the walk, and whatever the clock and time zone of this machine: all
 * times are the shop's own. This machine's clock serves only to notice that the shop's was {@linkplain #setBack set back} since the
 * last walk. What is found depends on how the shop stamps changes:
 *
 * <ul>
 *   <li>A change is found if it becomes visible within {@link Watermark#OVERLAP} of its stamp.
 *   <li>Of two changes of one entity with the same stamp, the second is found if it becomes visible within two minutes of the stamp.
 *   <li>A change without a new stamp is not found. In Magento 1 these are, for example, a price set by the administrator's "Update
 *       Attributes" or by an import into the database, and every deletion. For these, read the whole list from time to time.
 * </ul>
 *
 * <p>A change of the last two minutes before a walk may be found by the next walk again.
 *
 * @param <T> rows of the list
 */
public interface Changes<T> {
    /**
     * What has changed, in ascending order of the shop's numbers. Each page is a request, sent when the stream reaches it.
     * Call this once. The stream itself throws the {@link MagentoException}s that {@link Magento} lists; rows before the
     * failure are good, and {@link #next} is not available then, so the next walk starts from the same watermark as this one.
     */
    Stream<T> stream();

    /**
     * The same, but an entity that breaks the shop's list, for example one over which PHP crashes, is skipped and reported.
     * Call this once, instead of {@link #stream()}. The next walk finds a skipped entity only if it has changed again; to try
     * it again anyway, start from this walk's own watermark once more. Narrowing a page down to the entity takes some requests
     * more. If two entities in a row fail, it is the shop that fails, and the stream throws as {@link #stream()} does.
     *
     * @param unlisted receives the shop's number of each skipped entity, on the thread that reads the stream
     */
    Stream<T> stream(LongConsumer unlisted);

    /**
     * Whether no walk has found an entity in this version yet; remembers it for {@link #next}. For lists whose rows do not say when
     * they were saved, like Magento 1's of products: they repeat what the last walk may have found. The entity itself has the time.
     * Sends nothing.
     *
     * @param key the same in every walk: for a product its SKU
     * @param updatedAt when the entity was last saved, by the shop's clock
     */
    boolean isNew(String key, Instant updatedAt);

    /**
     * By how much the shop's clock was set back since the last walk; empty if by a minute or less, or if that is not known.
     * Known once the stream has been read to its end. Changes since then bear stamps from before the {@linkplain
     * Watermark#until watermark}, so the walk has looked back further by this time.
     *
     * <p>It is measured by how far the shop's clock was ahead of this machine's ({@link Watermark#clockAhead}). Not noticed is a
     * clock that went wrong and was corrected between two walks, and one that was set back together with this machine's.
     */
    Optional<Duration> setBack();

    /**
     * Where another walk goes on, should this one be broken off: behind an entity, with what has changed before this walk began. What
     * changes after that among the entities that were passed is left to the walk after it, as if there had been one walk only. If the
     * shop's answers bear no date, the other walk begins where this one did. Sends nothing. May be called, as {@link #isNew}, while another
     * thread reads the stream.
     *
     * @param number the shop's number of an entity that was dealt with, as was all that the stream has brought before it
     */
    Watermark upTo(long number);

    /**
     * Where the next walk begins. If the shop's answers bear no date, it begins where this one did.
     *
     * @throws IllegalStateException if the stream has not been read to its end: changes would be lost
     */
    Watermark next();
}
