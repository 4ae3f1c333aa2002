package io.github.orderflowmagento.orderflow;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportOperation;
import io.github.orderflowmagento.orderflow.imports.ImportReport;
import io.github.orderflowmagento.orderflow.imports.ImportType;
import io.github.orderflowmagento.orderflow.model.OperationResult;
import io.github.orderflowmagento.orderflow.model.OrderDetail;

/** {@link Orders} over HTTP. */
final class HttpOrders implements Orders {

    private final Http http;

    HttpOrders(Http http) {
        this.http = http;
    }

    @Override
    public ImportReport insert(List<ImportItem> orders) {
        return imports().send(orders);
    }

    @Override
    public Stream<ImportBatch> importAll(Stream<ImportItem> orders) {
        return imports().sendAll(orders);
    }

    private Imports imports() {
        return new Imports(http, ImportType.ORDER, EnumSet.of(ImportOperation.INSERT), http.api()::importOrders);
    }

    @Override
    public OrderDetail detail(String externalReference) {
        return http.read("order detail of " + externalReference, http.api().orderDetail(externalReference));
    }

    @Override
    public OperationResult cancel(String externalReference) {
        return http.call(
                "cancellation of order " + externalReference, http.api().orderCancel(externalReference));
    }

    @Override
    public OperationResult created(String thirdPartyReference) {
        return notified(thirdPartyReference, "created", null);
    }

    @Override
    public OperationResult created(String thirdPartyReference, String externalReference) {
        return notified(thirdPartyReference, "created", externalReference);
    }

    @Override
    public OperationResult modified(String thirdPartyReference) {
        return notified(thirdPartyReference, "modified", null);
    }

    private OperationResult notified(String thirdPartyReference, String action, @Nullable String externalReference) {
        return http.call(
                "notification of order " + thirdPartyReference + " " + action,
                http.api().orderNotification(thirdPartyReference, "order." + action, action, externalReference));
    }
}
