package io.github.orderflowmagento.cli.config;

import java.io.Serial;

/** The configuration or the command line is wrong or incomplete. The message says what to do. */
public final class ConfigurationException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** @param problem the mistake, without a secret */
    public ConfigurationException(String problem) {
        super(problem);
    }
}
