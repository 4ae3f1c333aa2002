package io.github.orderflowmagento.orderflow.imports;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * Where an order goes, or who pays for it. The properties travel with the prefix {@code delivery} or {@code invoice}; they are
 * named here without it. An address has no fields for town and county: they are lines.
 */
@Value.Immutable
@ValueStyle
public interface ImportAddress {

    /** The first line. */
    @Value.Redacted
    Optional<String> addressLine1();

    /** The second line. */
    @Value.Redacted
    Optional<String> addressLine2();

    /** The third line. */
    @Value.Redacted
    Optional<String> addressLine3();

    /** The fourth line. */
    @Value.Redacted
    Optional<String> addressLine4();

    /** The fifth line: usually the town, where the street takes four. */
    @Value.Redacted
    Optional<String> addressLine5();

    /** The sixth line: usually the county or region. */
    @Value.Redacted
    Optional<String> addressLine6();

    /** The country: two letters of ISO 3166-1, as the extension for Magento sends it. */
    Optional<String> countryCode();

    /** The postal code. */
    @Value.Redacted
    Optional<String> postCode();

    /** The person's name. */
    @Value.Redacted
    Optional<String> contactName();

    /** The company's name. */
    @Value.Redacted
    Optional<String> companyName();

    /** The e-mail address. */
    @Value.Redacted
    Optional<String> emailAddress();

    /** The telephone number by day. */
    @Value.Redacted
    Optional<String> dayPhoneNumber();

    /** The telephone number in the evening. */
    @Value.Redacted
    Optional<String> eveningPhoneNumber();

    /** The number of a mobile telephone. */
    @Value.Redacted
    Optional<String> mobilePhoneNumber();

    /** The fax number. */
    @Value.Redacted
    Optional<String> faxNumber();

    /** Names of properties to be sent as empty, without prefix: {@code companyName}. */
    Set<String> emptied();

    /** Properties beyond the documented ones, by name without prefix; an empty text is sent as empty. */
    @Value.Redacted
    Map<String, String> customProperties();

    /** A builder of addresses; not safe for use by several threads. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds addresses. */
    class Builder extends ImmutableImportAddress.Builder {
        Builder() {}
    }
}
