package io.github.orderflowmagento.orderflow;

/** How large the documents of an import of many may be; an item that is larger goes alone. */
record DocumentSize(int items, int bytes) {

    DocumentSize {
        if (items < 1 || bytes < 1) {
            throw new IllegalArgumentException(
                    "A document needs room for 1 item and 1 byte at least, not " + items + " and " + bytes);
        }
    }
}
