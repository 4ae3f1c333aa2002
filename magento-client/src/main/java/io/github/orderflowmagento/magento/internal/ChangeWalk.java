package io.github.orderflowmagento.magento.internal;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Predicate;
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
 * <p>Where the shop's clock was set back since the last walk, changes bear stamps from before the watermark. So the walk
 * keeps how far that clock is ahead of this machine's, and if that has become less, lists once more from earlier on by the
 * difference.
 *
 * <p>Why little is met twice: a row of the overlap that still bears the stamp it was met with is left out, if it was
 * met when it could no longer change again under that stamp. Stamps are whole seconds.
 */
public final class ChangeWalk<T> implements Changes<T> {
    /** How long after its stamp a change may become visible that bears the same stamp as the change before it. */
    static final Duration SETTLING = Duration.ofMinutes(2);

    /** A clock that is set back by less is covered by the overlap. */
    private static final Duration NOTABLE = Duration.ofMinutes(1);

    /** What is beyond is met once more. */
    private static final int MOST_REMEMBERED = 10_000;

    private static final Logger LOG = LoggerFactory.getLogger(ChangeWalk.class);

    /**
     * A list of what has changed.
     *
     * @param <T> its rows
     */
    @FunctionalInterface
    public interface Listing<T> {
        /**
         * The rows, read while the stream is walked.
         *
         * @param since from when on; empty for all there is
         * @param unlisted is told what cannot be listed
         */
        Stream<T> rows(Optional<Instant> since, Optional<LongConsumer> unlisted);
    }

    private final Watermark from;
    private final Listing<T> listing;
    private final Function<T, Optional<String>> key;
    private final Function<T, Optional<Instant>> updatedAt;
    private final ShopClock clock;
    private final long begin;
    private final Instant machineBegin;
    private final Map<String, Instant> seen;
    private Optional<Instant> begunAt;
    private Optional<Instant> newest = Optional.empty();
    private boolean metRowsWithoutStamp;
    private Optional<Duration> setBack = Optional.empty();
    private boolean ended;

    /**
     * @param key the same for a row in every walk; empty for one that cannot be told from others, its number being unreadable
     * @param updatedAt when the row was last saved, if the list tells
     */
    public ChangeWalk(
            Watermark from,
            Listing<T> listing,
            Function<T, Optional<String>> key,
            Function<T, Optional<Instant>> updatedAt,
            ShopClock clock) {
        this.from = from;
        this.listing = listing;
        this.key = key;
        this.updatedAt = updatedAt;
        this.clock = clock;
        this.begin = clock.tick();
        this.machineBegin = clock.machineTime();
        this.begunAt = clock.at(begin);
        this.seen = new HashMap<>(from.seen());
    }

    @Override
    public Stream<T> stream() {
        return walk(Optional.empty());
    }

    @Override
    public Stream<T> stream(LongConsumer unlisted) {
        return walk(Optional.of(unlisted));
    }

    private Stream<T> walk(Optional<LongConsumer> unlisted) {
        Iterator<T> iterator = new Iterator<>() {
            private Iterator<T> rows = listing.rows(from.since(), unlisted).iterator();
            private boolean wasSetBackLookedFor;

            @Override
            public boolean hasNext() {
                // only now an answer has told the time for certain
                if (!rows.hasNext() && !wasSetBackLookedFor) {
                    wasSetBackLookedFor = true;
                    rows = fromEarlierOn(unlisted).iterator();
                }
                ended = !rows.hasNext();
                return !ended;
            }

            @Override
            public T next() {
                return rows.next();
            }
        };
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(iterator, Spliterator.ORDERED), false)
                .filter(this::isNew);
    }

    /** What was changed since the last walk under a stamp from before it, the shop's clock having been set back; nothing if it was not. */
    private Stream<T> fromEarlierOn(Optional<LongConsumer> unlisted) {
        Optional<Instant> since = from.since();
        setBack = since.isEmpty() ? Optional.empty() : begunAt().flatMap(this::setBack);
        if (setBack.isEmpty()) {
            return Stream.empty();
        }
        LOG.warn(
                "The shop's clock was set back by {} s since the last walk over its changes: they are looked at from that much earlier on",
                setBack.get().toSeconds());
        Predicate<T> wasNotListed = row -> updatedAt
                .apply(row)
                .filter(stamp -> !stamp.isBefore(since.get()) && isAhead(stamp))
                .isEmpty();
        return listing.rows(since.map(time -> time.minus(setBack.get())), unlisted)
                .filter(wasNotListed);
    }

    /**
     * Whether a stamp is from before the clock was set back. Any other may be of a change during this walk: when the list was read, the
     * row may have borne one from before the watermark.
     */
    private boolean isAhead(Instant stamp) {
        return clock.at(clock.tick())
                .filter(now -> stamp.isAfter(now.plus(NOTABLE)))
                .isPresent();
    }

    private Optional<Duration> setBack(Instant begun) {
        Duration byThisMachine = from.clockAhead()
                .map(before -> before.minus(Duration.between(machineBegin, begun)))
                .orElse(Duration.ZERO);
        // it cannot be earlier in the shop than it was
        Duration byItself =
                from.until().map(until -> Duration.between(begun, until)).orElse(Duration.ZERO);
        return Stream.of(byThisMachine, byItself)
                .max(Comparator.naturalOrder())
                .filter(time -> time.compareTo(NOTABLE) > 0);
    }

    @Override
    public Optional<Duration> setBack() {
        return setBack;
    }

    private boolean isNew(T row) {
        Optional<Instant> stamp = updatedAt.apply(row);
        metRowsWithoutStamp |= stamp.isEmpty();
        Optional<String> known = key.apply(row);
        // rows whose keys could not be read are not told from each other
        return stamp.isEmpty() || known.isEmpty() || isNew(known.get(), stamp.get());
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
                .clockAhead(begunAt()
                        .map(time -> Duration.between(machineBegin, time).truncatedTo(ChronoUnit.SECONDS))
                        .or(from::clockAhead))
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
