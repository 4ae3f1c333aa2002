package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/**
 * A row of an order. A configurable is two rows: the parent with the price, and the child, with the same SKU, without a price. A bundle is
 * a parent row and one child row for each selection. Products bought through a grouped product are separate rows. Immutable. {@code
 * toString} hides personal data.
 */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableOrderItem.class)
public interface OrderItem extends Entity, RowAmounts {
    /** The shop's number of the row, by which shipments and invoices name it. */
    long itemId();

    /**
     * The row of the configurable or bundle that this row belongs to; empty if it belongs to none. SOAP v2 does not send it:
     * there it is inferred if the rows prove it, and if they do not, it is empty and {@code fields().has("parent_item_id")} is
     * false.
     */
    Optional<Long> parentItemId();

    /** The shop's number of the product ({@link Product#productId}); empty once the product has been deleted. */
    Optional<Long> productId();

    /** Magento's code of the row's type; see {@link #type}. {@code grouped} for a product bought through a grouped product. */
    Optional<String> productType();

    /** The type of product in the row; {@link ProductType#UNKNOWN} also without a {@link #productType}. */
    default ProductType type() {
        return ProductType.of(productType().orElse(""));
    }

    /** The SKU as ordered, to which a custom option may have added its own. Empty if the shop sends none. */
    Optional<String> sku();

    /**
     * The SKU that the product has in the catalogue: {@link #sku} without the suffixes of custom options. Empty if unknown: Magento 1 does
     * not send it for a row with custom options, nor Magento 2 once the product is deleted.
     */
    default Optional<String> productSku() {
        boolean mayBeLonger = !hasReadableOptions()
                || !options().list("options").isEmpty()
                || !options().list("custom_options").isEmpty();
        return fields().nonBlank("product_sku").or(() -> mayBeLonger ? Optional.empty() : sku());
    }

    /** Describes the row in messages: {@code row 12 ('MUG-001')}. */
    default String described() {
        return "row " + itemId() + sku().map(sku -> " ('" + sku + "')").orElse("");
    }

    /** The product's name when it was ordered. */
    Optional<String> name();

    /** Ordered units; may be a fraction. For a child, the total in all units of its parent. */
    BigDecimal qtyOrdered();

    /** Cancelled units. Default: zero; but a row that a shop sends without this field is rejected. */
    @Value.Default
    default BigDecimal qtyCanceled() {
        return BigDecimal.ZERO;
    }

    /** Invoiced units; empty if the shop does not say. */
    Optional<BigDecimal> qtyInvoiced();

    /** Refunded units. Default: zero; but a row that a shop sends without this field is rejected. */
    @Value.Default
    default BigDecimal qtyRefunded() {
        return BigDecimal.ZERO;
    }

    /**
     * Shipped units; always zero for a child that ships with its parent. Default: zero; but a row that a shop sends without
     * this field is rejected.
     */
    @Value.Default
    default BigDecimal qtyShipped() {
        return BigDecimal.ZERO;
    }

    /** Units that were not in stock when they were ordered. */
    Optional<BigDecimal> qtyBackordered();

    /** Units left to ship, by Magento's own rule: ordered less shipped, refunded and cancelled; never negative. */
    default BigDecimal qtyToShip() {
        return qtyOrdered()
                .subtract(qtyShipped())
                .subtract(qtyRefunded())
                .subtract(qtyCanceled())
                .max(BigDecimal.ZERO);
    }

    /**
     * Whether fractions of a unit may be ordered; if not, Magento ships whole units only. Empty if the shop does not say, as
     * over REST.
     */
    Optional<Boolean> isQtyDecimal();

    /** Whether the row is not physical. Empty if the shop does not say, as over REST; see {@link #isPhysical}. */
    Optional<Boolean> isVirtual();

    /**
     * Whether the row is physical: by {@link #isVirtual} if the shop sends it, else by the type. For a type that may be either ({@code
     * grouped}, {@code configurable}, {@code bundle} and those of modules), the row is physical if the shop sends {@code is_virtual} as
     * null: the column was never written, as in orders from before Magento recorded it, and Magento ships such rows. Otherwise empty, for
     * unknown.
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
     * Whether a module has locked the row against shipping; Magento itself leaves a locked row out of a shipment. Empty if the
     * shop does not say, as over SOAP v2, its WS-I form and REST.
     */
    Optional<Boolean> lockedDoShip();

    /** Weight of one unit, in the shop's unit of weight, which Magento 1 does not record. */
    Optional<BigDecimal> weight();

    /** The tax rate in per cent: {@code 19} is 19 %. */
    Optional<BigDecimal> taxPercent();

    /** The discount rate in per cent; zero for a discount of a fixed amount. */
    Optional<BigDecimal> discountPercent();

    /** The gift message of this row; may have several lines. */
    @Value.Redacted
    Optional<String> giftMessage();

    /**
     * The customer's choices and the composition of the row, by Magento's names ({@code simple_sku}, {@code bundle_options}). Default: no
     * fields, also if they {@linkplain #hasReadableOptions cannot be read}.
     */
    @Value.Redacted
    @Value.Default
    @JsonProperty("product_options")
    default Fields options() {
        return Fields.none();
    }

    /**
     * Whether {@link #options} could be read; true also if the row has none. They cannot be read if the database has cut their text, or a
     * character was replaced in transit; in Magento 2, whose orders name custom options by number, also if the product or the option has
     * been deleted, or the credentials lack the right to read products. Default: whether the shop has sent no {@code product_options} as
     * text, and each custom option by name.
     */
    @JsonIgnore // not a field
    @Value.Default
    default boolean hasReadableOptions() {
        return fields().nonBlank("product_options").isEmpty() && isEachNamed("custom_options", "options");
    }

    private boolean isEachNamed(String byNumber, String byName) {
        return options().list(byNumber).size() <= options().list(byName).size();
    }

    /**
     * The customer's choices and texts, in the order in which Magento displays them: custom options, additions of modules, and the variant
     * of a configurable, which is on the parent row. The selections of a bundle are not included: they are child rows. In Magento 1,
     * options have the names that the customer read. In Magento 2, whose orders name options by number, they have their current names, in
     * the administration or the store view that was read.
     *
     * @throws IllegalStateException if it is unknown what was chosen, because the options {@linkplain #hasReadableOptions cannot be read},
     *     or an attribute of the variant has been deleted. In Magento 2 the numbers are in {@link #options}, as {@code custom_options} and
     *     {@code configurable_item_options}; there a custom option that the customer wrote holds the text itself
     */
    default List<ItemOption> selectedOptions() {
        Fields options = options();
        if (!hasReadableOptions() || !isEachNamed("configurable_item_options", "attributes_info")) {
            throw new IllegalStateException(
                    "what the customer chose for " + described()
                            + " is unknown: its product_options cannot be read, or contain numbers of options that the shop no longer has");
        }
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
     * Whether the row is a bundle whose children ship separately; if not, a shipment names the bundle itself. Empty if unknown: the row is,
     * or may be, a bundle, and its options cannot be read or the shop does not send them.
     */
    default Optional<Boolean> shipsSeparately() {
        if (type() != ProductType.BUNDLE && type() != ProductType.UNKNOWN) {
            return Optional.of(false);
        }
        boolean areSent = fields().names().isEmpty() || fields().has("product_options");
        return areSent && (hasReadableOptions() || options().has("shipment_type"))
                ? Optional.of(
                        options().text("shipment_type").filter("1"::equals).isPresent())
                : Optional.empty();
    }

    /**
     * Reads the value from fields with the {@linkplain io.github.orderflowmagento.magento.model shared names}.
     *
     * @throws InvalidFieldException if a required field is missing or cannot be read; it names the field
     */
    static OrderItem of(Fields fields) {
        return ModelReader.read(fields, OrderItem.class);
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link OrderItem} values. Required: {@code itemId}, {@code qtyOrdered}. {@code build()} throws {@link
     * IllegalStateException} if one is missing. Not thread-safe.
     */
    final class Builder extends ImmutableOrderItem.Builder {}
}
