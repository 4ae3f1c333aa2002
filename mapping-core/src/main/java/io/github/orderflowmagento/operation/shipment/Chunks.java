package io.github.orderflowmagento.operation.shipment;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Splits any number of items into chunks. */
final class Chunks<T> implements Iterator<List<T>> {
    private final Iterator<T> items;
    private final int size;

    private Chunks(Iterator<T> items, int size) {
        this.items = items;
        this.size = size;
    }

    static <T> Iterator<List<T>> of(Iterable<T> items, int size) {
        return new Chunks<>(items.iterator(), size);
    }

    @Override
    public boolean hasNext() {
        return items.hasNext();
    }

    @Override
    public List<T> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        List<T> chunk = new ArrayList<>();
        while (chunk.size() < size && items.hasNext()) {
            chunk.add(items.next());
        }
        return chunk;
    }
}
