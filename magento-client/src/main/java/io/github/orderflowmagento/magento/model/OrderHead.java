package io.github.orderflowmagento.magento.model;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.immutables.value.Value;

/** The head of an order: what a row of the order list and the order itself have in common. */
public interface OrderHead extends Entity, Totals {
    /**
     * The shop's internal number of the order, which some calls want. Empty in a row of the list whose number is missing or cannot be
     * read; an order read whole always has it, since one without is refused.
     */
    Optional<Long> orderId();

    /** The order number that customers and the warehouse know. Text: shops may use prefixes. */
    String incrementId();

    /** Magento's state code; see {@link #state}. */
    @JsonProperty("state")
    Optional<String> stateCode();

    /** Where the order is in its life. */
    default OrderState state() {
        return OrderState.of(stateCode().orElse(""));
    }

    /** The shop's status code: a label that the merchant may rename or add to. */
    Optional<String> status();

    /** The state that an order on hold returns to. */
    Optional<String> holdBeforeState();

    /** The status that an order on hold returns to. */
    Optional<String> holdBeforeStatus();

    /** Number of the store view in which the order was placed; empty once that has been deleted. */
    Optional<Long> storeId();

    /** Names of website, store and store view when the order was placed, one a line. */
    Optional<String> storeName();

    /** When the order was placed, UTC. */
    Optional<Instant> createdAt();

    /** When the order was last saved, UTC, to the second. Comments, invoices and shipments change it too. */
    Optional<Instant> updatedAt();

    /** Number of the order that this one replaces: Magento edits an order by cancelling it and placing another. */
    Optional<String> relationParentRealId();

    /** Number of the order that replaces this one. */
    Optional<String> relationChildRealId();

    /** The shop's number of the customer; empty for a guest. */
    Optional<Long> customerId();

    /** Whether the customer has no account. Empty if the shop does not tell: SOAP v2 leaves it out of some orders, REST of all. */
    Optional<Boolean> customerIsGuest();

    /** The shop's number of the customer group; 0 is "not logged in". */
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

    /** What the customer wrote to the merchant; may have several lines. Not known over SOAP v2. */
    @Value.Redacted
    Optional<String> customerNote();

    /** Whether nothing in the order is physical. Empty if the shop does not tell, as over REST. */
    Optional<Boolean> isVirtual();

    /** The carrier and its service, say {@code flatrate_flatrate}. */
    Optional<String> shippingMethod();

    /** The carrier and its service as the customer read it. */
    Optional<String> shippingDescription();

    /** The coupon the customer used. Not known over SOAP v2. */
    Optional<String> couponCode();

    /** What the discount was for, as the customer read it. Not known over SOAP v2. */
    Optional<String> discountDescription();

    /** Units ordered, children of composites not counted. */
    Optional<BigDecimal> totalQtyOrdered();

    /** Weight of all units in the shop's unit, which Magento does not record. */
    Optional<BigDecimal> weight();

    /** What has been paid, in the order's currency; empty if nothing. */
    Optional<BigDecimal> totalPaid();

    /** What is still to be paid, in the order's currency. Not known over SOAP v2. */
    Optional<BigDecimal> totalDue();

    /** What has been refunded, in the order's currency; empty if nothing. */
    Optional<BigDecimal> totalRefunded();

    /** What has been cancelled, in the order's currency; empty if nothing was. */
    Optional<BigDecimal> totalCanceled();
}
