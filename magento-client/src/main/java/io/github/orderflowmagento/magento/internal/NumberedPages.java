package io.github.orderflowmagento.magento.internal;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.LongConsumer;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;

/**
 * Walks a list by ranges of entity numbers. Magento 1's list calls have neither pages nor an order nor a limit: they return every match at
 * once. A range of numbers is the only restriction that bounds an answer in every version. Magento 2 returns a page of the lowest numbers
 * in a range, so only the range needs to be walked.
 *
 * <p>Where nothing else bounds an answer, the matches of a range determine how wide the next one is, so that it has most of a page of them,
 * up to the largest possible number; so a table with gaps, or with few matches, is walked in few calls, and its end is found without
 * knowing it. A wide range that the shop cannot list is narrowed.
 *
 * <p>Any other range that the shop cannot list ends the walk, unless the caller wants broken entities reported: then it is narrowed to the
 * entity that breaks the answer, and the walk continues after it. Two such entities with neighbouring numbers mean that the shop lists
 * nothing; so do {@value #MOST_BROKEN_IN_A_ROW} without a single row between them.
 */
public final class NumberedPages<T> implements Iterator<T> {
    /** Magento's tables could hold twice as many, but a 32-bit PHP rejects larger integers. */
    private static final long LARGEST_NUMBER = Integer.MAX_VALUE;

    /** Above the numbers in any table of a shop that limits its answers. */
    private static final long BEYOND_ANY_NUMBER = 1L << 40;

    private static final int WIDENING = 32;

    private static final int MOST_BROKEN_IN_A_ROW = 10;

    /** One page: the matches numbered {@code from} to {@code to}, both included. */
    @FunctionalInterface
    public interface Page<T> {
        List<T> matches(long from, long to);
    }

    /** One page of a shop that limits its answers: the first of the matches numbered {@code from} to {@code to}, both included. */
    @FunctionalInterface
    public interface LimitedPage<T> {
        /** Returns the first rows of the range, in ascending order of their numbers. */
        Part<T> matches(long from, long to);
    }

    /**
     * Part of a list.
     *
     * @param until the number up to which there are no others
     */
    public record Part<T>(List<T> rows, long until) {}

    private final LimitedPage<T> page;
    private final boolean isLimited;
    private final Optional<LongConsumer> unlisted;
    private final int pageSize;
    private final long largest;
    private long from;
    private long width;
    private Iterator<T> current = List.<T>of().iterator();
    /** The end of a range that had more rows than the shop can list. 0 if there is none. */
    private long crowdedUntil;

    private long brokenUntil;
    private int brokenInARow;
    /** The entity that could not be listed just before, while it is unknown whether others can be. 0 if there is none. */
    private long suspect;

    private NumberedPages(
            LimitedPage<T> page, boolean isLimited, int pageSize, long behind, Optional<LongConsumer> unlisted) {
        this.page = page;
        this.from = Math.max(0, behind) + 1;
        this.isLimited = isLimited;
        this.unlisted = unlisted;
        this.pageSize = pageSize;
        this.largest = isLimited ? BEYOND_ANY_NUMBER : LARGEST_NUMBER;
        this.width = isLimited ? largest : pageSize;
    }

    /** Returns the rows of all pages, in ascending order of their numbers. */
    public static <T> Stream<T> stream(Page<T> page, ToLongFunction<T> number, int pageSize) {
        return stream(page, number, pageSize, 0, Optional.empty());
    }

    /**
     * Returns the rows behind a number, skipping entities that break the list.
     *
     * @param behind the rows have higher numbers than this
     * @param unlisted receives the numbers of entities that the shop cannot list
     */
    public static <T> Stream<T> stream(
            Page<T> page, ToLongFunction<T> number, int pageSize, long behind, Optional<LongConsumer> unlisted) {
        Comparator<T> byNumber = Comparator.comparingLong(number);
        return stream(new NumberedPages<>(
                (from, to) -> new Part<>(
                        page.matches(from, to).stream().sorted(byNumber).toList(), to),
                false,
                pageSize,
                behind,
                unlisted));
    }

    /**
     * Returns the rows of all pages of a shop that limits its answers, in ascending order of their numbers.
     *
     * @param pageSize the maximum number of rows in a page
     * @param behind the rows have higher numbers than this
     * @param unlisted receives the numbers of entities that the shop cannot list
     */
    public static <T> Stream<T> limited(
            LimitedPage<T> page, int pageSize, long behind, Optional<LongConsumer> unlisted) {
        return stream(new NumberedPages<>(page, true, pageSize, behind, unlisted));
    }

    /** Whether a range is unbounded. */
    public static boolean isOpen(long to) {
        return to >= BEYOND_ANY_NUMBER;
    }

    private static <T> Stream<T> stream(NumberedPages<T> pages) {
        int characteristics = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, characteristics), false);
    }

    @Override
    public boolean hasNext() {
        while (!current.hasNext() && from <= largest) {
            current = fetch().iterator();
        }
        return current.hasNext();
    }

    private List<T> fetch() {
        long to = Math.min(largest, from + width - 1);
        Part<T> part;
        try {
            part = page.matches(from, to);
        } catch (MagentoException e) {
            narrow(e);
            return List.of();
        }
        from = part.until() + 1;
        if (from <= brokenUntil) {
            width = Math.min(partOfBroken(), width * WIDENING);
        } else if (isLimited) {
            width = largest;
        } else {
            width = widthForAPage(part.rows().size());
        }
        if (suspect != 0) {
            unlisted.orElseThrow().accept(suspect);
            suspect = 0;
        }
        brokenInARow = part.rows().isEmpty() ? brokenInARow : 0;
        return part.rows();
    }

    /** Returns how wide a range must be for most of a page, if its numbers match as often as those of the last one. */
    private long widthForAPage(int matches) {
        long next = matches == 0 ? width * WIDENING : width * pageSize * 3 / 4 / matches;
        long widest = from <= crowdedUntil ? (crowdedUntil - from) / 2 + 1 : Long.MAX_VALUE;
        return Math.max(pageSize, Math.min(Math.min(width * WIDENING, widest), Math.max(width / WIDENING, next)));
    }

    /** Returns a quarter of what is left of a range in which an entity breaks the answer. */
    private long partOfBroken() {
        return (brokenUntil - from) / 4 + 1;
    }

    private void narrow(MagentoException failure) {
        if (!isLimited && width > pageSize && failure.outcomeUnknown()) {
            crowdedUntil = from + width - 1; // behind a gap the wide range may hold more than the shop can list at once
            width = Math.max(pageSize, width / WIDENING);
        } else if (unlisted.isEmpty() || !mayBeOf(failure) || (width == 1 && listsNothing())) {
            throw failure;
        } else if (width > 1) {
            brokenUntil = from + width - 1;
            width = Math.min(partOfBroken(), pageSize);
        } else {
            suspect = from;
            brokenInARow++;
            brokenUntil = 0;
            from++;
            width = isLimited ? largest : 1;
        }
    }

    /** Whether an entity may have caused the failure. */
    private static boolean mayBeOf(MagentoException failure) {
        return failure.concerns() != Concern.EVERYTHING
                && (failure instanceof MagentoException.ServerFault
                        || failure instanceof MagentoException.NotUnderstood);
    }

    private boolean listsNothing() {
        return suspect != 0 || brokenInARow == MOST_BROKEN_IN_A_ROW;
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return current.next();
    }
}
