package io.github.orderflowmagento.operation.internal.sort;

/** {@code writeUTF} takes no more than 65,535 bytes, and makes up to three of a character. */
final class Texts {
    static final int CHUNK = 20_000;

    private Texts() {}
}
