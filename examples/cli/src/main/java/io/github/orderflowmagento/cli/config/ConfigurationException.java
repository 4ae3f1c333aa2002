package io.github.orderflowmagento.cli.config;

import java.io.Serial;

/** The configuration, or what the command line says beside it, is wrong or not complete. The message says what to do. */
public final class ConfigurationException extends RuntimeException {
    @Serial
    private static final long serialVersionUID = 1L;

    /** @param problem the mistake, without a secret */
    public ConfigurationException(String problem) {
        super(problem);
    }
}
