package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/** Executes accepted operations. Not thread-safe. */
public final class Consumers {

    private static final long NEVER = Long.MAX_VALUE;

    /** How the next operation ends. */
    private enum Execution {
        EXECUTED,
        EXECUTED_AND_FORGOTTEN,
        DEADLOCKED
    }

    /**
     * An accepted operation.
     *
     * @param due the number of answered requests after which it is executed
     */
    private record Waiting(Operation operation, long due) {}

    private final List<Waiting> queue = new ArrayList<>();
    private long answered;
    private boolean isStopped;
    private boolean isNewestFirst;
    private Execution fateOfNext = Execution.EXECUTED;
    private long delay;
    private int afterLook;

    Consumers() {}

    /** Stops executing. */
    public void stop() {
        isStopped = true;
    }

    /** Resumes executing. */
    public void resume() {
        isStopped = false;
        executeDue();
    }

    /** Executes operations as soon as they are accepted, and waiting ones now. */
    public void executeAtOnce() {
        delay = 0;
        afterLook = 0;
        queue.replaceAll(waiting -> new Waiting(waiting.operation(), answered));
        executeDue();
    }

    /** Executes a number of operations after each poll of a bulk, and none before. */
    public void executeAfterEachPoll(int operations) {
        delay = NEVER;
        afterLook = operations;
    }

    /** Executes each operation after a number of further requests. */
    public void executeAfter(int requests) {
        delay = requests;
        afterLook = 0;
    }

    /** Sets whether the newest operation is executed first. */
    public void executeNewestFirst(boolean newIsNewestFirst) {
        isNewestFirst = newIsNewestFirst;
    }

    /** Executes the next operation but leaves it open, and then stops. */
    public void killDuringNext() {
        fateOfNext = Execution.EXECUTED_AND_FORGOTTEN;
    }

    /** Makes the next operation fail with a status that allows a retry. */
    public void deadlockNext() {
        fateOfNext = Execution.DEADLOCKED;
    }

    /** Executes a limited number of operations, even while stopped. Returns their number. */
    public int run(int most) {
        return execute(waiting -> true, most);
    }

    /** Returns the number of waiting operations. */
    public int waiting() {
        return queue.size();
    }

    void accepted(List<Operation> operations) {
        // the answer of the acceptance does not count
        long due = delay == NEVER ? NEVER : answered + delay + (delay == 0 ? 0 : 1);
        operations.forEach(operation -> queue.add(new Waiting(operation, due)));
        executeDue();
    }

    void lookedAt() {
        if (!isStopped) {
            run(afterLook);
        }
    }

    void answered() {
        answered++;
        executeDue();
    }

    private void executeDue() {
        if (!isStopped) {
            execute(waiting -> waiting.due() <= answered, Integer.MAX_VALUE);
        }
    }

    /** Executes operations until there are none left, or the consumer is killed. */
    private int execute(Predicate<Waiting> which, int most) {
        for (int executed = 0; executed < most; executed++) {
            Waiting next = next(which);
            if (next == null) {
                return executed;
            }
            Execution fate = fateOfNext;
            fateOfNext = Execution.EXECUTED;
            queue.remove(next);
            switch (fate) {
                case EXECUTED -> next.operation().execute();
                case DEADLOCKED -> next.operation().fail();
                case EXECUTED_AND_FORGOTTEN -> {
                    next.operation().executeAndForget();
                    stop();
                    return executed + 1;
                }
            }
        }
        return most;
    }

    private @Nullable Waiting next(Predicate<Waiting> which) {
        Waiting next = null;
        for (Waiting waiting : queue) {
            if (which.test(waiting) && (next == null || isNewestFirst)) {
                next = waiting;
            }
        }
        return next;
    }
}
