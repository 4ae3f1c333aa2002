package io.github.orderflowmagento.examples.schedule;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import com.zaxxer.hikari.HikariDataSource;

import io.github.orderflowmagento.examples.quickstart.Settings;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.report.RunReport;

/**
 * Runs the operations on a shop, on schedule or on demand; see the README for the settings.
 *
 * <ul>
 *   <li>{@code setup} makes the tables in the database, once
 *   <li>without arguments: runs on schedule until the process is told to stop (SIGTERM, Ctrl-C), and then ends what is running
 *   <li>{@code requeue orderExport} has what was given up tried again by the next run
 *   <li>{@code run orderExport} runs one operation now, whatever its schedule, unless it is running
 * </ul>
 */
public final class ScheduledOperations {
    private ScheduledOperations() {}

    /** Does what the arguments say, with the settings of this process. */
    public static void main(String[] arguments) throws InterruptedException {
        Settings settings = Settings.ofThisProcess();
        if (arguments.length > 0 ? !execute(settings, System.out, arguments) : !serve(settings, System.out)) {
            System.exit(1);
        }
    }

    /** Runs until the process is told to stop; whether it could begin. */
    private static boolean serve(Settings settings, PrintStream out) throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        HikariDataSource database = Database.of(settings);
        OperationSchedule schedule;
        try {
            schedule = OperationSchedule.start(settings, database);
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            database.close();
            return false;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            out.println("Stopping: the run under way ends first");
            schedule.close();
            database.close();
            stopped.countDown();
        }));
        stopped.await();
        return true;
    }

    /** Whether it could be done: a run that ended early is not. */
    static boolean execute(Settings settings, PrintStream out, String... arguments) {
        try (HikariDataSource database = Database.of(settings)) {
            if (arguments.length == 1 && arguments[0].equals("setup")) {
                Database.setUp(database);
                return true;
            }
            if (arguments.length == 2 && arguments[0].equals("run")) {
                List<Run> runs = new ShopOperations(settings, database).run(Operation.of(arguments[1]));
                runs.forEach(run -> out.print(RunReport.of(run).text()));
                return runs.stream().allMatch(run -> run.endedEarly().isEmpty());
            }
            if (arguments.length == 2 && arguments[0].equals("requeue")) {
                new ShopOperations(settings, database)
                        .requeue(Operation.of(arguments[1]))
                        .forEach(run -> out.print(RunReport.of(run).text()));
                return true;
            }
            out.println("Say nothing, setup, or run or requeue and the name of an operation");
            return false;
        } catch (Checkpoint.Conflict | IllegalArgumentException e) {
            out.println(e.getMessage());
            return false;
        }
    }
}
