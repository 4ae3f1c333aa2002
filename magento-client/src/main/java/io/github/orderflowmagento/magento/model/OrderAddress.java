package io.github.orderflowmagento.magento.model;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/**
 * An address of an order.
 */
@Value.Immutable
@ModelStyle
@JsonDeserialize(as = ImmutableOrderAddress.class)
public interface OrderAddress extends Entity {
    /**
     * The shop's number of the address within its orders; another than that of the same address in the customer's book.
     */
    Optional<Long> addressId();

    /** Title before the name. */
    @Value.Redacted
    Optional<String> prefix();

    /** First name. */
    @Value.Redacted
    Optional<String> firstname();

    /** Middle name. */
    @Value.Redacted
    Optional<String> middlename();

    /** Last name. */
    @Value.Redacted
    Optional<String> lastname();

    /** What follows the name. */
    @Value.Redacted
    Optional<String> suffix();

    /** The company. */
    @Value.Redacted
    Optional<String> company();

    /** The lines of the street, top to bottom, without blank ones. */
    @Value.Redacted
    @JsonDeserialize(using = Scalars.StreetLines.class)
    List<String> street();

    /** The town. */
    @Value.Redacted
    Optional<String> city();

    /** Name of the region, not its code. */
    Optional<String> region();

    /** The shop's number of the region, where it keeps a list of those of the country. */
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

    /** VAT number of the company. Since Magento 1.7; not known over SOAP v2 before OpenMage 20.6. */
    @Value.Redacted
    Optional<String> vatId();

    /** E-mail address. Not known over SOAP v2. */
    @Value.Redacted
    Optional<String> email();

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds OrderAddress values. */
    final class Builder extends ImmutableOrderAddress.Builder {}
}
