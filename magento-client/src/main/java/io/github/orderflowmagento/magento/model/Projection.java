package io.github.orderflowmagento.magento.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Selects which fields of an entity are read. Fields with typed accessors are always read; a projection names further fields that are read
 * from {@link Entity#fields}, or selects all.
 *
 * <pre>{@code
 * shop.orders().details(numbers, Projection.of("remote_ip", "items.original_price", "payment.additional_information"));
 * }</pre>
 *
 * <p>Magento 2 sends only the selected fields, less than half of an order's bytes. Magento 1 always sends everything.
 *
 * <p>Immutable and thread-safe.
 */
public final class Projection {
    private static final Projection WHOLE = new Projection(true, Set.of());
    private static final Projection TYPED = new Projection(false, Set.of());

    private final boolean isWhole;
    private final Set<String> names;

    private Projection(boolean isWhole, Set<String> names) {
        this.isWhole = isWhole;
        this.names = Set.copyOf(names);
    }

    /** Returns a projection of all fields that the shop has. */
    public static Projection whole() {
        return WHOLE;
    }

    /** Returns a projection of the fields with typed accessors, and nothing else. */
    public static Projection typed() {
        return TYPED;
    }

    /**
     * Returns a projection of the fields with typed accessors, and these.
     *
     * @param names {@linkplain io.github.orderflowmagento.magento.model shared names}. A name with a point belongs to a part of the entity,
     *     or to each of several: {@code payment.additional_information}, {@code items.original_price}. A part that is named without a field
     *     is read whole: {@code shipping_address}
     */
    public static Projection of(String... names) {
        return of(Arrays.asList(names));
    }

    /** As {@link #of(String...)}. */
    public static Projection of(Collection<String> names) {
        return names.isEmpty() ? TYPED : new Projection(false, Set.copyOf(names));
    }

    /** Returns a projection of all fields of both. */
    public Projection and(Projection other) {
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(other.names);
        return new Projection(isWhole || other.isWhole, all);
    }

    /** Returns whether all fields are read. */
    public boolean isWhole() {
        return isWhole;
    }

    /**
     * Returns the names of the fields that are read in addition to those with accessors, also if all are read: if a product of Magento 2 is
     * read with a named attribute, an attribute without a value can be distinguished from one that the shop does not have.
     */
    public Set<String> names() {
        return names;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Projection projection
                && isWhole == projection.isWhole
                && names.equals(projection.names);
    }

    @Override
    public int hashCode() {
        return Objects.hash(isWhole, names);
    }

    @Override
    public String toString() {
        return "Projection" + (isWhole ? "[whole]" : "") + names;
    }
}
