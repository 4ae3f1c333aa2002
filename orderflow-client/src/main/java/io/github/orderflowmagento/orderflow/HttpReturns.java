package io.github.orderflowmagento.orderflow;

import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

import io.github.orderflowmagento.orderflow.imports.ImportItem;
import io.github.orderflowmagento.orderflow.imports.ImportOperation;
import io.github.orderflowmagento.orderflow.imports.ImportReport;
import io.github.orderflowmagento.orderflow.imports.ImportType;

/** {@link Returns} over HTTP. */
final class HttpReturns implements Returns {

    private final Imports imports;

    HttpReturns(Http http) {
        this.imports =
                new Imports(http, ImportType.RETURN, EnumSet.of(ImportOperation.INSERT), http.api()::importToWarehouse);
    }

    @Override
    public ImportReport insert(List<ImportItem> returns) {
        return imports.send(returns);
    }

    @Override
    public Stream<ImportBatch> importAll(Stream<ImportItem> returns) {
        return imports.sendAll(returns);
    }
}
