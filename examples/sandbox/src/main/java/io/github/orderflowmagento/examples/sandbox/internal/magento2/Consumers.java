package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.ArrayList;
import java.util.List;

/** What executes operations that were accepted, when it is let. Not thread-safe. */
public final class Consumers {

    private static final int ALL = Integer.MAX_VALUE;

    /** What becomes of an operation. */
    private enum Fate {
        EXECUTED,
        EXECUTED_AND_FORGOTTEN,
        DEADLOCKED
    }

    private final List<Operation> queue = new ArrayList<>();
    private boolean isStopped;
    private boolean isTakingLastFirst;
    private Fate fateOfNext = Fate.EXECUTED;
    private int afterAccepting = ALL;
    private int afterLook;

    Consumers() {}

    /** Executes nothing more, until it is told to. */
    public void stop() {
        isStopped = true;
    }

    /** Goes on where it stopped. */
    public void resume() {
        isStopped = false;
        goOn(afterAccepting);
    }

    /** From now on operations are executed as soon as they are accepted. */
    public void executeAtOnce() {
        afterAccepting = ALL;
        afterLook = 0;
        goOn(afterAccepting);
    }

    /** From now on so many operations are executed after each look at a bulk, and none before. */
    public void executeAfterEachLook(int operations) {
        afterAccepting = 0;
        afterLook = operations;
    }

    /** Whether what came last is executed first. */
    public void takeLastFirst(boolean newIsTakingLastFirst) {
        isTakingLastFirst = newIsTakingLastFirst;
    }

    /** The next operation is executed, but stays open, and then this is stopped. */
    public void killDuringNext() {
        fateOfNext = Fate.EXECUTED_AND_FORGOTTEN;
    }

    /** The next operation is not executed, and fails so that it may be tried again. */
    public void deadlockNext() {
        fateOfNext = Fate.DEADLOCKED;
    }

    /** Executes so many operations at most, also while it is stopped; how many it were. */
    public int run(int most) {
        int executed = 0;
        Fate fate = Fate.EXECUTED;
        while (executed < most && !queue.isEmpty() && fate != Fate.EXECUTED_AND_FORGOTTEN) {
            fate = fateOfNext;
            fateOfNext = Fate.EXECUTED;
            execute(queue.remove(isTakingLastFirst ? queue.size() - 1 : 0), fate);
            executed++;
        }
        return executed;
    }

    private void execute(Operation operation, Fate fate) {
        switch (fate) {
            case EXECUTED -> operation.execute();
            case EXECUTED_AND_FORGOTTEN -> {
                operation.executeAndForget();
                stop();
            }
            case DEADLOCKED -> operation.fail();
        }
    }

    /** How many operations wait. */
    public int waiting() {
        return queue.size();
    }

    void accepted(List<Operation> operations) {
        queue.addAll(operations);
        goOn(afterAccepting);
    }

    void lookedAt() {
        goOn(afterLook);
    }

    private void goOn(int operations) {
        if (!isStopped) {
            run(operations);
        }
    }
}
