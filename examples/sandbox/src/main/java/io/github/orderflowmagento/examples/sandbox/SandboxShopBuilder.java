package io.github.orderflowmagento.examples.sandbox;

/** Base class of the builders of shops. */
abstract class SandboxShopBuilder<B extends SandboxShopBuilder<B, S>, S extends SandboxSystem>
        extends SandboxBuilder<B, S> {
    int copies;

    SandboxShopBuilder() {}

    /**
     * Adds copies of the recorded products and orders with their own SKUs and numbers: in the seventh copy, {@code MUG-001} is {@code
     * MUG-001-7} and order {@code 100000009} is {@code 107000009}. Default: 0.
     *
     * @param newCopies from 0 to 699: each brings 23 products and 14 orders, from the 200th on 13
     * @throws IllegalArgumentException for any other number
     */
    public B copies(int newCopies) {
        if (newCopies < 0 || newCopies > Seed.MOST_COPIES) {
            throw new IllegalArgumentException("copies must be from 0 to " + Seed.MOST_COPIES + ", was " + newCopies);
        }
        copies = newCopies;
        return self();
    }
}
