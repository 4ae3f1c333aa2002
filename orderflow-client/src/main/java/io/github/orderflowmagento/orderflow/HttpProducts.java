package io.github.orderflowmagento.orderflow;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportOperation;
import io.github.orderflowmagento.orderflow.imports.ImportReport;
import io.github.orderflowmagento.orderflow.imports.ImportType;
import io.github.orderflowmagento.orderflow.model.OperationResult;

/** {@link Products} over HTTP. */
final class HttpProducts implements Products {

    private final Http http;

    HttpProducts(Http http) {
        this.http = http;
    }

    @Override
    public ImportReport insert(List<ImportItem> products) {
        return imports(EnumSet.of(ImportOperation.INSERT)).send(products);
    }

    @Override
    public ImportReport merge(List<ImportItem> products) {
        return imports(EnumSet.of(ImportOperation.MERGE)).send(products);
    }

    @Override
    public ImportReport update(List<ImportItem> products) {
        return imports(EnumSet.of(ImportOperation.UPDATE)).send(products);
    }

    @Override
    public Stream<ImportBatch> importAll(Stream<ImportItem> products) {
        return imports(EnumSet.allOf(ImportOperation.class)).sendAll(products);
    }

    private Imports imports(Set<ImportOperation> operations) {
        return new Imports(http, ImportType.PRODUCT, operations, http.api()::importToWarehouse);
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
                http.api().productNotification(thirdPartyReference, "product." + action, action));
    }
}
