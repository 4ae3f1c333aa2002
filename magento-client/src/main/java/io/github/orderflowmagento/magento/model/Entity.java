package io.github.orderflowmagento.magento.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.immutables.value.Value;

/**
 * A value from a shop. In addition to the typed accessors, every field that the shop sent is available by name.
 * Immutable, as are all values of this package.
 */
public interface Entity {
    /**
     * Every field that the shop sent for this entity, including those with a typed accessor, by the names that it sent and by the
     * {@linkplain io.github.orderflowmagento.magento.model shared names}. Default: none, as for a value built by hand. Not
     * part of equality: the same order read over two web services is equal, though one may send more fields.
     */
    @Value.Auxiliary
    @Value.Default
    @JsonProperty(ModelReader.ALL_FIELDS)
    default Fields fields() {
        return Fields.none();
    }
}
