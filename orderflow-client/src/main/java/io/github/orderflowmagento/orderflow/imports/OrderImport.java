package io.github.orderflowmagento.orderflow.imports;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * An order to fulfil: header, both addresses, lines, and how to despatch it. {@link #item()} makes of it what travels, with each
 * line tied to the shipment and the shipment to the order as the extension for Magento does.
 *
 * <p>A field that is not set is not sent. An empty text, and every property named by {@link #emptied()}, is sent as empty; zero is
 * sent as {@code 0}. All amounts are in {@link #currency()}.
 */
@Value.Immutable
@ValueStyle
public interface OrderImport {

    /** The shop's order number, by which OrderFlow knows the order; not blank. */
    String externalReference();

    /** The state the order begins in, in OrderFlow's words. */
    Optional<String> state();

    /** Where the order comes from, in the warehouse's words. */
    Optional<String> source();

    /** How it is paid: the name or code of the payment method. */
    Optional<String> paymentGatewayIdentifier();

    /** What the payment provider said of the transaction. */
    @Value.Redacted
    Optional<String> paymentTransactionInfo();

    /** What the customer wrote with the order. */
    @Value.Redacted
    Optional<String> customerComment();

    /** The goods ({@code goodsPriceNet}, {@code goodsPriceGross}, {@code goodsTax}, {@code goodsTaxCode}). */
    @Value.Default
    default Price goods() {
        return Price.unknown();
    }

    /** The delivery ({@code shippingPriceNet}, {@code shippingPriceGross}, {@code shippingTax}, {@code shippingTaxCode}). */
    @Value.Default
    default Price shipping() {
        return Price.unknown();
    }

    /** What the customer pays, without tax. */
    Optional<BigDecimal> totalPriceNet();

    /** What the customer pays, with tax. */
    Optional<BigDecimal> totalPriceGross();

    /** The tax as a part of the price; OrderFlow has it beside {@link #totalTax()}, which is the one the extension sends. */
    Optional<BigDecimal> totalPriceTax();

    /** The tax in what the customer pays, as an amount. */
    Optional<BigDecimal> totalTax();

    /** The warehouse's code of the tax. */
    Optional<String> taxCode();

    /** The currency of all amounts: three letters of ISO 4217. */
    Optional<String> currency();

    /** The unit of the amounts, where it is not the currency's own (inferred). */
    Optional<String> currencyUnits();

    /** The code of the promotion that lowered the price. */
    Optional<String> promotionCode();

    /** What the promotion is called. */
    Optional<String> promotionDescription();

    /** Where the goods go. */
    Optional<ImportAddress> delivery();

    /** Who gets the invoice. */
    Optional<ImportAddress> invoice();

    /** What to pick, in order; at least one line. */
    List<OrderLineImport> lines();

    /** How to despatch it. Without one OrderFlow decides. */
    Optional<ShipmentImport> shipment();

    /** Names of header properties to be sent as empty: {@code customerComment}. */
    Set<String> emptied();

    /** Header properties beyond the documented ones, by name; an empty text is sent as empty. */
    @Value.Redacted
    Map<String, String> customProperties();

    /** The order as it travels: an insert, since OrderFlow knows no other operation for orders. */
    default ImportItem item() {
        return OrderSheet.item(this);
    }

    /**
     * Refuses what could not be sent.
     *
     * @throws InvalidPropertyException naming order and property
     */
    @Value.Check
    default void check() {
        item();
    }

    /** A builder of orders; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds orders. */
    class Builder extends ImmutableOrderImport.Builder {
        Builder() {}
    }
}
