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
 * Sends many operations in one request, and waits until the shop has executed them. Their acceptance means nothing, and the result of one
 * is independent of the others. Thread-safe.
 */
final class BulkCalls {
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(15);
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    /** If the time to wait is short, the pauses are short, too. */
    private static final int FEWEST_PAUSES = 50;

    private static final String COMPLETE = "1";
    private static final String FAILED_FOR_NOW = "2";
    private static final String FAILED = "3";
    private static final String REJECTED = "5";
    private static final Set<String> ENDS = Set.of(COMPLETE, FAILED_FOR_NOW, FAILED, REJECTED);

    private static final int DEADLOCK = 1213;
    private static final int LOCK_WAIT = 1205;

    private static final String ADVICE =
            ": check that its consumer (async.operations.all) runs; nothing more is sent for it until this is executed";

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
     * @param ticks a monotonic clock in nanoseconds
     * @param pause waits for a time
     */
    record Patience(Duration longest, LongSupplier ticks, Pause pause) {
        interface Pause {
            void of(Duration time) throws InterruptedException;
        }
    }

    /**
     * The result of an operation: done, failed, or still open.
     *
     * @param isDone whether the shop has executed it
     * @param failure why it failed; empty if it is done, or open
     */
    record Result(boolean isDone, Optional<MagentoException> failure) {
        private static final Result DONE = new Result(true, Optional.empty());
        private static final Result OPEN = new Result(false, Optional.empty());

        private static Result failed(MagentoException failure) {
            return new Result(false, Optional.of(failure));
        }
    }

    /**
     * The result of a bulk.
     *
     * @param bulk its number; empty if it was not accepted
     * @param results one for each operation, in order
     * @param most the maximum number of things in an operation, if one had too many, so that nothing was accepted; empty otherwise
     */
    record Results(String bulk, List<Result> results, OptionalInt most) {}

    /**
     * Sends operations, and waits for them.
     *
     * @param names the name of each in messages
     * @param largest how many things the largest of them contains
     * @param operation the name of all in messages
     * @throws MagentoException if they were not accepted, or this is unknown
     */
    Results send(Function<RestApi, Call<Object>> command, List<String> names, int largest, String operation) {
        Magento2Service.Sent<Object> sent = service.sendSeveral(command, largest, operation);
        if (sent.answer() == null) {
            return new Results("", List.of(), sent.most());
        }
        if (!(sent.answer() instanceof Map<?, ?> answer)
                || !(answer.get("bulk_uuid") instanceof String bulk)
                || bulk.isBlank()) {
            throw Magento2Service.notUnderstood(operation, "the shop does not return the number of the bulk");
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

    /** Returns those that the shop rejected while it accepted the others. */
    private Map<Integer, Result> refused(Map<?, ?> answer, List<String> names, String operation) {
        Map<Integer, Result> refused = new HashMap<>();
        for (Map<String, @Nullable Object> row : rows(answer.get("request_items"), operation)) {
            if ("rejected".equals(row.get("status"))) {
                place(row, names)
                        .ifPresent(id -> refused.put(
                                id,
                                Result.failed(new MagentoException.Rejected(
                                        names.get(id),
                                        "the shop rejects it: " + service.shown(text(row.get("error_message")))))));
            }
        }
        return refused;
    }

    /** Returns the position of the operation that a row is about; empty if it is none of them. */
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

    /** Polls the operations, at growing intervals, until none is open or the time is over. */
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

    /** Returns whether to poll again. */
    private boolean ask(String bulk, List<String> names, Map<Integer, Result> results) {
        String question = "bulk " + bulk + " (status)";
        try {
            Map<String, @Nullable Object> status = service.entity(api -> api.bulkStatus(bulk), question);
            book(rows(status.get("operations_list"), question), names, results);
            return true;
        } catch (MagentoException e) {
            // the shop may answer the next time, unless the bulk or the right is gone
            return !(e instanceof MagentoException.NotFound
                    || e instanceof MagentoException.NotPermitted
                    || e instanceof MagentoException.RefusedCredentials);
        }
    }

    /** Older versions number the operations differently here: then the result of one is known only if all have the same. */
    private void book(List<Map<String, @Nullable Object>> rows, List<String> names, Map<Integer, Result> results) {
        List<Integer> open = IntStream.range(0, names.size())
                .boxed()
                .filter(i -> !results.containsKey(i))
                .toList();
        Set<Integer> reported =
                rows.stream().flatMap(row -> place(row, names).stream()).collect(Collectors.toSet());
        if (reported.size() == rows.size() && reported.containsAll(open)) {
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

    /** Returns empty while it is open, which includes every unknown status. */
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
                .adding("; two writes conflicted, repeat the call"));
    }

    /** Returns what each operation has returned, by its position, if known: for example the number of a shipment. */
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
            return Map.of(); // an unknown shipment is found by its reference
        }
        return returned;
    }

    /** Returns the failure of an operation that is still open when the time is over. */
    MagentoException queued(String operation, String bulk, int id) {
        return new MagentoException.Queued(
                operation,
                "the shop has it in its queue (bulk " + bulk + ", operation " + id + ") and has not executed it within "
                        + patience.longest().toSeconds() + " seconds" + ADVICE);
    }

    /** Returns the failure of a write because of an earlier operation in the queue. */
    static MagentoException queued(String operation, BulkOperation open) {
        return new MagentoException.Queued(
                operation,
                "not sent: the shop's queue still contains an earlier one (" + open.name()
                        + open.began().map(time -> ", taken " + time).orElse("") + ")" + ADVICE);
    }
}
