package io.github.orderflowmagento.magento.model;

import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Which fields of an entity are read. What there are typed accessors for always is; a projection names what is read from {@link
 * Entity#fields} beside that, or says that everything is.
 *
 * <pre>{@code
 * shop.orders().details(numbers, Projection.of("remote_ip", "items.original_price", "payment.additional_information"));
 * }</pre>
 *
 * <p>Magento 2 sends what was asked for, which of an order is less than half of its bytes. Magento 1 cannot leave anything out, and
 * sends everything, whatever a projection says.
 *
 * <p>Immutable, and so safe for use by several threads.
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

    /** Everything that the shop has. */
    public static Projection whole() {
        return WHOLE;
    }

    /** What there are typed accessors for, and nothing else. */
    public static Projection typed() {
        return TYPED;
    }

    /**
     * What there are typed accessors for, and these fields.
     *
     * @param names {@linkplain io.github.orderflowmagento.magento.model shared names}. A name with a point is of a part of the entity, or
     *     of each of several: {@code payment.additional_information}, {@code items.original_price}. A part that is named by itself is read
     *     whole: {@code shipping_address}
     */
    public static Projection of(String... names) {
        return of(Arrays.asList(names));
    }

    /** The same as {@link #of(String...)}. */
    public static Projection of(Collection<String> names) {
        return names.isEmpty() ? TYPED : new Projection(false, Set.copyOf(names));
    }

    /** What either of both says is read. */
    public Projection and(Projection other) {
        Set<String> all = new LinkedHashSet<>(names);
        all.addAll(other.names);
        return new Projection(isWhole || other.isWhole, all);
    }

    /** Whether everything is read. */
    public boolean isWhole() {
        return isWhole;
    }

    /**
     * The names of the fields that are read beside those with accessors, also where everything is read: of a product whose attribute is
     * read by name Magento 2 tells whether it has no value in it or the shop no such attribute.
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
