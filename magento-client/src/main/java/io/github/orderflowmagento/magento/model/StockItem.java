package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/** Stock of one product in one source, as recorded in the shop. */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableStockItem.class)
public interface StockItem extends Entity {
    /** Code of the source that every shop has, and that is the only one of a Magento 1 shop. */
    String DEFAULT_SOURCE = "default";

    /** The shop's number of the product; empty if the shop records stock by SKU alone. */
    Optional<Long> productId();

    /** The stock keeping unit. */
    String sku();

    /** Code of the source where the stock is. Default: {@value #DEFAULT_SOURCE}. */
    @Value.Default
    @JsonProperty("source_code")
    default String source() {
        return DEFAULT_SOURCE;
    }

    /** The quantity, negative where backorders are allowed. */
    @JsonProperty("qty")
    BigDecimal quantity();

    /**
     * Whether the shop sells the product as in stock. Not derived from the quantity: see {@link StockUpdate}. A stock item that the shop
     * sends without it is refused.
     */
    boolean isInStock();

    /**
     * Whether customers may order more than there is. REST tells so for a product with a setting of its own. Empty over the other web
     * services, which tell nothing of it, for a product that goes by the shop's general setting, and where it is not told by which of
     * the two it goes.
     */
    default Optional<Boolean> takesBackorders() {
        return Scalars.flag(fields(), "use_config_backorders")
                .filter(isGeneral -> !isGeneral)
                .flatMap(isOwn -> Scalars.flag(fields(), "backorders"));
    }

    /**
     * Reads the value from fields that have {@linkplain io.github.orderflowmagento.magento.model the names that all shops share}.
     *
     * @throws InvalidFieldException naming the field that is missing or does not hold what it should
     */
    static StockItem of(Fields fields) {
        return ModelReader.read(fields, StockItem.class);
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds StockItem values. */
    final class Builder extends ImmutableStockItem.Builder {}
}
