package io.github.orderflowmagento.magento.internal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.MagentoException;

/**
 * Walks a list by ranges of entity numbers. Magento 1's list calls know neither pages nor order nor "how many": they return every
 * match at once. A range of numbers is the one restriction that bounds an answer in every version.
 *
 * <p>A range with few matches makes the next one wider, up to the largest number there can be; so a table with gaps, or with few
 * matches, is walked in few calls, and its end is found without knowing it. A range that the shop cannot list is narrowed: a wide one
 * may hold too much, and in any other a single entity may break the answer. That one is passed over, and said to be unlisted; two
 * in a row are a shop that lists nothing.
 */
final class NumberedPages<T> implements Iterator<T> {
    private static final Logger LOG = LoggerFactory.getLogger(NumberedPages.class);

    /** Magento's tables could hold twice as many, but a PHP of 32 bits refuses larger integers. */
    private static final long LARGEST_NUMBER = Integer.MAX_VALUE;

    private static final int WIDENING = 16;

    /** A page with less than this part of its size is one with few matches. */
    private static final int FEW = 4;

    /** One page: the matches numbered {@code from} to {@code to}, both included. */
    @FunctionalInterface
    interface Page<T> {
        List<T> matches(long from, long to);
    }

    private final Page<T> page;
    private final ToLongFunction<T> number;
    private final LongFunction<T> unlisted;
    private final int pageSize;
    private long from = 1;
    private long width;
    private Iterator<T> current = List.<T>of().iterator();
    private long brokenUntil;
    /** What could not be listed just before; whether others can be is not known yet. 0 if there is none. */
    private long suspect;

    private NumberedPages(Page<T> page, ToLongFunction<T> number, LongFunction<T> unlisted, int pageSize) {
        this.page = page;
        this.number = number;
        this.unlisted = unlisted;
        this.pageSize = pageSize;
        this.width = pageSize;
    }

    /** @param unlisted what stands for an entity that the shop cannot list, given its number */
    static <T> Stream<T> stream(Page<T> page, ToLongFunction<T> number, LongFunction<T> unlisted, int pageSize) {
        NumberedPages<T> pages = new NumberedPages<>(page, number, unlisted, pageSize);
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
        } catch (MagentoException.ServerFault | MagentoException.NotUnderstood e) {
            return broken(e);
        } catch (MagentoException e) {
            if (width <= pageSize || !e.outcomeUnknown()) {
                throw e;
            }
            // behind a gap the wide range may hold more than the shop can list at once
            width = narrower();
            return List.of();
        }
        from = to + 1;
        if (from <= brokenUntil) {
            width = partOfBroken();
        } else {
            width = matches.size() * FEW >= pageSize ? narrower() : width * WIDENING;
        }
        return suspect == 0 ? matches : withUnlisted(matches);
    }

    private List<T> withUnlisted(List<T> matches) {
        LOG.warn("What has the number {} cannot be listed", suspect);
        List<T> all = new ArrayList<>();
        all.add(unlisted.apply(suspect));
        all.addAll(matches);
        suspect = 0;
        return all;
    }

    /** A quarter of what is left of a range in which an entity breaks the answer. */
    private long partOfBroken() {
        return (brokenUntil - from) / 4 + 1;
    }

    private List<T> broken(MagentoException failure) {
        if (width > pageSize) {
            width = narrower();
            return List.of();
        }
        if (width > 1) {
            brokenUntil = from + width - 1;
            width = partOfBroken();
            return List.of();
        }
        if (suspect != 0) {
            throw failure;
        }
        suspect = from;
        brokenUntil = 0;
        from++;
        return List.of();
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
