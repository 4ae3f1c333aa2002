package io.github.orderflowmagento.operation;

/** A checkpoint that lasts as long as the process. */
public final class InMemoryCheckpoint implements Checkpoint {
    private Versioned current = new Versioned(RunState.initial(), 0);

    @Override
    public synchronized Versioned load() {
        return current;
    }

    @Override
    public synchronized void save(Versioned loaded, RunState next) {
        if (current.version() != loaded.version()) {
            throw new Conflict("checkpoint in memory");
        }
        current = new Versioned(next, current.version() + 1);
    }
}
