package io.github.orderflowmagento.operation.internal.sort;

/** Needed because {@code writeUTF} accepts at most 65,535 bytes, and uses up to three per character. */
final class Texts {
    static final int CHUNK = 20_000;

    private Texts() {}
}
