package io.github.orderflowmagento.magento.model;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/** An address of an order, as it was when the order was placed. Immutable. {@code toString} hides personal data. */
@Value.Immutable
@ValueStyle
@JsonDeserialize(as = ImmutableOrderAddress.class)
public interface OrderAddress extends Entity {
    /**
     * The shop's number of this address of an order; not the number of the same address in the customer's address book.
     */
    Optional<Long> addressId();

    /** A title before the name. */
    @Value.Redacted
    Optional<String> prefix();

    /** First name. */
    @Value.Redacted
    Optional<String> firstname();

    /** Middle name. Empty over SOAP v2 before OpenMage 19.4.16 and 20.0.14. */
    @Value.Redacted
    Optional<String> middlename();

    /** Last name. */
    @Value.Redacted
    Optional<String> lastname();

    /** A suffix after the name. */
    @Value.Redacted
    Optional<String> suffix();

    /** The company. */
    @Value.Redacted
    Optional<String> company();

    /** The lines of the street address, top to bottom, without blank ones. */
    @Value.Redacted
    @JsonDeserialize(using = Scalars.StreetLines.class)
    List<String> street();

    /** The town. */
    @Value.Redacted
    Optional<String> city();

    /** The name of the region, not its code. */
    Optional<String> region();

    /** The shop's number of the region; empty if the shop has no list of the country's regions. */
    Optional<Long> regionId();

    /** Postcode. */
    @Value.Redacted
    Optional<String> postcode();

    /** ISO 3166 two-letter code of the country. */
    Optional<String> countryId();

    /** Telephone number as the customer wrote it. */
    @Value.Redacted
    Optional<String> telephone();

    /** Fax number as the customer wrote it. */
    @Value.Redacted
    Optional<String> fax();

    /** VAT number of the company. From Magento 1.7 on; empty over SOAP v2 before OpenMage 20.6. */
    @Value.Redacted
    Optional<String> vatId();

    /** E-mail address. Empty over SOAP v2. */
    @Value.Redacted
    Optional<String> email();

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link OrderAddress} values. Nothing is required. Not thread-safe. */
    final class Builder extends ImmutableOrderAddress.Builder {}
}
