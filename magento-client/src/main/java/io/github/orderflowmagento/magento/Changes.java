package io.github.orderflowmagento.magento;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.model.Watermark;

/**
 * One walk over what has changed in a shop since a {@link Watermark}.
 *
 * <pre>{@code
 * Changes<OrderSummary> changes = shop.orders().changes(OrderQuery.status("processing"), watermark);
 * changes.stream().forEach(this::export);
 * watermark = changes.next(); // to be stored, and to begin the next walk from
 * }</pre>
 *
 * <p>No change is lost, whatever happens while the walk goes on, and whatever the time or zone of this machine is: time
 * is told by the shop alone. Only to notice that the shop's clock was {@linkplain #setBack set back} since the last walk, it is held
 * against this machine's. The limits are the shop's own. A change is found if it becomes visible within {@link
 * Watermark#OVERLAP} of its stamp. Of two changes of one entity under the same stamp, the second is told from the first
 * if it becomes visible within two minutes of it. What changes without a new stamp is not found: in Magento 1 the price
 * of a product after the administrator's "update attributes" or an import by SQL, for instance, and a deletion. For
 * that, walk the whole list now and then.
 *
 * <p>What changed in the last two minutes before the walk may be met again by the next one. For one thread.
 *
 * @param <T> rows of the list that is followed
 */
public interface Changes<T> {
    /**
     * What has changed, in ascending order of the shop's numbers, read page by page while the stream is walked. To be
     * called once.
     *
     * @throws MagentoException from the walking of the stream; what has been read until then is good, and the watermark
     *     stays
     */
    Stream<T> stream();

    /**
     * The same, but passing over what breaks the shop's list, an entity over which PHP dies say. To be called instead of {@link #stream()},
     * once. What was passed over is not met by the next walk unless it changes; to meet it once more, go on from the watermark of this
     * walk. A shop that lists nothing is no such entity, and ends the walk after a few requests.
     *
     * @param unlisted is told the shop's number of each entity that was passed over, while the stream is walked
     * @throws MagentoException as {@link #stream()}
     */
    Stream<T> stream(LongConsumer unlisted);

    /**
     * Whether an entity is met in this version for the first time. For lists whose rows do not say when they were
     * saved, like Magento 1's of products, and so repeat what the last walk may have met: the entity itself knows.
     *
     * @param key the same in every walk: of a product its SKU, by which its row is known too where it says when it was saved
     * @param updatedAt when the entity was last saved
     */
    boolean isNew(String key, Instant updatedAt);

    /**
     * By how much the shop's clock was set back since the last walk; empty if by no more than a minute, or if that cannot be told. The
     * walk has begun earlier by this time then, for what was changed since bears stamps from before the {@linkplain Watermark#until
     * watermark}. It is told by how far the shop's clock was ahead of this machine's ({@link Watermark#clockAhead}); a clock that was
     * wrong and was put right again between two walks is not noticed, nor one that goes back together with this machine's. Known once the stream has been walked to its end.
     */
    Optional<Duration> setBack();

    /**
     * Where the next walk begins.
     *
     * @throws IllegalStateException if the stream has not been walked to its end: something would be lost
     */
    Watermark next();
}
