package io.github.orderflowmagento.mapping.product;

import java.util.Optional;
import java.util.Set;

import io.github.orderflowmagento.mapping.FieldPath;
import io.github.orderflowmagento.mapping.SourceFields;

/** Reads the attributes of a product by code, selected options by label, and nested fields by path. */
final class ProductFields implements SourceFields<ProductSource> {
    static final SourceFields<ProductSource> ALL = new ProductFields();

    private ProductFields() {}

    @Override
    public Optional<String> text(ProductSource from, String field) {
        return field.contains(".") ? FieldPath.text(from.product().fields(), field) : from.attribute(field);
    }

    @Override
    public boolean isSent(ProductSource from, String field) {
        return FieldPath.isSent(from.product().fields(), field);
    }

    @Override
    public Set<String> names(ProductSource from) {
        return FieldPath.names(from.product().fields());
    }
}
