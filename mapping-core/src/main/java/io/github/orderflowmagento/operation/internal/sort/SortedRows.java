package io.github.orderflowmagento.operation.internal.sort;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** Reads rows in the order of their keys, one by one. Not thread-safe. */
public final class SortedRows<T> implements Iterator<Row<T>> {
    private final Iterator<EncodedRow> rows;
    private final Function<EncodedRow, T> decoding;
    private @Nullable EncodedRow head;

    SortedRows(Iterator<EncodedRow> rows, Function<EncodedRow, T> decoding) {
        this.rows = rows;
        this.decoding = decoding;
        advance();
    }

    private void advance() {
        head = rows.hasNext() ? rows.next() : null;
    }

    @Override
    public boolean hasNext() {
        return head != null;
    }

    /** Returns the key of the next row. */
    public String key() {
        return present().key();
    }

    /** Returns whether the next row has this key. */
    public boolean isAt(String key) {
        return head != null && head.key().equals(key);
    }

    /** Skips rows with lower keys. */
    public void skipTo(String key) {
        while (head != null && head.key().compareTo(key) < 0) {
            advance();
        }
    }

    @Override
    public Row<T> next() {
        EncodedRow row = present();
        advance();
        return new Row<>(row.key(), decoding.apply(row));
    }

    /** Returns the next values, at most this number; fewer at the end, and none after it. */
    public List<T> nextValues(int most) {
        List<T> values = new ArrayList<>();
        while (hasNext() && values.size() < most) {
            values.add(next().value());
        }
        return values;
    }

    private EncodedRow present() {
        if (head == null) {
            throw new NoSuchElementException();
        }
        return head;
    }
}
