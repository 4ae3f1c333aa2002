package io.github.orderflowmagento.mapping;

/**
 * What becomes of an entity on its way between shop and warehouse, as rules that can be shown. The mappings of products, orders,
 * inventory and despatches have the same verbs; what changes one makes another. Immutable and safe to share between threads, if the
 * rules are.
 */
public interface Mapping {
    /** The rules, and the conditions if there are any, for people to read. */
    Description describe();
}
