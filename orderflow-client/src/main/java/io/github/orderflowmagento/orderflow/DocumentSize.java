package io.github.orderflowmagento.orderflow;

/** The maximum size of an import's documents. A larger item is sent alone. */
record DocumentSize(int items, int bytes) {

    DocumentSize {
        if (items < 1 || bytes < 1) {
            throw new IllegalArgumentException(
                    "A document must allow at least 1 item and 1 byte, not " + items + " and " + bytes);
        }
    }
}
