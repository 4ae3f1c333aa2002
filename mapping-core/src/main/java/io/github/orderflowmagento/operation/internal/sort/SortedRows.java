package io.github.orderflowmagento.operation.internal.sort;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/** Rows in the order of their keys, read one by one. Not thread-safe. */
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

    /** The key of the next row. */
    public String key() {
        return present().key();
    }

    /** Whether the next row has this key. */
    public boolean isAt(String key) {
        return head != null && head.key().equals(key);
    }

    /** Passes over rows of lower keys. */
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

    /** The next values, up to a number of them; fewer at the end, and none behind it. */
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
