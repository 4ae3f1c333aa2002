package io.github.orderflowmagento.mapping;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Converts the shop's SKUs or order numbers to OrderFlow's external references, and back. Both directions are needed, since OrderFlow's
 * messages about stock, despatches and orders contain its references.
 *
 * <p>Use the same mapping of SKUs for {@code ProductMapping.withSkus}, {@code OrderMapping.withSkus} and {@code InventoryMapping.withSkus}.
 *
 * <p>Each name has one reference, and each reference one name. A name is rejected if its reference does not convert back to it. A reference
 * to which no name of the shop converts does not belong to this shop. Immutable, and safe to share between threads if its functions are.
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

    /** Returns the mapping that uses the shop's own names as references. */
    public static ReferenceMapping identity() {
        return IDENTITY;
    }

    /**
     * Returns a mapping that adds a prefix: {@code AB-} makes {@code MUG-001} the reference {@code AB-MUG-001}. Use it to distinguish the
     * products and orders of several shops in one warehouse. A reference without the prefix, or with nothing after it, does not belong to
     * this shop.
     *
     * @param prefix the prefix: one line, not blank, not beginning with a blank; case-sensitive
     * @throws IllegalArgumentException if the prefix is invalid
     */
    public static ReferenceMapping prefixed(String prefix) {
        if (prefix.isBlank() || prefix.lines().count() > 1 || !prefix.equals(prefix.stripLeading())) {
            throw new IllegalArgumentException(
                    "reference prefix '" + prefix + "': must be on one line and not begin with a blank");
        }
        return of(
                "with prefix '" + prefix + "'",
                name -> prefix + name,
                reference -> Optional.of(reference)
                        .filter(text -> text.startsWith(prefix))
                        .map(text -> text.substring(prefix.length())));
    }

    /**
     * Returns a mapping by custom functions, for example lookups in a table.
     *
     * @param words describes the conversion in descriptions and messages, for example {@code by the table of spring}; not blank
     * @param toWarehouse returns the reference of a name. It may throw for a name without a reference; only that name is then rejected
     * @param toShop returns the name of a reference; empty for a reference that does not belong to this shop
     * @throws IllegalArgumentException if {@code words} is blank
     */
    public static ReferenceMapping of(
            String words, UnaryOperator<String> toWarehouse, Function<String, Optional<String>> toShop) {
        if (words.isBlank()) {
            throw new IllegalArgumentException("reference mapping: the description is blank");
        }
        return new ReferenceMapping(words, Objects.requireNonNull(toWarehouse), Objects.requireNonNull(toShop));
    }

    /**
     * Returns the warehouse's reference for a name of the shop.
     *
     * @param name the SKU or order number
     * @throws IllegalArgumentException if there is no reference for the name, or the reference does not convert back to it, for example
     *     because two names would share it. The message contains the name
     */
    public String toWarehouse(String name) {
        if (this == IDENTITY) {
            return name;
        }
        String reference = reference(name);
        Optional<String> back = name(reference);
        if (!back.equals(Optional.of(name)) || name.isBlank()) {
            throw new IllegalArgumentException("'" + name + "' would be sent as '" + reference + "' (" + words
                    + "), which is converted back to "
                    + back.map(other -> "'" + other + "'").orElse("no name of this shop")
                    + ": its stock and despatches would not be found. Correct the conversion to the shop's names");
        }
        return reference;
    }

    /**
     * Returns the shop's name for a reference of the warehouse.
     *
     * @param reference as OrderFlow sent it
     * @return the SKU or order number; empty if no name converts to the reference: it belongs to another shop, or was sent with another
     *     mapping
     * @throws IllegalArgumentException if the conversion fails, or returns a name that has no reference. The message contains the reference
     *     or that name
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
                    "converting the reference '" + reference + "' back failed (" + words + "): " + e.getMessage(), e);
        }
    }

    /**
     * Returns the rule with its values converted to OrderFlow's references.
     *
     * @param names a rule whose values are the shop's names
     */
    public <S> Rule<S> appliedTo(Rule<S> names) {
        return this == IDENTITY ? names : names.map(words, this::toWarehouse);
    }

    /** Returns the description, for example {@code with prefix 'AB-'}. */
    @Override
    public String toString() {
        return words;
    }
}
