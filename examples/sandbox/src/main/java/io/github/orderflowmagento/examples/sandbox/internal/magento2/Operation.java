package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.List;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/** One request of a bulk: open until a consumer has executed it. Not thread-safe. */
final class Operation {

    private static final int COMPLETE = 1;
    private static final int FAILED_RETRIABLY = 2;
    private static final int FAILED = 3;
    private static final int OPEN = 4;
    private static final int DEADLOCK = 1213;

    private final int id;
    private final String handler;
    private final Supplier<@Nullable Object> work;

    /** The operation as in answers, without its bulk. */
    private final Row row;

    Operation(int id, String data, String handler, Supplier<@Nullable Object> work) {
        this.id = id;
        this.handler = handler;
        this.work = work;
        this.row = new Row().put("id", id).put("serialized_data", data).put("result_serialized_data", null);
        end(OPEN, null, null);
    }

    /** Executes the request and stores the result. */
    void execute() {
        try {
            Object result = work.get();
            end(COMPLETE, "Service execution success " + handler, null);
            row.put("serialized_data", null);
            row.put("result_serialized_data", isNothing(result) ? null : JsonText.of(result));
        } catch (RestException refusal) {
            end(FAILED, refusal.text(), 0);
        }
    }

    /** Executes the request without storing the result. */
    void executeAndForget() {
        Row before = row.copy();
        execute();
        before.names().forEach(name -> row.put(name, before.get(name)));
    }

    /** Fails with a deadlock. */
    void fail() {
        end(FAILED_RETRIABLY, "Database deadlock found when trying to get lock", DEADLOCK);
    }

    private void end(int status, @Nullable String message, @Nullable Integer errorCode) {
        row.put("status", status).put("result_message", message).put("error_code", errorCode);
    }

    private static boolean isNothing(@Nullable Object result) {
        return result == null || (result instanceof List<?> list && list.isEmpty());
    }

    int id() {
        return id;
    }

    int status() {
        return row.integer("status");
    }

    /** Returns the result. */
    Row asSent() {
        Row asSent = new Row();
        List.of("id", "status", "result_message", "error_code").forEach(name -> asSent.put(name, row.get(name)));
        return asSent;
    }

    /** Returns the result with the request. */
    Row withDetails(Bulk bulk) {
        Row asSent = new Row().put("id", id).put("bulk_uuid", bulk.uuid()).put("topic_name", bulk.topic());
        row.names().forEach(name -> asSent.put(name, row.get(name)));
        return asSent;
    }
}
