package io.github.orderflowmagento.mapping;

/**
 * Converts entities between shop and warehouse by rules that can be described. The mappings of products, orders, inventory and despatches
 * have methods of the same names; a method that changes a mapping returns a changed copy. Immutable and safe to share between threads, if
 * the rules are.
 */
public interface Mapping {
    /** Returns a description of the rules and of the conditions, if there are any. */
    Description describe();
}
