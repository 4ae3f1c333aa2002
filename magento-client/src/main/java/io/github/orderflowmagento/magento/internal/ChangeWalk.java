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
import io.github.orderflowmagento.magento.model.WalkPosition;
import io.github.orderflowmagento.magento.model.Watermark;

/**
 * A walk over the changes in a list.
 *
 * <p>Why no change is lost: let the walk begin at B, by the shop's clock. Rows keep their numbers and the list is read by ranges of
 * numbers, so a row that was visible at B is found in the walk, unless it changes meanwhile; and a change that becomes visible after B has
 * a stamp that is not before B less the overlap, where the next walk begins. It begins earlier if the newest stamp found is older than B,
 * in case the clock of the stamps is behind the one that dates the answers; and never later, since a stamp in the future is unreliable.
 *
 * <p>If the shop's clock was set back since the last walk, changes have stamps from before the watermark. So the walk stores how far that
 * clock is ahead of this machine's; if that has decreased, the list is read again from earlier on, by the difference.
 *
 * <p>A walk that was broken off is continued by another one, from a position: everything up to it was processed, and later changes there
 * have stamps that are not before the first walk's B less the overlap. So the two together are equivalent to one that began at that B.
 *
 * <p>Why little is found twice: a row of the overlap that still has the stamp with which it was found is left out, if it could no longer
 * change again under that stamp when it was found. Stamps are whole seconds.
 */
public final class ChangeWalk<T> implements Changes<T> {
    /** How long after its stamp a change may become visible that has the same stamp as the change before it. */
    static final Duration SETTLING = Duration.ofMinutes(2);

    /** If a clock is set back by less, the overlap covers it. */
    private static final Duration NOTABLE = Duration.ofMinutes(1);

    /** Entities beyond this number are found again. */
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
         * Reads the rows while the stream is walked.
         *
         * @param since from when on; empty for all
         * @param behind only rows with higher numbers, as far as rows are in order of their numbers
         * @param unlisted receives the numbers of entities that cannot be listed
         */
        Stream<T> rows(Optional<Instant> since, long behind, Optional<LongConsumer> unlisted);
    }

    /**
     * Extracts what a walk needs from a row.
     *
     * @param key the same for a row in every walk; empty if its number is unreadable, so that it cannot be distinguished from others
     * @param number the position of the row in the list; empty if unknown
     * @param updatedAt when the row was last saved, if the list contains it
     * @param <T> the row
     */
    public record RowReader<T>(
            Function<T, Optional<String>> key,
            Function<T, Optional<Long>> number,
            Function<T, Optional<Instant>> updatedAt) {}

    /** @param number the number of the row; 0 if unknown */
    private record Seen(Instant stamp, long number) {}

    private final Watermark from;
    private final Listing<T> listing;
    private final RowReader<T> row;
    private final ShopClock clock;
    private final long begin;
    private final Instant machineBegin;
    private final Map<String, Seen> seen;
    private Optional<Instant> begunAt;
    private Optional<Instant> newest;
    private boolean metRowsWithoutStamp;
    private Optional<Duration> setBack = Optional.empty();
    private boolean ended;

    public ChangeWalk(Watermark from, Listing<T> listing, RowReader<T> row, ShopClock clock) {
        this.from = from;
        this.listing = listing;
        this.row = row;
        this.clock = clock;
        this.begin = clock.tick();
        this.machineBegin = clock.machineTime();
        this.begunAt = clock.at(begin);
        this.newest = from.position().map(WalkPosition::newest);
        this.seen = new HashMap<>();
        from.seen().forEach((key, stamp) -> seen.put(key, new Seen(stamp, 0)));
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
            private Iterator<T> rows = listing.rows(
                            from.since(),
                            from.position().map(WalkPosition::behind).orElse(0L),
                            unlisted)
                    .iterator();
            private boolean wasSetBackLookedFor;

            @Override
            public boolean hasNext() {
                // the time is certain only after an answer
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

    /** Returns what was changed since the last walk under a stamp from before it, if the shop's clock was set back; empty if it was not. */
    private Stream<T> fromEarlierOn(Optional<LongConsumer> unlisted) {
        Optional<Instant> since = from.since();
        setBack = since.isEmpty() ? Optional.empty() : begunAt().flatMap(this::setBack);
        if (setBack.isEmpty()) {
            return Stream.empty();
        }
        LOG.warn(
                "The shop's clock was set back by {} s since the last walk over its changes: this walk begins earlier by that much",
                setBack.get().toSeconds());
        Predicate<T> wasNotListed = found -> row.updatedAt()
                .apply(found)
                .filter(stamp -> !stamp.isBefore(since.get()) && isAhead(stamp))
                .isEmpty();
        return listing.rows(since.map(time -> time.minus(setBack.get())), 0, unlisted)
                .filter(wasNotListed);
    }

    /**
     * Whether a stamp is from before the clock was set back. Any other may belong to a change during this walk: when the list was read, the
     * row may have had one from before the watermark.
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

    private boolean isNew(T found) {
        Optional<Instant> stamp = row.updatedAt().apply(found);
        metRowsWithoutStamp |= stamp.isEmpty();
        Optional<String> known = row.key().apply(found);
        // rows whose keys could not be read cannot be distinguished
        return stamp.isEmpty()
                || known.isEmpty()
                || isNew(known.get(), stamp.get(), row.number().apply(found).orElse(0L));
    }

    @Override
    public boolean isNew(String key, Instant stamp) {
        return isNew(key, stamp, 0);
    }

    private synchronized boolean isNew(String key, Instant stamp, long number) {
        newest = Optional.of(newest.filter(stamp::isBefore).orElse(stamp));
        if (stamp.equals(from.seen().get(key))) {
            return false;
        }
        if (begunAt().filter(stamp.plus(SETTLING)::isBefore).isPresent()) {
            seen.put(key, new Seen(stamp, number));
            if (seen.size() > 2 * MOST_REMEMBERED) {
                seen.keySet().retainAll(remembered(Long.MAX_VALUE).keySet());
            }
        } else {
            seen.remove(key);
        }
        return true;
    }

    /** Returns the entities that the next walk leaves out, among those found up to a number. */
    private Map<String, Instant> remembered(long number) {
        Instant oldest = until().map(time -> time.minus(Watermark.OVERLAP)).orElse(Instant.MIN);
        return seen.entrySet().stream()
                .filter(entry -> entry.getValue().number() <= number)
                .filter(entry -> !entry.getValue().stamp().isBefore(oldest))
                .sorted(Map.Entry.<String, Seen>comparingByValue(Comparator.comparing(Seen::stamp))
                        .reversed())
                .limit(MOST_REMEMBERED)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().stamp()));
    }

    @Override
    public synchronized Watermark upTo(long number) {
        if (begunAt().isEmpty()) {
            return from;
        }
        Instant begun = walkBegunAt().orElseThrow();
        return Watermark.builder()
                .from(from)
                .position(new WalkPosition(
                        Math.max(
                                number,
                                from.position().map(WalkPosition::behind).orElse(0L)),
                        begun,
                        newest.orElse(begun),
                        clockAhead().orElseThrow()))
                .seen(remembered(number))
                .build();
    }

    @Override
    public Watermark next() {
        if (!ended) {
            throw new IllegalStateException("changes: the stream has not been read to its end");
        }
        if (begunAt().isEmpty()) {
            LOG.warn("The shop's answers have no date; the next walk over its changes will begin where this one did");
        }
        return Watermark.builder()
                .until(until())
                .clockAhead(clockAhead().or(from::clockAhead))
                .seen(remembered(Long.MAX_VALUE))
                .build();
    }

    private Optional<Duration> clockAhead() {
        return from.position()
                .map(WalkPosition::clockAhead)
                .or(() -> begunAt()
                        .map(time -> Duration.between(machineBegin, time).truncatedTo(ChronoUnit.SECONDS)));
    }

    /** Returns the earliest beginning according to any answer so far: the shop's clock may be set, and its servers may differ. */
    private Optional<Instant> begunAt() {
        begunAt = Stream.of(begunAt, clock.at(begin)).flatMap(Optional::stream).min(Comparator.naturalOrder());
        return begunAt;
    }

    /** Returns when the first of the walks began that this one continues. */
    private Optional<Instant> walkBegunAt() {
        return Stream.concat(begunAt().stream(), from.position().map(WalkPosition::begunAt).stream())
                .min(Comparator.naturalOrder());
    }

    private Optional<Instant> until() {
        if (begunAt().isEmpty()) {
            return from.until();
        }
        Optional<Instant> begun = walkBegunAt();
        if (newest.isEmpty() && metRowsWithoutStamp) {
            return begun;
        }
        return Stream.of(newest, from.until())
                .flatMap(Optional::stream)
                .max(Comparator.naturalOrder())
                .map(time -> time.isAfter(begun.get()) ? begun.get() : time);
    }
}
