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
 * The operations on their schedules. Any number of machines may do this on one database: each due run is done by one of them, and
 * what a machine leaves undone that dies is done by another, a few missed heartbeats later.
 */
final class OperationSchedule implements AutoCloseable {
    private static final int MISSED_HEARTBEATS = 4;
    private static final Duration LONGEST_STOP = Duration.ofMinutes(10);

    private final Scheduler scheduler;

    private OperationSchedule(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /**
     * Begins. Settings: the schedule of each {@link ScheduledOperation}; {@code schedule.poll} says how often the database is asked for what
     * is due (default {@code PT10S}), {@code schedule.heartbeat} how often a machine that runs an operation says that it lives
     * (default {@code PT1M}).
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
                    // one on demand is under way, or one of a machine taken for dead: this one is due after it
                    boolean isRunning = complete.getCause()
                            .filter(Checkpoint.Conflict.class::isInstance)
                            .isPresent();
                    (isRunning ? soon : nextTime).onFailure(complete, execution);
                })
                .execute((task, context) -> operations.run(operation));
    }

    /** Begins nothing more, and lets what is running end. */
    @Override
    public void close() {
        scheduler.stop();
    }
}
