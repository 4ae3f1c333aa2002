package io.github.orderflowmagento.cli.config;

import java.io.Serial;

/** Thrown if the configuration or the command line is wrong or incomplete. The message says what to do. */
public final class ConfigurationException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /**
     * Creates an exception.
     *
     * @param problem the mistake and what to do about it, without secrets
     */
    public ConfigurationException(String problem) {
        super(problem);
    }
}
