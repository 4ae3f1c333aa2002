package io.github.orderflowmagento.testing;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

import io.github.orderflowmagento.magento.Changes;
import io.github.orderflowmagento.magento.model.WalkPosition;
import io.github.orderflowmagento.magento.model.Watermark;

/**
 * A walk over changes. The shop has one clock, and a change is visible at once; but timestamps are whole seconds, so entities whose
 * timestamp may occur again are returned again.
 */
final class InMemoryChanges<T> implements Changes<T> {
    private static final Duration SETTLING = Duration.ofMinutes(2);
    private static final Duration NOTABLE = Duration.ofMinutes(1);

    private final ShopAccess access;
    private final String call;
    private final Watermark from;
    private final Function<Optional<Instant>, List<T>> listing;
    private final Function<T, String> key;
    private final ToLongFunction<T> number;
    private final Function<T, Optional<Instant>> updatedAt;
    private final Instant begunAt;
    private final Map<String, Instant> seen;
    private boolean ended;

    /** @param listing returns the rows changed since a time, or all */
    InMemoryChanges(
            ShopAccess access,
            String call,
            Watermark from,
            Function<Optional<Instant>, List<T>> listing,
            Function<T, String> key,
            ToLongFunction<T> number,
            Function<T, Optional<Instant>> updatedAt) {
        this.access = access;
        this.call = call;
        this.from = from;
        this.listing = listing;
        this.key = key;
        this.number = number;
        this.updatedAt = updatedAt;
        this.begunAt = access.state().now();
        this.seen = new HashMap<>(from.seen());
    }

    @Override
    public Stream<T> stream() {
        Optional<Instant> since = from.since().map(time -> time.minus(setBackBy()));
        long behind = from.position().map(WalkPosition::behind).orElse(0L);
        return RowIterator.stream(access, call, () -> listing.apply(since), () -> ended = true)
                .filter(row -> number.applyAsLong(row) > behind)
                .filter(row -> updatedAt
                        .apply(row)
                        .filter(stamp -> !isNew(key.apply(row), stamp))
                        .isEmpty());
    }

    /** Never reports gaps: the list is always complete. */
    @Override
    public Stream<T> stream(LongConsumer unlisted) {
        return stream();
    }

    @Override
    public boolean isNew(String entity, Instant stamp) {
        if (stamp.equals(from.seen().get(entity))) {
            return false;
        }
        if (stamp.plus(SETTLING).isBefore(begunAt)) {
            seen.put(entity, stamp);
        } else {
            seen.remove(entity);
        }
        return true;
    }

    @Override
    public Optional<Duration> setBack() {
        return Optional.of(setBackBy()).filter(time -> ended && !time.isZero());
    }

    private Duration setBackBy() {
        return from.until()
                .map(until -> Duration.between(begunAt, until))
                .filter(time -> time.compareTo(NOTABLE) > 0)
                .orElse(Duration.ZERO);
    }

    /** Returns where the next walk begins: entities changed just before are returned again. */
    @Override
    public Watermark upTo(long last) {
        return Watermark.builder()
                .from(from)
                .position(new WalkPosition(
                        Math.max(last, from.position().map(WalkPosition::behind).orElse(0L)),
                        walkBegunAt(),
                        walkBegunAt(),
                        Duration.ZERO))
                .build();
    }

    private Instant walkBegunAt() {
        return from.position().map(WalkPosition::begunAt).orElse(begunAt);
    }

    @Override
    public Watermark next() {
        if (!ended) {
            throw new IllegalStateException("changes: the stream has not been consumed to its end");
        }
        Instant remembered = walkBegunAt().minus(Watermark.OVERLAP);
        seen.values().removeIf(remembered::isAfter);
        return Watermark.builder()
                .until(walkBegunAt())
                .clockAhead(Duration.ZERO)
                .seen(seen)
                .build();
    }
}
