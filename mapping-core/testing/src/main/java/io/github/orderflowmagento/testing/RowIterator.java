package io.github.orderflowmagento.testing;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.testing.Faults.Fault;

/** Iterates over a list that is requested when iteration begins. If the answer is lost, it fails after the last row. */
final class RowIterator<T> implements Iterator<T> {
    private final ShopAccess access;
    private final String call;
    private final Supplier<List<T>> listing;
    private final Runnable atEnd;
    private @Nullable Iterator<T> rows;
    private Optional<MagentoException> failureAtEnd = Optional.empty();

    /** @param atEnd runs at the end of the iteration, unless it fails */
    private RowIterator(ShopAccess access, String call, Supplier<List<T>> listing, Runnable atEnd) {
        this.access = access;
        this.call = call;
        this.listing = listing;
        this.atEnd = atEnd;
    }

    static <T> Stream<T> stream(ShopAccess access, String call, Supplier<List<T>> listing, Runnable atEnd) {
        Iterator<T> walk = new RowIterator<>(access, call, listing, atEnd);
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(walk, Spliterator.ORDERED), false);
    }

    @Override
    public boolean hasNext() {
        if (rows().hasNext()) {
            return true;
        }
        failureAtEnd.ifPresent(failure -> {
            throw failure;
        });
        atEnd.run();
        return false;
    }

    @Override
    public T next() {
        return rows().next();
    }

    private Iterator<T> rows() {
        Iterator<T> begun = rows;
        if (begun == null) {
            access.calls().begin(call);
            Optional<Fault<MagentoException>> fault =
                    access.late(call).or(() -> access.calls().faults().of(call));
            failureAtEnd = fault.map(Fault::failure);
            begun = fault.filter(found -> !found.isExecuted()).isPresent()
                    ? List.<T>of().iterator()
                    : access.locked(listing).iterator();
            rows = begun;
        }
        return begun;
    }
}
