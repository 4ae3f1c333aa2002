package io.github.orderflowmagento.cli.command;

import java.util.Arrays;
import java.util.List;

/** The operations that have a state, by the subject of their commands. */
enum OperationName {
    products("product export"),
    orders("order export"),
    stock("inventory update"),
    shipments("shipment notification");

    private final String words;

    OperationName(String words) {
        this.words = words;
    }

    /** In words, as runs name it. */
    String words() {
        return words;
    }

    /** The name of its state's file. */
    String file() {
        return words.replace(' ', '-') + ".json";
    }

    static List<OperationName> all() {
        return Arrays.asList(values());
    }
}
