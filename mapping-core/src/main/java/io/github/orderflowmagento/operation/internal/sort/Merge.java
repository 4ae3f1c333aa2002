package io.github.orderflowmagento.operation.internal.sort;

import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;

/** Merges sorted runs; rows with equal keys are in the order of the runs. */
final class Merge implements Iterator<EncodedRow> {
    private final PriorityQueue<Source> sources = new PriorityQueue<>(
            Comparator.comparing((Source source) -> source.head.key()).thenComparingInt(source -> source.number));

    Merge(List<Iterator<EncodedRow>> runs) {
        for (int i = 0; i < runs.size(); i++) {
            if (runs.get(i).hasNext()) {
                sources.add(new Source(runs.get(i), i));
            }
        }
    }

    @Override
    public boolean hasNext() {
        return !sources.isEmpty();
    }

    @Override
    public EncodedRow next() {
        Source first = sources.poll();
        if (first == null) {
            throw new NoSuchElementException();
        }
        EncodedRow row = first.head;
        if (first.rest.hasNext()) {
            first.head = first.rest.next();
            sources.add(first);
        }
        return row;
    }

    private static final class Source {
        private final Iterator<EncodedRow> rest;
        private final int number;
        private EncodedRow head;

        Source(Iterator<EncodedRow> rows, int number) {
            this.rest = rows;
            this.number = number;
            this.head = rows.next();
        }
    }
}
