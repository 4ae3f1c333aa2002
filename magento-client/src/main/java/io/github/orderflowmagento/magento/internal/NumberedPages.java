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

/**
 * Walks a list by ranges of entity numbers. Magento 1's list calls know neither pages nor order nor "how many": they return every
 * match at once. A range of numbers is the one restriction that bounds an answer in every version.
 *
 * <p>A range with few matches makes the next one wider, up to the largest number there can be; so a table with gaps, or with few
 * matches, is walked in few calls, and its end is found without knowing it. A wide range that the shop cannot list is narrowed.
 *
 * <p>Any other range that the shop cannot list ends the walk, unless somebody wants to know why: then it is narrowed to the entity
 * that breaks the answer, and goes on behind it. Two such in a row are a shop that lists nothing.
 */
public final class NumberedPages<T> implements Iterator<T> {
    /** Magento's tables could hold twice as many, but a PHP of 32 bits refuses larger integers. */
    private static final long LARGEST_NUMBER = Integer.MAX_VALUE;

    private static final int WIDENING = 16;

    /** A page with less than this part of its size is one with few matches. */
    private static final int FEW = 4;

    /** One page: the matches numbered {@code from} to {@code to}, both included. */
    @FunctionalInterface
    public interface Page<T> {
        List<T> matches(long from, long to);
    }

    private final Page<T> page;
    private final ToLongFunction<T> number;
    private final Optional<LongConsumer> unlisted;
    private final int pageSize;
    private long from = 1;
    private long width;
    private Iterator<T> current = List.<T>of().iterator();
    private long brokenUntil;
    /** What could not be listed just before; whether others can be is not known yet. 0 if there is none. */
    private long suspect;

    private NumberedPages(Page<T> page, ToLongFunction<T> number, int pageSize, Optional<LongConsumer> unlisted) {
        this.page = page;
        this.number = number;
        this.unlisted = unlisted;
        this.pageSize = pageSize;
        this.width = pageSize;
    }

    /** The rows of all pages, in ascending order of their numbers. */
    public static <T> Stream<T> stream(Page<T> page, ToLongFunction<T> number, int pageSize) {
        return stream(page, number, pageSize, Optional.empty());
    }

    /**
     * The same, passing over what breaks the list.
     *
     * @param unlisted is told the numbers of entities that the shop cannot list
     */
    public static <T> Stream<T> stream(
            Page<T> page, ToLongFunction<T> number, int pageSize, Optional<LongConsumer> unlisted) {
        NumberedPages<T> pages = new NumberedPages<>(page, number, pageSize, unlisted);
        int characteristics = Spliterator.ORDERED | Spliterator.DISTINCT | Spliterator.NONNULL;
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(pages, characteristics), false);
    }

    @Override
    public boolean hasNext() {
        while (!current.hasNext() && from <= LARGEST_NUMBER) {
            current = fetch().iterator();
        }
        return current.hasNext();
    }

    private List<T> fetch() {
        long to = Math.min(LARGEST_NUMBER, from + width - 1);
        List<T> matches;
        try {
            matches = page.matches(from, to).stream()
                    .sorted(Comparator.comparingLong(number))
                    .toList();
        } catch (MagentoException e) {
            narrow(e);
            return List.of();
        }
        from = to + 1;
        if (from <= brokenUntil) {
            width = partOfBroken();
        } else {
            width = matches.size() * FEW >= pageSize ? narrower() : width * WIDENING;
        }
        if (suspect != 0) {
            unlisted.orElseThrow().accept(suspect);
            suspect = 0;
        }
        return matches;
    }

    /** A quarter of what is left of a range in which an entity breaks the answer. */
    private long partOfBroken() {
        return (brokenUntil - from) / 4 + 1;
    }

    private void narrow(MagentoException failure) {
        boolean isBroken =
                failure instanceof MagentoException.ServerFault || failure instanceof MagentoException.NotUnderstood;
        if (width > pageSize && failure.outcomeUnknown()) {
            width = narrower(); // behind a gap the wide range may hold more than the shop can list at once
        } else if (unlisted.isEmpty() || !isBroken || (width == 1 && suspect != 0)) {
            throw failure;
        } else if (width > 1) {
            brokenUntil = from + width - 1;
            width = partOfBroken();
        } else {
            suspect = from;
            brokenUntil = 0;
            from++;
        }
    }

    private long narrower() {
        return Math.max(pageSize, width / WIDENING);
    }

    @Override
    public T next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return current.next();
    }
}
