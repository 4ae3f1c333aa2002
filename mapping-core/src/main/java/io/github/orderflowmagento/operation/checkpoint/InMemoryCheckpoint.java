package io.github.orderflowmagento.operation.checkpoint;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;

import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.RunState;

/** A checkpoint in memory, which lasts as long as the process. Safe to share between threads. */
public final class InMemoryCheckpoint implements Checkpoint {
    private static final String PLACE = "checkpoint in memory";

    private final ReentrantLock running = new ReentrantLock();
    private Versioned current = new Versioned(RunState.initial(), 0);

    @Override
    public synchronized Versioned load() {
        return current;
    }

    @Override
    public synchronized Versioned save(Versioned loaded, RunState next) {
        if (current.version() != loaded.version()) {
            throw new Conflict(PLACE);
        }
        current = new Versioned(next, current.version() + 1);
        return current;
    }

    @Override
    public Run run(Function<RunState, Run> operation) {
        if (running.isHeldByCurrentThread() || !running.tryLock()) {
            throw new Conflict(PLACE);
        }
        try {
            return Checkpoint.super.run(operation);
        } finally {
            running.unlock();
        }
    }
}
