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

    /** Returns the name in words, as in runs. */
    String words() {
        return words;
    }

    /** Returns the name of the state's file. */
    String file() {
        return words.replace(' ', '-') + ".json";
    }

    static List<OperationName> all() {
        return Arrays.asList(values());
    }
}
