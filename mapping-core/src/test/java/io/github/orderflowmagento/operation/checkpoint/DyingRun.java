package io.github.orderflowmagento.operation.checkpoint;

import java.io.Serial;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.orderflowmagento.operation.ItemOutcome;
import io.github.orderflowmagento.operation.RunListener;

/** The crash of a run in the middle: an error that nothing catches, so that the run neither ends nor saves. */
final class DyingRun extends Error {
    @Serial
    private static final long serialVersionUID = 1L;

    private DyingRun() {}

    /** Dies when the operation reports an item, from 1, before its results are saved. */
    static RunListener at(int item, String operation) {
        AtomicInteger left = new AtomicInteger(item);
        return new RunListener() {
            @Override
            public void settled(String name, ItemOutcome outcome) {
                if (name.equals(operation) && left.decrementAndGet() == 0) {
                    throw new DyingRun();
                }
            }
        };
    }
}
