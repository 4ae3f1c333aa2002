package io.github.orderflowmagento.examples.schedule;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

import com.zaxxer.hikari.HikariDataSource;

import io.github.orderflowmagento.examples.quickstart.Settings;
import io.github.orderflowmagento.operation.Outcome;
import io.github.orderflowmagento.operation.Run;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;
import io.github.orderflowmagento.operation.report.RunReport;

/**
 * Runs the operations on a shop, on schedule or on demand; see README.md beside it for the settings.
 *
 * <ul>
 *   <li>{@code setup} creates the tables in the database, once
 *   <li>without arguments: runs on schedule until the process is stopped (SIGTERM, Ctrl-C); the run in progress ends first
 *   <li>{@code requeue orderExport} makes the next run retry the items that were given up; {@code requeue orderExport 100000009} one failed
 *       item. {@code drop orderExport 100000009} stops retrying an item; {@code drop shipmentNotification 100000009/5512} also removes the
 *       despatch from the queue
 *   <li>{@code run orderExport} runs one operation now, regardless of its schedule, unless it is running
 * </ul>
 */
public final class ScheduledOperations {
    private ScheduledOperations() {}

    /** Executes the command in the arguments, with the settings of this process. */
    public static void main(String[] arguments) throws InterruptedException {
        Settings settings = Settings.ofThisProcess();
        if (arguments.length > 0 ? !execute(settings, System.out, arguments) : !serve(settings, System.out)) {
            System.exit(1);
        }
    }

    /** Runs until the process is stopped. Returns whether it could start. */
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
            out.println("Stopping after the run in progress");
            schedule.close();
            database.close();
            stopped.countDown();
        }));
        stopped.await();
        return true;
    }

    /** Executes a command. Returns false if it failed or a run ended early. */
    static boolean execute(Settings settings, PrintStream out, String... arguments) {
        try (HikariDataSource database = Database.of(settings)) {
            if (arguments.length == 1 && arguments[0].equals("setup")) {
                Database.setUp(database);
                return true;
            }
            if (arguments.length == 2 && arguments[0].equals("run")) {
                Run run = new ShopOperations(settings, database).run(ScheduledOperation.of(arguments[1]));
                out.print(RunReport.of(run).text());
                return run.endedEarly().isEmpty();
            }
            if (arguments.length == 2 && arguments[0].equals("requeue")) {
                return reported(out, checkpoint(settings, database, arguments).requeue());
            }
            if (arguments.length == 3 && arguments[0].equals("requeue")) {
                return reported(out, checkpoint(settings, database, arguments).requeue(arguments[2]));
            }
            if (arguments.length == 3 && arguments[0].equals("drop")) {
                return reported(
                        out,
                        new ShopOperations(settings, database).drop(ScheduledOperation.of(arguments[1]), arguments[2]));
            }
            out.println("Usage: [setup | run OPERATION | requeue OPERATION [ITEM] | drop OPERATION ITEM]");
            return false;
        } catch (IllegalArgumentException | IllegalStateException | Checkpoint.Conflict e) {
            out.println(e.getMessage());
            return false;
        }
    }

    private static Checkpoint checkpoint(Settings settings, DataSource database, String... arguments) {
        return new ShopOperations(settings, database).checkpoint(ScheduledOperation.of(arguments[1]));
    }

    /** Prints the result. Returns whether the named item is known. */
    private static boolean reported(PrintStream out, Run run) {
        out.print(RunReport.of(run).text());
        return run.items(Outcome.UNKNOWN).isEmpty();
    }
}
