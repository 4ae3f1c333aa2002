package io.github.orderflowmagento.magento.internal;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.model.Watermark;

/**
 * A walk over what a list says has changed.
 *
 * <p>Why nothing is lost: let the walk begin at B, by the shop's clock. Rows keep their numbers and the list is read by
 * ranges of them, so a row that was visible at B is met in the walk, unless it changes meanwhile; and what becomes
 * visible after B has a stamp that is not before B less the overlap. From there the next walk begins. It begins earlier
 * if the newest stamp met is older than B, so that a clock that stamps behind the one that dates the answers does no
 * harm; and never later, for a stamp in the future says nothing about the present.
 *
 * <p>Why little is met twice: a row of the overlap that still bears the stamp it was met with is left out, if it was
 * met when it could no longer change again under that stamp. Stamps are whole seconds.
 */
final class ChangeWalk<T> implements Changes<T> {
    /** How long after its stamp a change may become visible that bears the same stamp as the change before it. */
    static final Duration SETTLING = Duration.ofMinutes(2);

    /** What is beyond is met once more. */
    private static final int MOST_REMEMBERED = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(ChangeWalk.class);

    private final Watermark from;
    private final Function<Optional<LongConsumer>, Stream<T>> rows;
    private final ToLongFunction<T> number;
    private final Function<T, Optional<Instant>> updatedAt;
    private final ShopClock clock;
    private final long begin;
    private final Map<String, Instant> seen;
    private Optional<Instant> begunAt;
    private Optional<Instant> newest = Optional.empty();
    private boolean metRowsWithoutStamp;
    private boolean ended;

    /** @param rows of the list, which may tell what cannot be listed */
    ChangeWalk(
            Watermark from,
            Function<Optional<LongConsumer>, Stream<T>> rows,
            ToLongFunction<T> number,
            Function<T, Optional<Instant>> updatedAt,
            ShopClock clock) {
        this.from = from;
        this.rows = rows;
        this.number = number;
        this.updatedAt = updatedAt;
        this.clock = clock;
        this.begin = clock.tick();
        this.begunAt = clock.at(begin);
        this.seen = new HashMap<>(from.seen());
    }

    @Override
    public Stream<T> stream() {
        return walk(rows.apply(Optional.empty()));
    }

    @Override
    public Stream<T> stream(LongConsumer unlisted) {
        return walk(rows.apply(Optional.of(unlisted)));
    }

    private Stream<T> walk(Stream<T> rows) {
        Iterator<T> iterator = rows.iterator();
        Iterator<T> toTheEnd = new Iterator<>() {
            @Override
            public boolean hasNext() {
                ended = !iterator.hasNext();
                return !ended;
            }

            @Override
            public T next() {
                return iterator.next();
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(toTheEnd, Spliterator.ORDERED), false)
                .filter(this::isNew);
    }

    private boolean isNew(T row) {
        Optional<Instant> stamp = updatedAt.apply(row);
        metRowsWithoutStamp |= stamp.isEmpty();
        long known = number.applyAsLong(row);
        // rows whose numbers could not be read are not told from each other
        return stamp.isEmpty() || known == 0 || isNew(String.valueOf(known), stamp.get());
    }

    @Override
    public boolean isNew(String key, Instant stamp) {
        newest = Optional.of(newest.filter(stamp::isBefore).orElse(stamp));
        if (stamp.equals(from.seen().get(key))) {
            return false;
        }
        if (begunAt().filter(stamp.plus(SETTLING)::isBefore).isPresent()) {
            seen.put(key, stamp);
        } else {
            seen.remove(key);
        }
        return true;
    }

    @Override
    public Watermark next() {
        if (!ended) {
            throw new IllegalStateException("changes: the stream has not been walked to its end");
        }
        Optional<Instant> until = until();
        Instant remembered = until.map(time -> time.minus(Watermark.OVERLAP)).orElse(Instant.MIN);
        return Watermark.builder()
                .until(until)
                .seen(seen.entrySet().stream()
                        .filter(entry -> !entry.getValue().isBefore(remembered))
                        .sorted(Map.Entry.<String, Instant>comparingByValue().reversed())
                        .limit(MOST_REMEMBERED)
                        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)))
                .build();
    }

    /**
     * The shop's clock may be set, and its servers may differ: the earliest moment that any answer so far makes of it.
     */
    private Optional<Instant> begunAt() {
        begunAt = Stream.of(begunAt, clock.at(begin)).flatMap(Optional::stream).min(Comparator.naturalOrder());
        return begunAt;
    }

    private Optional<Instant> until() {
        Optional<Instant> begunAt = begunAt();
        if (begunAt.isEmpty()) {
            LOG.warn("The shop's answers bear no date; the next walk over its changes will begin where this one did");
            return from.until();
        }
        if (newest.isEmpty() && metRowsWithoutStamp) {
            return begunAt;
        }
        return Stream.of(newest, from.until())
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .map(time -> time.isAfter(begunAt.get()) ? begunAt.get() : time);
    }
}
