package io.github.orderflowmagento.examples.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;

/**
 * The recovery after a fault: runs, a day apart, until nothing is left to do. What has stopped in the shop continues after the first of
 * them, if not before.
 *
 * @param runs how many it took
 * @param wrong what is not as it would be without the fault
 */
record Recovery(int runs, List<String> wrong) {
    private static final int MOST_RUNS = 8;

    /** @param expected what both sides hold without a fault */
    static Recovery of(FaultyWorld world, Checkpoint checkpoint, Map<String, String> expected, Consumer<Run> watcher) {
        List<String> wrong = new ArrayList<>();
        int runs = 0;
        Run run;
        do {
            world.passTime();
            run = world.run(checkpoint);
            watcher.accept(run);
            runs++;
            world.shopInside.resume();
        } while (isUnsettled(run) && runs < MOST_RUNS);
        if (isUnsettled(run)) {
            wrong.add("unsettled after " + runs + " runs: " + run.summary());
        }
        compare(expected, world.state(), wrong);
        return new Recovery(runs, wrong);
    }

    private static boolean isUnsettled(Run run) {
        return run.endedEarly().isPresent() || !run.items(Outcome.WILL_RETRY).isEmpty();
    }

    private static void compare(Map<String, String> expected, Map<String, String> found, List<String> wrong) {
        expected.forEach((what, value) -> {
            String there = found.get(what);
            if (there == null) {
                wrong.add("lost: " + what);
            } else if (!there.equals(value)) {
                wrong.add(what + ": " + there + " instead of " + value);
            }
        });
        found.keySet().stream()
                .filter(what -> !expected.containsKey(what))
                .forEach(what -> wrong.add("doubled: " + what));
    }
}
