package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/** What executes operations that were accepted, when it is let. Not thread-safe. */
public final class Consumers {

    private static final long NEVER = Long.MAX_VALUE;

    /** What becomes of an operation. */
    private enum Execution {
        EXECUTED,
        EXECUTED_AND_FORGOTTEN,
        DEADLOCKED
    }

    /**
     * An operation that was accepted.
     *
     * @param due after how many requests, of all that the shop has answered, it is executed
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

    /** Executes nothing more, until it is told to. */
    public void stop() {
        isStopped = true;
    }

    /** Goes on where it stopped. */
    public void resume() {
        isStopped = false;
        executeDue();
    }

    /** From now on operations are executed as soon as they are accepted; those that wait, now. */
    public void executeAtOnce() {
        delay = 0;
        afterLook = 0;
        queue.replaceAll(waiting -> new Waiting(waiting.operation(), answered));
        executeDue();
    }

    /** From now on so many operations are executed after each look at a bulk, and none before. */
    public void executeAfterEachPoll(int operations) {
        delay = NEVER;
        afterLook = operations;
    }

    /** From now on an operation is executed after so many more requests were answered. */
    public void executeAfter(int requests) {
        delay = requests;
        afterLook = 0;
    }

    /** Whether what came last is executed first. */
    public void executeNewestFirst(boolean newIsNewestFirst) {
        isNewestFirst = newIsNewestFirst;
    }

    /** The next operation is executed, but stays open, and then this is stopped. */
    public void killDuringNext() {
        fateOfNext = Execution.EXECUTED_AND_FORGOTTEN;
    }

    /** The next operation is not executed, and fails so that it may be tried again. */
    public void deadlockNext() {
        fateOfNext = Execution.DEADLOCKED;
    }

    /** Executes so many operations at most, also while it is stopped; how many it were. */
    public int run(int most) {
        return execute(waiting -> true, most);
    }

    /** How many operations wait. */
    public int waiting() {
        return queue.size();
    }

    void accepted(List<Operation> operations) {
        // the answer that tells of the acceptance does not count
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

    /** Until there are none left, or it is killed. */
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
