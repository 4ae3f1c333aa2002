package io.github.orderflowmagento.examples.sandbox;

import java.time.Clock;

/** What the builders of the sandbox's systems have in common. */
abstract class SandboxBuilder<B extends SandboxBuilder<B, S>, S extends SandboxSystem> {
    Clock clock = Clock.systemUTC();
    int port;

    SandboxBuilder() {}

    abstract B self();

    abstract S create();

    /** What changes, messages and answers are dated by. Default: the system's clock. */
    public B clock(Clock newClock) {
        clock = newClock;
        return self();
    }

    /**
     * The port of the loopback interface. Default: 0, which is any that is free.
     *
     * @throws IllegalArgumentException when it is no port
     */
    public B port(int newPort) {
        if (newPort < 0 || newPort > 65535) {
            throw new IllegalArgumentException("a port is from 0 (any that is free) to 65535, not " + newPort);
        }
        port = newPort;
        return self();
    }

    SandboxServer server() {
        return new SandboxServer(port, clock);
    }

    /**
     * Opens it.
     *
     * @throws java.io.UncheckedIOException when the port is in use
     */
    public S start() {
        S system = create();
        system.serve();
        return system;
    }
}
