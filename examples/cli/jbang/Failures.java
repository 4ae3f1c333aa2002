///usr/bin/env jbang "$0" "$@" ; exit $?
//JAVA 17+
//DEPS io.github.orderflowmagento:mapping-core:0.1.0-SNAPSHOT
//DEPS org.slf4j:slf4j-simple:2.0.20

import java.nio.file.Path;

import io.github.orderflowmagento.operation.RunState;
import io.github.orderflowmagento.operation.checkpoint.FileCheckpoint;
import io.github.orderflowmagento.operation.report.RunReport;

/** Lists the failed items in a state's file, or requeues one item: {@code jbang Failures.java order-export.json [100000009]}. */
class Failures {
    public static void main(String... arguments) {
        FileCheckpoint checkpoint = new FileCheckpoint(Path.of(arguments[0]));
        if (arguments.length > 1) {
            System.out.print(RunReport.of(checkpoint.requeue(arguments[1])).text());
            return;
        }
        RunState state = checkpoint.load().state();
        state.givenUp().forEach((key, item) -> System.out.println(key + ": given up, " + item.reason()));
        state.waiting().forEach((key, item) -> System.out.println(key + ": waits, " + item.reason()));
    }
}
