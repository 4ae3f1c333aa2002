package io.github.orderflowmagento.orderflow;

import java.util.EnumSet;
import java.util.List;

import io.github.orderflowmagento.orderflow.model.ImportItem;
import io.github.orderflowmagento.orderflow.model.ImportOperation;
import io.github.orderflowmagento.orderflow.model.ImportReport;
import io.github.orderflowmagento.orderflow.model.ImportType;
import io.github.orderflowmagento.orderflow.model.OperationResult;

/** {@link Products} over HTTP. */
final class HttpProducts implements Products {

    private final Http http;
    private final Wire wire;

    HttpProducts(Http http, Wire wire) {
        this.http = http;
        this.wire = wire;
    }

    @Override
    public ImportReport insert(List<ImportItem> products) {
        return imports(ImportOperation.INSERT).send(products);
    }

    @Override
    public ImportReport merge(List<ImportItem> products) {
        return imports(ImportOperation.MERGE).send(products);
    }

    @Override
    public ImportReport update(List<ImportItem> products) {
        return imports(ImportOperation.UPDATE).send(products);
    }

    private Imports imports(ImportOperation operation) {
        return new Imports(http, ImportType.PRODUCT, EnumSet.of(operation), wire::importToWarehouse);
    }

    @Override
    public OperationResult created(String thirdPartyReference) {
        return notified(thirdPartyReference, "created");
    }

    @Override
    public OperationResult modified(String thirdPartyReference) {
        return notified(thirdPartyReference, "modified");
    }

    private OperationResult notified(String thirdPartyReference, String action) {
        return http.call(
                "notification of product " + thirdPartyReference + " " + action,
                wire.productNotification(thirdPartyReference, "product." + action, action),
                OperationResult::parse);
    }
}
