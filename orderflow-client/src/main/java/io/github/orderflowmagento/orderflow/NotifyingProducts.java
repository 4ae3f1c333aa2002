package io.github.orderflowmagento.orderflow;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportReport;
import io.github.orderflowmagento.orderflow.imports.ImportType;
import io.github.orderflowmagento.orderflow.model.OperationResult;

/** {@link Products} of a warehouse that fetches products after a notification. The extension reports a new product as modified, too. */
record NotifyingProducts(Products products) implements Products {

    private NotifyingImports notifying() {
        return new NotifyingImports(
                ImportType.PRODUCT,
                item -> Optional.of(products.modified(NotifyingImports.key(item).orElse(item.externalReference()))),
                item -> true); // OrderFlow has no call that reads a product
    }

    @Override
    public ImportReport insert(List<ImportItem> items) {
        return notifying().send(items);
    }

    @Override
    public ImportReport merge(List<ImportItem> items) {
        return notifying().send(items);
    }

    @Override
    public ImportReport update(List<ImportItem> items) {
        return notifying().send(items);
    }

    @Override
    public Stream<ImportBatch> importAll(Stream<ImportItem> items) {
        return notifying().sendAll(items);
    }

    @Override
    public OperationResult created(String thirdPartyReference) {
        return products.created(thirdPartyReference);
    }

    @Override
    public OperationResult modified(String thirdPartyReference) {
        return products.modified(thirdPartyReference);
    }
}
