package io.github.orderflowmagento.examples.schedule;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedule;

import io.github.orderflowmagento.examples.quickstart.Settings;
import io.github.orderflowmagento.operation.checkpoint.Checkpoint;

/**
 * Runs the operations on their schedules. Any number of machines may share one database: each due run is executed by one of them, and if
 * that machine dies, by another after a few missed heartbeats.
 */
final class OperationSchedule implements AutoCloseable {
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration LONGEST_STOP = Duration.ofMinutes(10);

    private final Scheduler scheduler;

    private OperationSchedule(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Starts the schedule. Settings: the schedule of each {@link ScheduledOperation}; {@code schedule.poll}, the interval for polling the
     * database (default: {@code PT10S}); {@code schedule.heartbeat}, the interval of heartbeats during a run (default: {@code PT1M}).
     */
    static OperationSchedule start(Settings settings, DataSource database) {
        ShopOperations operations = new ShopOperations(settings, database);
        Duration poll = duration(settings, "schedule.poll", "PT10S");
        List<RecurringTask<Void>> tasks = Arrays.stream(ScheduledOperation.values())
                .map(operation -> task(operation, operation.schedule(settings), operations, poll))
                .toList();
        Scheduler scheduler = Scheduler.create(database)
                .startTasks(tasks)
                .threads(tasks.size())
                .pollingInterval(poll)
                .heartbeatInterval(duration(settings, "schedule.heartbeat", "PT1M"))
                .missedHeartbeatsLimit(MISSED_HEARTBEATS)
                .shutdownMaxWait(LONGEST_STOP)
                .build();
        scheduler.start();
        return new OperationSchedule(scheduler);
    }

    private static Duration duration(Settings settings, String name, String standard) {
        return Duration.parse(settings.find(name).orElse(standard));
    }

    private static RecurringTask<Void> task(
            ScheduledOperation operation, Schedule schedule, ShopOperations operations, Duration poll) {
        FailureHandler<Void> nextTime = new FailureHandler.OnFailureReschedule<>(schedule);
        FailureHandler<Void> soon = new FailureHandler.OnFailureRetryLater<>(poll);
        return Tasks.recurring(operation.words() + ", " + operations.shopName(), schedule)
                .onFailure((complete, execution) -> {
                    // a run on demand, or one of a machine considered dead, is in progress: try after it
                    boolean isRunning = complete.getCause()
                            .filter(Checkpoint.Conflict.class::isInstance)
                            .isPresent();
                    (isRunning ? soon : nextTime).onFailure(complete, execution);
                })
                .execute((task, context) -> operations.run(operation));
    }

    /** Starts no further runs, and waits for the run in progress. */
    @Override
    public void close() {
        scheduler.stop();
    }
}
