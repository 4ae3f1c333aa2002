package io.github.orderflowmagento.magento.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.immutables.value.Value;

/** What every value that a shop sends has in common: beside its typed fields, all that was sent stays reachable by name. */
public interface Entity {
    /**
     * Everything the shop sent for this entity, by the field names it sent and {@linkplain io.github.orderflowmagento.magento.model
     * those that all shops share}, typed fields included. Empty for a value built by hand. Not part of equality: the same order read over two web services is equal though one may send more columns.
     */
    @Value.Auxiliary
    @Value.Default
    @JsonProperty(ModelReader.ALL_FIELDS)
    default Fields fields() {
        return Fields.none();
    }
}
