package io.github.orderflowmagento.operation.internal;

import java.util.function.UnaryOperator;

import io.github.orderflowmagento.operation.RunState;

/**
 * The state, or part of a state, that an operation starts from.
 *
 * @param own the operation's own state
 * @param given the very state passed to the run, by which its checkpoint is found
 * @param inWhole inserts the next own state into the whole state
 */
public record StatePart(RunState own, RunState given, UnaryOperator<RunState> inWhole) {
    /** Returns a whole state. */
    public static StatePart whole(RunState state) {
        return new StatePart(state, state, UnaryOperator.identity());
    }

    RunState kept(RunState next) {
        return inWhole.apply(next);
    }
}
