package io.github.orderflowmagento.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

import io.github.orderflowmagento.testing.Faults.Fault;

/** The calls made to one side: remembers them, and has them fail as a test wants. */
final class CallRecorder<E extends RuntimeException> {
    private final String side;
    private final Faults<E> faults = new Faults<>();
    private final List<String> made = new ArrayList<>();
    private boolean isClosed;

    /** @param side what is called, in words */
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

    /** Makes a call that either succeeds or fails, whatever it is about. */
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
            throw fault.get().failure(); // the answer is lost
        }
        return answer;
    }
}
