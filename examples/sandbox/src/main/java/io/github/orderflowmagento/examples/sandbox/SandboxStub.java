package io.github.orderflowmagento.examples.sandbox;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/** An answer that replaces the sandbox's own until it is removed. Thread-safe. */
public final class SandboxStub {

    private final Predicate<SandboxRequest> which;
    private final Function<SandboxRequest, SandboxAnswer> answer;
    private final AtomicInteger left;
    private final Consumer<SandboxStub> remover;
    private final AtomicInteger requests = new AtomicInteger();

    SandboxStub(
            Predicate<SandboxRequest> which,
            Function<SandboxRequest, SandboxAnswer> answer,
            int times,
            Consumer<SandboxStub> remover) {
        this.which = which;
        this.answer = answer;
        this.left = new AtomicInteger(times);
        this.remover = remover;
    }

    /** Returns the number of requests answered by this stub. */
    public int requests() {
        return requests.get();
    }

    /** Removes the stub. */
    public void remove() {
        remover.accept(this);
    }

    Optional<SandboxAnswer> answer(SandboxRequest request) {
        if (!which.test(request) || left.getAndUpdate(before -> Math.max(0, before - 1)) == 0) {
            return Optional.empty();
        }
        requests.incrementAndGet();
        return Optional.of(answer.apply(request));
    }
}
