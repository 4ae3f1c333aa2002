package io.github.orderflowmagento.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.orderflowmagento.testing.Faults.Fault;

/** Records the calls to one side and injects the faults of a test. */
final class CallRecorder<E extends RuntimeException> {
    private final String side;
    private final Faults<E> faults = new Faults<>();
    private final List<String> made = new ArrayList<>();
    private boolean isClosed;

    /** @param side the name of the side in messages */
    CallRecorder(String side) {
        this.side = side;
    }

    Faults<E> faults() {
        return faults;
    }

    synchronized List<String> made() {
        return List.copyOf(made);
    }

    synchronized void forget() {
        made.clear();
    }

    synchronized void close() {
        isClosed = true;
    }

    synchronized void begin(String call) {
        if (isClosed) {
            throw new IllegalStateException(side + " is closed: " + call);
        }
        made.add(call);
    }

    /** Executes a call that succeeds or fails as a whole. */
    <T> T call(String call, Collection<String> keys, Supplier<T> work) {
        begin(call);
        Optional<Fault<E>> fault = faults.of(call)
                .or(() -> keys.stream()
                        .flatMap(key -> faults.about(call, key).stream())
                        .findFirst());
        if (fault.isPresent() && !fault.get().isExecuted()) {
            throw fault.get().failure();
        }
        T answer = work.get();
        if (fault.isPresent()) {
            throw fault.get().failure(); // executed, but the answer is lost
        }
        return answer;
    }
}
