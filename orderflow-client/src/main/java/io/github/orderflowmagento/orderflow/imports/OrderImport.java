package io.github.orderflowmagento.orderflow.imports;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * An order to fulfil: header, addresses, lines and shipment. {@link #item()} returns the item that is sent, with each line linked to the
 * shipment and the shipment to the order, as the OrderFlow extension for Magento does.
 *
 * <p>A property that is not set is not sent. {@code ""}, and every property named by {@link #emptied()}, is sent as empty; zero is
 * sent as {@code 0}. All amounts are in {@link #currency()}.
 *
 * <p>Immutable.
 */
@Value.Immutable
@ValueStyle
public interface OrderImport {

    /** The shop's order number, by which OrderFlow identifies the order; not blank. */
    String externalReference();

    /** The state in which the order starts, in OrderFlow's words. Empty: OrderFlow decides. */
    Optional<String> state();

    /** Where the order comes from, as the warehouse names it. */
    Optional<String> source();

    /** The payment method: its name or code. */
    Optional<String> paymentGatewayIdentifier();

    /** The payment provider's information about the transaction. Not shown by {@code toString}. */
    @Value.Redacted
    Optional<String> paymentTransactionInfo();

    /** The customer's comment on the order. Not shown by {@code toString}. */
    @Value.Redacted
    Optional<String> customerComment();

    /**
     * The price of all goods ({@code goodsPriceNet}, {@code goodsPriceGross}, {@code goodsTax}, {@code goodsTaxCode}). Default:
     * unknown.
     */
    @Value.Default
    default Price goods() {
        return Price.unknown();
    }

    /**
     * The price of the delivery ({@code shippingPriceNet}, {@code shippingPriceGross}, {@code shippingTax}, {@code shippingTaxCode}).
     * Default: unknown.
     */
    @Value.Default
    default Price shipping() {
        return Price.unknown();
    }

    /** The total that the customer pays, without tax. */
    Optional<BigDecimal> totalPriceNet();

    /** The total that the customer pays, with tax. */
    Optional<BigDecimal> totalPriceGross();

    /**
     * The tax as a part of the total price. OrderFlow has both this and {@link #totalTax()}; the OrderFlow extension sends the
     * latter.
     */
    Optional<BigDecimal> totalPriceTax();

    /** The tax in the total, as an amount. */
    Optional<BigDecimal> totalTax();

    /** The warehouse's tax code. */
    Optional<String> taxCode();

    /** The currency of all amounts: three letters of ISO 4217. */
    Optional<String> currency();

    /** The unit of the amounts, if it is not the currency's main unit (inferred). */
    Optional<String> currencyUnits();

    /** The code of the promotion that lowered the price. */
    Optional<String> promotionCode();

    /** The promotion's description. */
    Optional<String> promotionDescription();

    /** The delivery address. */
    Optional<ImportAddress> delivery();

    /** The invoice address. */
    Optional<ImportAddress> invoice();

    /** The items to pick; at least one line. Lines are numbered in this order, from 1. */
    List<OrderLineImport> lines();

    /** How the order is to be despatched. Empty: OrderFlow decides. */
    Optional<ShipmentImport> shipment();

    /** Names of header properties to send as empty: {@code customerComment}. They must not have a value. */
    Set<String> emptied();

    /**
     * Header properties that OrderFlow does not document, by name; {@code ""} is sent as empty. The name of a documented property
     * is rejected when the order is built. Not shown by {@code toString}.
     */
    @Value.Redacted
    Map<String, String> customProperties();

    /** Returns the item that is sent for this order. Its operation is {@code INSERT}, the only one that OrderFlow has for orders. */
    default ImportItem item() {
        return OrderPropertyWriter.item(this);
    }

    /**
     * Checks that the order can be sent. Called when it is built.
     *
     * @throws InvalidPropertyException if not; names order and property
     */
    @Value.Check
    default void check() {
        item();
    }

    /** Returns a builder of orders. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds orders. Mandatory: {@code externalReference}, and at least one line. {@code build()} throws an {@link IllegalStateException}
     * if the reference is missing, and an {@link InvalidPropertyException} if the result could not be sent. Not thread-safe.
     */
    class Builder extends ImmutableOrderImport.Builder {
        Builder() {}
    }
}
