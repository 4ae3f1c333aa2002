package io.github.orderflowmagento.mapping;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What the warehouse calls a thing of the shop's, and the way back: a SKU or an order number of the shop's to OrderFlow's external
 * reference, and that to the SKU or number. Both ways belong together, since OrderFlow tells of stock, despatches and orders by its
 * references.
 *
 * <p>Give one mapping of SKUs to all of {@code ProductMapping.withSkus}, {@code OrderMapping.withSkus} and {@code
 * InventoryMapping.withSkus}.
 *
 * <p>Each name has one reference and each reference one name: a name whose reference does not lead back to it is refused, and a
 * reference that no name of the shop's has does not belong to this shop. Immutable, and safe to share between threads if its functions are.
 */
public final class ReferenceMapping {
    private static final ReferenceMapping IDENTITY =
            new ReferenceMapping("as it is", UnaryOperator.identity(), Optional::of);

    private final String words;
    private final Function<String, String> toWarehouse;
    private final Function<String, Optional<String>> toShop;

    private ReferenceMapping(
            String words, Function<String, String> toWarehouse, Function<String, Optional<String>> toShop) {
        this.words = words;
        this.toWarehouse = toWarehouse;
        this.toShop = toShop;
    }

    /** References that are the shop's own names. */
    public static ReferenceMapping identity() {
        return IDENTITY;
    }

    /**
     * References that begin with a prefix of the shop's: {@code AB-MUG-001}. It keeps the things of several shops apart in one
     * warehouse, or those of one shop from what the warehouse has beside them. A reference without the prefix, or with nothing behind
     * it, does not belong to this shop.
     *
     * @param prefix on one line, not blank, not beginning with a blank; upper and lower case differ
     * @throws IllegalArgumentException if it is another text
     */
    public static ReferenceMapping prefixed(String prefix) {
        if (prefix.isBlank() || prefix.lines().count() > 1 || !prefix.equals(prefix.stripLeading())) {
            throw new IllegalArgumentException(
                    "reference prefix '" + prefix + "': needs a text on one line that does not begin with a blank");
        }
        return of(
                "with prefix '" + prefix + "'",
                name -> prefix + name,
                reference -> Optional.of(reference)
                        .filter(text -> text.startsWith(prefix))
                        .map(text -> text.substring(prefix.length())));
    }

    /**
     * References by functions of your own, a table for example.
     *
     * @param words what is done on the way to the warehouse, for descriptions and messages: {@code by the table of spring}
     * @param toWarehouse the reference of a name; a name that has none throws, which refuses that name only
     * @param toShop the name of a reference; empty for a reference that does not belong to this shop
     */
    public static ReferenceMapping of(
            String words, UnaryOperator<String> toWarehouse, Function<String, Optional<String>> toShop) {
        if (words.isBlank()) {
            throw new IllegalArgumentException("reference mapping: needs words that say what it does");
        }
        return new ReferenceMapping(words, Objects.requireNonNull(toWarehouse), Objects.requireNonNull(toShop));
    }

    /**
     * What the warehouse calls a thing of the shop's.
     *
     * @param name the SKU or order number
     * @throws IllegalArgumentException naming it, if there is no reference for it, or that does not lead back to it: two names would
     *     become one, for example
     */
    public String toWarehouse(String name) {
        if (this == IDENTITY) {
            return name;
        }
        String reference = reference(name);
        Optional<String> back = name(reference);
        if (!back.equals(Optional.of(name)) || name.isBlank()) {
            throw new IllegalArgumentException("'" + name + "' would go out as '" + reference + "' (" + words
                    + "), which comes back as "
                    + back.map(other -> "'" + other + "'").orElse("nothing of this shop's")
                    + ": its stock and despatches would not find it. Name a way back that gives it again");
        }
        return reference;
    }

    /**
     * What the shop calls a thing of the warehouse's.
     *
     * @param reference as OrderFlow tells it
     * @return the SKU or order number; empty if this mapping does not give the reference: the thing does not belong to this shop, or went
     *     out by another mapping
     * @throws IllegalArgumentException naming it, if the way back fails, or gives a name that has no reference
     */
    public Optional<String> toShop(String reference) {
        if (this == IDENTITY) {
            return Optional.of(reference).filter(name -> !name.isEmpty());
        }
        return name(reference)
                .filter(name -> !name.isBlank())
                .filter(name -> reference(name).equals(reference));
    }

    private String reference(String name) {
        try {
            return Objects.requireNonNull(toWarehouse.apply(name), "it returned null");
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "'" + name + "' has no reference at the warehouse (" + words + "): " + e.getMessage(), e);
        }
    }

    private Optional<String> name(String reference) {
        try {
            return Objects.requireNonNull(toShop.apply(reference), "it returned null");
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "the way back from reference '" + reference + "' fails (" + words + "): " + e.getMessage(), e);
        }
    }

    /**
     * A rule whose values go out as this mapping says.
     *
     * @param names gives the shop's names
     */
    public <S> Rule<S> appliedTo(Rule<S> names) {
        return this == IDENTITY ? names : names.map(words, this::toWarehouse);
    }

    /** What it does, in words. */
    @Override
    public String toString() {
        return words;
    }
}
