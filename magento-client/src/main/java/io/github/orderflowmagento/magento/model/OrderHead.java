package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.immutables.value.Value;

/**
 * The head of an order: what a row of the order list and the order itself have in common. A field is empty if the shop does
 * not send it, or sends nothing in it. Immutable.
 */
public interface OrderHead extends Entity, Totals {
    /**
     * The shop's internal number of the order, which some calls need. Empty only in a row of the list whose number is missing
     * or cannot be read; an {@link Order} without it is rejected.
     */
    Optional<Long> orderId();

    /** The order number that customers and the warehouse know. Text, since shops may use prefixes. */
    String incrementId();

    /** Magento's code of the state, or a module's own; see {@link #state}. */
    @JsonProperty("state")
    Optional<String> stateCode();

    /** The state of the order; {@link OrderState#UNKNOWN} also without a {@link #stateCode}. */
    default OrderState state() {
        return OrderState.of(stateCode().orElse(""));
    }

    /** The shop's code of the status, for example {@code processing}. Merchants may add statuses and change their labels. */
    Optional<String> status();

    /** The code of the state to which an order on hold returns. */
    Optional<String> holdBeforeState();

    /** The code of the status to which an order on hold returns. */
    Optional<String> holdBeforeStatus();

    /**
     * Number of the store view in which the order was placed ({@link StoreView#storeId}); empty once the store view has been deleted, and
     * over REST.
     */
    Optional<Long> storeId();

    /** Names of website, store and store view when the order was placed, one per line. */
    Optional<String> storeName();

    /** When the order was placed, UTC. */
    Optional<Instant> createdAt();

    /** When the order was last saved, UTC, to the second. Comments, invoices and shipments save it, too. */
    Optional<Instant> updatedAt();

    /**
     * Number ({@link #incrementId}) of the order that this one replaces: Magento edits an order by cancelling it and placing
     * another.
     */
    Optional<String> relationParentRealId();

    /** Number ({@link #incrementId}) of the order that replaces this one. */
    Optional<String> relationChildRealId();

    /**
     * The order's reference in another system ({@link io.github.orderflowmagento.magento.Orders#assignExtOrderId}). Empty if none was set,
     * and over SOAP v2 and REST of Magento 1.
     */
    Optional<String> extOrderId();

    /** The shop's number of the customer; empty for a guest. */
    Optional<Long> customerId();

    /**
     * Whether the customer has no account. Empty if the shop does not say; SOAP v2 leaves it out of some orders, REST out of
     * all.
     */
    Optional<Boolean> customerIsGuest();

    /** The shop's number of the customer group; 0 is "NOT LOGGED IN". */
    Optional<Long> customerGroupId();

    /** The customer's e-mail address. */
    @Value.Redacted
    Optional<String> customerEmail();

    /** The customer's first name. */
    @Value.Redacted
    Optional<String> customerFirstname();

    /** The customer's last name. */
    @Value.Redacted
    Optional<String> customerLastname();

    /** The customer's tax number. */
    @Value.Redacted
    Optional<String> customerTaxvat();

    /** The customer's comment to the merchant; may have several lines. Empty over SOAP v2. */
    @Value.Redacted
    Optional<String> customerNote();

    /** Whether the order has no physical row. Empty if the shop does not say, as over REST. */
    Optional<Boolean> isVirtual();

    /** Code of the carrier and its service, for example {@code flatrate_flatrate}. Empty for a virtual order, and over REST. */
    Optional<String> shippingMethod();

    /** The carrier and its service as the customer read it. */
    Optional<String> shippingDescription();

    /** Code of the coupon that the customer used. Empty over SOAP v2. */
    Optional<String> couponCode();

    /** The description of the discount, as the customer read it. Empty over SOAP v2. */
    Optional<String> discountDescription();

    /** Ordered units, without the children of configurables and bundles; may be a fraction. */
    Optional<BigDecimal> totalQtyOrdered();

    /** Weight of all units, in the shop's unit of weight, which Magento 1 does not record. */
    Optional<BigDecimal> weight();

    /** The amount paid, in the order's currency; empty if nothing was. */
    Optional<BigDecimal> totalPaid();

    /** The amount still to be paid, in the order's currency. Empty over SOAP v2. */
    Optional<BigDecimal> totalDue();

    /** The amount refunded, in the order's currency; empty if nothing was. */
    Optional<BigDecimal> totalRefunded();

    /** The amount cancelled, in the order's currency; empty if nothing was. */
    Optional<BigDecimal> totalCanceled();
}
