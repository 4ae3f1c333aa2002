package io.github.orderflowmagento.examples.sandbox;

import java.time.Clock;

/** Base class of the builders of the sandbox's systems. */
abstract class SandboxBuilder<B extends SandboxBuilder<B, S>, S extends SandboxSystem> {
    Clock clock = Clock.systemUTC();
    int port;

    SandboxBuilder() {}

    abstract B self();

    abstract S create();

    /** Sets the clock for the dates of changes, messages and answers. Default: the system's clock. */
    public B clock(Clock newClock) {
        clock = newClock;
        return self();
    }

    /**
     * Sets the port of the loopback interface. Default: 0, for any free port.
     *
     * @throws IllegalArgumentException if the port is invalid
     */
    public B port(int newPort) {
        if (newPort < 0 || newPort > 65535) {
            throw new IllegalArgumentException("port must be from 0 (any free port) to 65535, was " + newPort);
        }
        port = newPort;
        return self();
    }

    SandboxServer server() {
        return new SandboxServer(port, clock);
    }

    /**
     * Starts the system.
     *
     * @throws java.io.UncheckedIOException if the port is in use
     */
    public S start() {
        S system = create();
        system.serve();
        return system;
    }
}
