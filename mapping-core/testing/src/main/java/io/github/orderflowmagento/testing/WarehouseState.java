package io.github.orderflowmagento.testing;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.orderflowmagento.orderflow.OrderFlowException;
import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportOperation;
import io.github.orderflowmagento.orderflow.imports.ImportReport;
import io.github.orderflowmagento.orderflow.imports.ImportResult;
import io.github.orderflowmagento.orderflow.imports.ImportType;
import io.github.orderflowmagento.orderflow.message.InventoryLine;
import io.github.orderflowmagento.orderflow.message.UnreadableLine;

/** The data of a warehouse. Guarded by its lock. */
final class WarehouseState {
    static final String CREATED = "created";
    static final String CANCELLED = "cancelled";

    final Map<ImportType, Map<String, ImportItem>> received = new EnumMap<>(ImportType.class);
    final Map<String, String> orderStates = new HashMap<>();
    final List<InventoryLine> lines = new ArrayList<>();
    final List<UnreadableLine> unreadable = new ArrayList<>();

    /** The reasons for rejecting, by external reference. */
    final Map<String, String> rejected = new HashMap<>();

    final Set<String> unreported = new HashSet<>();

    Map<String, ImportItem> received(ImportType type) {
        return received.computeIfAbsent(type, first -> new LinkedHashMap<>());
    }

    /**
     * Returns the order's state.
     *
     * @throws OrderFlowException if there is no such order
     */
    String stateOf(String call, String externalReference) {
        String state = orderStates.get(externalReference);
        if (state == null) {
            throw new OrderFlowException.Rejected(
                    call + " " + externalReference,
                    "Unable to find order with external reference '" + externalReference + "'");
        }
        return state;
    }

    ImportReport take(List<ImportItem> items) {
        List<ImportResult> results = new ArrayList<>();
        for (ImportItem item : items) {
            ImportResult result = take(item);
            if (!unreported.contains(item.externalReference())) {
                results.add(result);
            }
        }
        return ImportReport.of(items, results);
    }

    private ImportResult take(ImportItem item) {
        ImportResult.Builder result = ImportResult.builder().externalReference(item.externalReference());
        String what = item.type().name() + " " + item.externalReference();
        String refusal = rejected.get(item.externalReference());
        Map<String, ImportItem> known = received(item.type());
        ImportItem before = known.get(item.externalReference());
        if (refusal != null) {
            return result.outcome(ImportResult.Outcome.FAILURE)
                    .message("Invalid " + what)
                    .detail(refusal)
                    .build();
        }
        if (before != null && item.operation() == ImportOperation.INSERT) {
            return result.outcome(ImportResult.Outcome.DUPLICATE)
                    .message(what + " already exists")
                    .build();
        }
        if (before == null && item.operation() == ImportOperation.UPDATE) {
            return result.outcome(ImportResult.Outcome.FAILURE)
                    .message("Invalid " + what)
                    .detail("it does not exist")
                    .build();
        }
        known.put(item.externalReference(), before == null ? item : merged(before, item));
        if (item.type() == ImportType.ORDER) {
            orderStates.putIfAbsent(item.externalReference(), CREATED);
        }
        return result.outcome(ImportResult.Outcome.SUCCESS).build();
    }

    private static ImportItem merged(ImportItem before, ImportItem item) {
        Map<String, String> properties = new LinkedHashMap<>(before.properties());
        properties.putAll(item.properties());
        return ImportItem.builder().from(item).properties(properties).build();
    }
}
