package io.github.orderflowmagento.magento.internal.magento2;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import retrofit2.Call;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.MagentoException.Concern;
import io.github.orderflowmagento.magento.MagentoException.Details;

/**
 * Has the shop do many things by one request, and waits until it has. That it has taken them means nothing; what becomes of one says nothing
 * of the others. Safe for use by several threads.
 */
final class BulkCalls {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /** A short time to wait has pauses that are short, too. */
    private static final int FEWEST_PAUSES = 50;

    private static final String COMPLETE = "1";
    private static final String FAILED_FOR_NOW = "2";
    private static final String FAILED = "3";
    private static final String REJECTED = "5";
    private static final Set<String> ENDS = Set.of(COMPLETE, FAILED_FOR_NOW, FAILED, REJECTED);

    private static final int DEADLOCK = 1213;
    private static final int LOCK_WAIT = 1205;

    private static final String ADVICE =
            ": see that its consumer (async.operations.all) runs; nothing more is sent for it until that is done";

    private final Magento2Service service;
    private final Patience patience;

    BulkCalls(Magento2Service service, Patience patience) {
        this.service = service;
        this.patience = patience;
    }

    /**
     * How long to wait for a shop's consumers.
     *
     * @param longest for one bulk
     * @param ticks nanoseconds of a clock that is never set
     * @param pause waits for so long
     */
    record Patience(Duration longest, LongSupplier ticks, Pause pause) {
        interface Pause {
            void of(Duration time) throws InterruptedException;
        }
    }

    /**
     * What became of an operation: it is done, or failed, or is still open.
     *
     * @param isDone whether the shop has done it
     * @param failure why it has not; empty if it is done, or open
     */
    record Result(boolean isDone, Optional<MagentoException> failure) {
        private static final Result DONE = new Result(true, Optional.empty());
        private static final Result OPEN = new Result(false, Optional.empty());

        private static Result failed(MagentoException failure) {
            return new Result(false, Optional.of(failure));
        }
    }

    /**
     * What became of a bulk.
     *
     * @param bulk its number; empty if it was not taken
     * @param results one for each operation, in order
     * @param most how many things an operation may hold, if one held too many, so that nothing was taken; empty otherwise
     */
    record Results(String bulk, List<Result> results, OptionalInt most) {}

    /**
     * Sends operations, and waits for them.
     *
     * @param names how messages name each
     * @param largest how many things the largest of them holds
     * @param operation how messages name them all
     * @throws MagentoException if they were not taken, or nobody knows whether they were
     */
    Results send(Function<RestApi, Call<Object>> command, List<String> names, int largest, String operation) {
        Magento2Service.Sent<Object> sent = service.sendSeveral(command, largest, operation);
        if (sent.answer() == null) {
            return new Results("", List.of(), sent.most());
        }
        if (!(sent.answer() instanceof Map<?, ?> answer)
                || !(answer.get("bulk_uuid") instanceof String bulk)
                || bulk.isBlank()) {
            throw Magento2Service.notUnderstood(operation, "the shop does not tell the number of the bulk");
        }
        Map<Integer, Result> results = refused(answer, names, operation);
        await(bulk, names, results);
        return new Results(
                bulk,
                IntStream.range(0, names.size())
                        .mapToObj(i -> results.getOrDefault(i, Result.OPEN))
                        .toList(),
                OptionalInt.empty());
    }

    /** Those that the shop did not take, while it took the others. */
    private Map<Integer, Result> refused(Map<?, ?> answer, List<String> names, String operation) {
        Map<Integer, Result> refused = new HashMap<>();
        for (Map<String, @Nullable Object> row : rows(answer.get("request_items"), operation)) {
            if ("rejected".equals(row.get("status"))) {
                place(row, names)
                        .ifPresent(id -> refused.put(
                                id,
                                Result.failed(new MagentoException.Rejected(
                                        names.get(id),
                                        "the shop does not take it: "
                                                + service.shown(text(row.get("error_message")))))));
            }
        }
        return refused;
    }

    /** Which of the operations it is about; empty if it is none of them. */
    private static Optional<Integer> place(Map<String, @Nullable Object> row, List<String> names) {
        return EntityReader.number(row.get("id"))
                .filter(id -> id < names.size())
                .map(Long::intValue);
    }

    private static List<Map<String, @Nullable Object>> rows(@Nullable Object list, String operation) {
        return Magento2Service.entities(operation, list instanceof List<?> rows ? rows : List.of());
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : String.valueOf(value);
    }

    /** Asks after the operations, at growing intervals, until none is open or the time is over. */
    private void await(String bulk, List<String> names, Map<Integer, Result> results) {
        long begin = patience.ticks().getAsLong();
        Duration pause = min(FIRST_PAUSE, patience.longest().dividedBy(FEWEST_PAUSES));
        boolean goesOn = true;
        while (goesOn && results.size() < names.size()) {
            Duration left = patience.longest().minusNanos(patience.ticks().getAsLong() - begin);
            left = min(left, service.timeLeft().orElse(left));
            goesOn = left.compareTo(Duration.ZERO) > 0 && pause(min(pause, left)) && ask(bulk, names, results);
            pause = min(LONGEST_PAUSE, pause.multipliedBy(2));
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private boolean pause(Duration time) {
        try {
            patience.pause().of(time);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Whether to ask again. */
    private boolean ask(String bulk, List<String> names, Map<Integer, Result> results) {
        String question = "bulk " + bulk + " (status)";
        try {
            Map<String, @Nullable Object> status = service.entity(api -> api.bulkStatus(bulk), question);
            book(rows(status.get("operations_list"), question), names, results);
            return true;
        } catch (MagentoException e) {
            // the shop may answer the next time, but for a bulk or a right that is gone
            return !(e instanceof MagentoException.NotFound
                    || e instanceof MagentoException.NotPermitted
                    || e instanceof MagentoException.RefusedCredentials);
        }
    }

    /** Older versions number the operations otherwise here: then only what has become of all of them tells what has become of one. */
    private void book(List<Map<String, @Nullable Object>> rows, List<String> names, Map<Integer, Result> results) {
        List<Integer> open = IntStream.range(0, names.size())
                .boxed()
                .filter(i -> !results.containsKey(i))
                .toList();
        Set<Integer> told =
                rows.stream().flatMap(row -> place(row, names).stream()).collect(Collectors.toSet());
        if (told.size() == rows.size() && told.containsAll(open)) {
            rows.forEach(row -> place(row, names)
                    .ifPresent(id -> ended(row, names.get(id)).ifPresent(result -> results.putIfAbsent(id, result))));
        } else if (rows.size() == open.size() && rows.stream().noneMatch(BulkCalls::isOpen)) {
            Optional<Map<String, @Nullable Object>> failed = rows.stream()
                    .filter(row -> !COMPLETE.equals(text(row.get("status"))))
                    .findFirst();
            open.forEach(i -> results.put(
                    i,
                    failed.flatMap(row -> ended(row, names.get(i) + ", or another of its bulk"))
                            .orElse(Result.DONE)));
        }
    }

    private static boolean isOpen(Map<String, @Nullable Object> row) {
        return !ENDS.contains(text(row.get("status")));
    }

    /** Empty while it is open, which is all that a status says that nobody knows. */
    private Optional<Result> ended(Map<String, @Nullable Object> row, String operation) {
        String says = "the shop says " + service.shown(text(row.get("result_message")));
        long code = EntityReader.number(row, "error_code").orElse(0);
        boolean isConflict = code == DEADLOCK || code == LOCK_WAIT;
        return switch (text(row.get("status"))) {
            case COMPLETE -> Optional.of(Result.DONE);
            case FAILED_FOR_NOW -> Optional.of(Result.failed(busy(operation, says)));
            case FAILED, REJECTED ->
                Optional.of(Result.failed(
                        isConflict ? busy(operation, says) : new MagentoException.Rejected(operation, says)));
            default -> Optional.empty();
        };
    }

    private static MagentoException busy(String operation, String says) {
        return new MagentoException.Busy(Details.of(operation, says)
                .concerning(Concern.ITEM)
                .outcomeUnknown(true)
                .adding("; two writes got in each other's way, repeat the call"));
    }

    /** By the place of the operation, what each has returned, as far as that is told: the number of a shipment for example. */
    Map<Integer, String> returned(String bulk) {
        String question = "bulk " + bulk + " (detailed-status)";
        Map<Integer, String> returned = new HashMap<>();
        try {
            Map<String, @Nullable Object> status = service.entity(api -> api.bulkDetails(bulk), question);
            for (Map<String, @Nullable Object> row : rows(status.get("operations_list"), question)) {
                String value = text(row.get("result_serialized_data")).replace("\"", "");
                EntityReader.number(row.get("id"))
                        .filter(id -> !value.isEmpty())
                        .ifPresent(id -> returned.put(id.intValue(), value));
            }
        } catch (MagentoException e) {
            return Map.of(); // what is not told is found by its reference
        }
        return returned;
    }

    /** What is still open when the time is over. */
    MagentoException queued(String operation, String bulk, int id) {
        return new MagentoException.Queued(
                operation,
                "the shop has it in its queue (bulk " + bulk + ", operation " + id + ") and has not done it within "
                        + patience.longest().toSeconds() + " seconds" + ADVICE);
    }

    /** What was in the queue before. */
    static MagentoException queued(String operation, BulkOperation open) {
        return new MagentoException.Queued(
                operation,
                "not sent: the shop still has one before it in its queue (" + open.name()
                        + open.began().map(time -> ", taken " + time).orElse("") + ")" + ADVICE);
    }
}
