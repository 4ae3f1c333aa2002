package io.github.orderflowmagento.cli.config;

import java.util.Arrays;
import java.util.List;

/** The forms in which a secret can be given. */
enum SecretForm {
    LITERAL(""),
    FILE("_file"),
    COMMAND("_command");

    private final String suffix;

    SecretForm(String suffix) {
        this.suffix = suffix;
    }

    /** Returns the suffix of the key's name for this form. */
    String suffix() {
        return suffix;
    }

    /** Returns all names of a key. */
    static List<String> namesOf(Key key) {
        return key.isSecret()
                ? Arrays.stream(values()).map(form -> key.text() + form.suffix).toList()
                : List.of(key.text());
    }
}
