package io.github.orderflowmagento.examples.sandbox.internal.magento2;

import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The operations of one asynchronous request.
 *
 * @param started when it was accepted
 * @param user the id of the calling integration
 */
record Bulk(String uuid, String topic, String started, int user, List<Operation> operations) {

    private static final int INTEGRATION = 1;

    /** Returns the operations by status, then by id. */
    Stream<Operation> inOrder() {
        return operations.stream()
                .sorted(Comparator.comparing(Operation::status).thenComparing(Operation::id));
    }

    Row asSent(Function<Operation, Row> convert) {
        return new Row()
                .put("operations_list", inOrder().map(convert).toList())
                .put("user_type", INTEGRATION)
                .put("bulk_id", uuid)
                .put("description", "Topic " + topic)
                .put("start_time", started)
                .put("user_id", user)
                .put("operation_count", operations.size());
    }

    /** Returns an operation for the list of all operations. */
    Row listed(Operation operation) {
        return operation.withDetails(this).put("extension_attributes", new Row().put("start_time", started));
    }
}
