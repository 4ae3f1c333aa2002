package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * A row of an order. A configurable is two rows: the parent with the price, the child (same SKU) with none. A bundle is a
 * parent row and one row for each selection. Products bought over a grouped product are rows of their own.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableOrderItem.class)
public interface OrderItem extends Entity, RowAmounts {
    /** The shop's number of the row; shipments name it. */
    long itemId();

    /**
     * The row of the configurable or bundle this one belongs to. SOAP v2 does not say: there it is inferred where the rows prove it,
     * and where they do not, {@code fields().has("parent_item_id")} is false.
     */
    Optional<Long> parentItemId();

    /** The shop's number of the product; empty once the product has been deleted. */
    Optional<Long> productId();

    /** Magento's type code of the row; see {@link #type}. Rows bought over a grouped product say {@code grouped}. */
    Optional<String> productType();

    /** What kind of product the row is. */
    default ProductType type() {
        return ProductType.of(productType().orElse(""));
    }

    /** The SKU as ordered. A custom option may have added to it. Empty if the shop sends none. */
    Optional<String> sku();

    /** The row for people to find: {@code row 12 ('MUG-001')}. */
    default String described() {
        return "row " + itemId() + sku().map(sku -> " ('" + sku + "')").orElse("");
    }

    /** The product's name when it was ordered. */
    Optional<String> name();

    /** Units ordered; may be a fraction. Of a child, those of all its parents together. */
    BigDecimal qtyOrdered();

    /** Units cancelled. Zero unless set; a row that a shop sends without it is refused. */
    @Value.Default
    default BigDecimal qtyCanceled() {
        return BigDecimal.ZERO;
    }

    /** Units invoiced; empty if the shop does not tell. */
    Optional<BigDecimal> qtyInvoiced();

    /** Units refunded. Zero unless set; a row that a shop sends without it is refused. */
    @Value.Default
    default BigDecimal qtyRefunded() {
        return BigDecimal.ZERO;
    }

    /**
     * Units shipped. Of a child that ships with its parent always zero. Zero unless set; a row that a shop sends without it is refused.
     */
    @Value.Default
    default BigDecimal qtyShipped() {
        return BigDecimal.ZERO;
    }

    /** Units ordered beyond the stock there was. */
    Optional<BigDecimal> qtyBackordered();

    /** Units left to ship by Magento's own count: ordered less shipped, refunded and cancelled; never negative. */
    default BigDecimal qtyToShip() {
        return qtyOrdered()
                .subtract(qtyShipped())
                .subtract(qtyRefunded())
                .subtract(qtyCanceled())
                .max(BigDecimal.ZERO);
    }

    /**
     * Whether a part of a unit may be ordered; if not, Magento ships whole units only. Empty if the shop does not tell, as over REST.
     */
    Optional<Boolean> isQtyDecimal();

    /** Whether the row is nothing physical. Empty if the shop does not tell, as over REST; see {@link #isPhysical}. */
    Optional<Boolean> isVirtual();

    /**
     * Whether the row is something physical: what the shop tells, else by its type. Where the type may be either, a null of the shop's
     * is told, too: a row to which nothing was ever written, as in orders from before Magento kept types, Magento ships. Empty if nothing
     * says so: a row bought over a grouped product, a configurable, a bundle, or one of a module's own type may be either.
     */
    default Optional<Boolean> isPhysical() {
        return isVirtual().map(isVirtual -> !isVirtual).or(() -> switch (type()) {
            case SIMPLE -> Optional.of(true);
            case VIRTUAL, DOWNLOADABLE -> Optional.of(false);
            case GROUPED, CONFIGURABLE, BUNDLE, UNKNOWN ->
                Optional.of(true).filter(isPhysical -> fields().isNull("is_virtual"));
        });
    }

    /**
     * Whether a module forbids shipping the row. Empty if the shop does not tell, as over SOAP v2, WS-I and REST; Magento itself leaves
     * a locked row out of a shipment.
     */
    Optional<Boolean> lockedDoShip();

    /** Weight of one unit in the shop's unit, which Magento does not record. */
    Optional<BigDecimal> weight();

    /** The rate of the tax in per cent. */
    Optional<BigDecimal> taxPercent();

    /** The rate of the discount in per cent; zero for a discount of a fixed amount. */
    Optional<BigDecimal> discountPercent();

    /** The gift message for this row; may have several lines. */
    @Value.Redacted
    Optional<String> giftMessage();

    /**
     * What the customer chose, and how the row is made up, by name ({@code simple_sku}, {@code bundle_options}); no fields if there is
     * nothing, or if it {@linkplain #hasReadableOptions cannot be read}.
     */
    @Value.Redacted
    @Value.Default
    @JsonProperty("product_options")
    default Fields options() {
        return Fields.none();
    }

    /**
     * Whether {@link #options} can be read, or the row has none. A database that cuts a text, and a character that is replaced
     * on the way, leave something that cannot.
     */
    @JsonIgnore // not a field
    @Value.Default
    default boolean hasReadableOptions() {
        return fields().nonBlank("product_options").isEmpty();
    }

    /**
     * What the customer chose and wrote, in the order Magento shows it: custom options, what modules add, and the
     * variant of a configurable, which stands on the parent row. The selections of a bundle are its children. Empty also if the
     * options {@linkplain #hasReadableOptions cannot be read}.
     */
    default List<ItemOption> selectedOptions() {
        Fields options = options();
        return Stream.of("options", "additional_options", "attributes_info")
                .flatMap(kind -> options.list(kind).stream())
                .map(OrderItem::selected)
                .toList();
    }

    private static ItemOption selected(Fields option) {
        return ItemOption.builder()
                .label(option.text("label").orElse(""))
                // the "value" of a custom option is escaped for HTML
                .value(option.text("print_value").or(() -> option.text("value")).orElse(""))
                .build();
    }

    /**
     * Whether the row is a bundle whose children ship one by one; if not, a shipment names the bundle itself. Empty if that is not
     * known: the row may be a bundle, and its options cannot be read, or the shop does not tell them.
     */
    default Optional<Boolean> shipsSeparately() {
        if (type() != ProductType.BUNDLE && type() != ProductType.UNKNOWN) {
            return Optional.of(false);
        }
        boolean isTold = fields().names().isEmpty() || fields().has("product_options");
        return isTold && hasReadableOptions()
                ? Optional.of(
                        options().text("shipment_type").filter("1"::equals).isPresent())
                : Optional.empty();
    }

    /**
     * Reads the value from fields that have {@linkplain io.github.orderflowmagento.magento.model the names that all shops share}.
     *
     * @throws InvalidFieldException naming the field that is missing or does not hold what it should
     */
    static OrderItem of(Fields fields) {
        return ModelReader.read(fields, OrderItem.class);
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds OrderItem values. */
    final class Builder extends ImmutableOrderItem.Builder {}
}
