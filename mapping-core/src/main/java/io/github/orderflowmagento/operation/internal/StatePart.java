package io.github.orderflowmagento.operation.internal;

import java.util.function.UnaryOperator;

import io.github.orderflowmagento.operation.RunState;

/**
 * What an operation runs from: a state, or a part of one.
 *
 * @param own what the operation knows
 * @param given the very state that the run was given, by which its checkpoint is found
 * @param inWhole puts what the next run shall know into the state that is kept
 */
public record StatePart(RunState own, RunState given, UnaryOperator<RunState> inWhole) {
    /** All of a state. */
    public static StatePart whole(RunState state) {
        return new StatePart(state, state, UnaryOperator.identity());
    }

    RunState kept(RunState next) {
        return inWhole.apply(next);
    }
}
