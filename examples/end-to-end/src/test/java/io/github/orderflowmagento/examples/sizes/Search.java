package io.github.orderflowmagento.examples.sizes;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.examples.sandbox.SandboxRequest;

/** The search criteria of a Magento 2's list: conditions that must all hold. */
record Search(Map<String, String> conditions, int pageSize) {
    static Search of(SandboxRequest request) {
        Map<String, String> conditions = new HashMap<>();
        for (int group = 0; ; group++) {
            String filter = "searchCriteria[filter_groups][" + group + "][filters][0]";
            Optional<String> field = request.query(filter + "[field]");
            if (field.isEmpty()) {
                break;
            }
            conditions.put(
                    field.get() + " "
                            + request.query(filter + "[condition_type]").orElseThrow(),
                    request.query(filter + "[value]").orElseThrow());
        }
        return new Search(
                conditions,
                Integer.parseInt(request.query("searchCriteria[pageSize]").orElseThrow()));
    }

    Optional<String> value(String field, String condition) {
        return Optional.ofNullable(conditions.get(field + " " + condition));
    }

    long number(String field, String condition, long otherwise) {
        return value(field, condition).map(Long::valueOf).orElse(otherwise);
    }
}
