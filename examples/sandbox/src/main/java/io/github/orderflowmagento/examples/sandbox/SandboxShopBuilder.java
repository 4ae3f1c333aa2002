package io.github.orderflowmagento.examples.sandbox;

/** What the builders of the sandbox's shops have in common. */
abstract class SandboxShopBuilder<B extends SandboxShopBuilder<B, S>, S extends SandboxSystem>
        extends SandboxBuilder<B, S> {
    int copies;

    SandboxShopBuilder() {}

    /**
     * Beside the recorded products and orders so many copies of each, under SKUs and numbers of their own.
     * {@code MUG-001} is there as {@code MUG-001-7} in the seventh copy, order {@code 100000009} as
     * {@code 107000009}. Default: none.
     *
     * @param newCopies from 0 to 99: each brings 23 products and 14 orders
     * @throws IllegalArgumentException for any other number
     */
    public B copies(int newCopies) {
        if (newCopies < 0 || newCopies > 99) {
            throw new IllegalArgumentException("copies are from 0 to 99, not " + newCopies);
        }
        copies = newCopies;
        return self();
    }
}
