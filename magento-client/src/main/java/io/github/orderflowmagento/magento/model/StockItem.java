package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/** Stock of one product in one source, as recorded in the shop. Immutable. */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableStockItem.class)
public interface StockItem extends Entity {
    /** Code of the source that every shop has, and the only one of a Magento 1 shop. */
    String DEFAULT_SOURCE = "default";

    /** The shop's number of the product; empty if the shop records stock by SKU alone. */
    Optional<Long> productId();

    /** The stock keeping unit. */
    String sku();

    /** Code of the source. Default: {@value #DEFAULT_SOURCE}; but stock that a shop sends without a source is rejected. */
    @Value.Default
    @JsonProperty("source_code")
    default String source() {
        return DEFAULT_SOURCE;
    }

    /**
     * The quantity; may be a fraction, and may be negative if backorders are allowed. {@link StockKeeping} defines its meaning.
     */
    @JsonProperty("qty")
    BigDecimal quantity();

    /**
     * Whether the shop treats the product as in stock. Independent of the quantity: see {@link StockUpdate}. A stock item that
     * a shop sends without it is rejected.
     */
    boolean isInStock();

    /**
     * Whether customers may order more than is in stock. Only REST of a Magento 1 or of a Magento 2 without sources sends this, and only
     * for a product with its own setting. Empty over the other web services, for the stock of a source, for a product that uses the shop's
     * general setting, and if it is not known which of the two it uses.
     */
    default Optional<Boolean> takesBackorders() {
        return Scalars.flag(fields(), "use_config_backorders")
                .filter(isGeneral -> !isGeneral)
                .flatMap(isOwn -> Scalars.flag(fields(), "backorders"));
    }

    /**
     * Reads the value from fields with the {@linkplain io.github.orderflowmagento.magento.model shared names}.
     *
     * @throws InvalidFieldException if a required field is missing or cannot be read; it names the field
     */
    static StockItem of(Fields fields) {
        return ModelReader.read(fields, StockItem.class);
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link StockItem} values. Required: {@code sku}, {@code quantity}, {@code isInStock}. {@code build()}
     * throws {@link IllegalStateException} if one is missing. Not thread-safe.
     */
    final class Builder extends ImmutableStockItem.Builder {}
}
