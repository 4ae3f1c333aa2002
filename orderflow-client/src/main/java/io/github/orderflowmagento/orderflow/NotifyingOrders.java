package io.github.orderflowmagento.orderflow;

import java.util.List;
import java.util.stream.Stream;

import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportReport;
import io.github.orderflowmagento.orderflow.imports.ImportType;
import io.github.orderflowmagento.orderflow.model.OperationResult;
import io.github.orderflowmagento.orderflow.model.OrderDetail;

/** {@link Orders} of a warehouse that fetches orders after a notification. */
record NotifyingOrders(Orders orders) implements Orders {

    private NotifyingImports notifying() {
        return new NotifyingImports(
                ImportType.ORDER,
                item -> NotifyingImports.key(item).map(key -> orders.created(key, item.externalReference())),
                this::isThere);
    }

    private boolean isThere(ImportItem item) {
        try {
            orders.detail(item.externalReference());
            return true;
        } catch (OrderFlowException.Rejected e) {
            return false;
        }
    }

    @Override
    public ImportReport insert(List<ImportItem> items) {
        return notifying().send(items);
    }

    @Override
    public Stream<ImportBatch> importAll(Stream<ImportItem> items) {
        return notifying().sendAll(items);
    }

    @Override
    public OrderDetail detail(String externalReference) {
        return orders.detail(externalReference);
    }

    @Override
    public OperationResult cancel(String externalReference) {
        return orders.cancel(externalReference);
    }

    @Override
    public OperationResult created(String thirdPartyReference) {
        return orders.created(thirdPartyReference);
    }

    @Override
    public OperationResult created(String thirdPartyReference, String externalReference) {
        return orders.created(thirdPartyReference, externalReference);
    }

    @Override
    public OperationResult modified(String thirdPartyReference) {
        return orders.modified(thirdPartyReference);
    }
}
