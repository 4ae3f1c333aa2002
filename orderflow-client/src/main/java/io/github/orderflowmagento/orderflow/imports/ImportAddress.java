package io.github.orderflowmagento.orderflow.imports;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

import io.github.orderflowmagento.orderflow.internal.ValueStyle;

/**
 * The delivery or invoice address of an order. OrderFlow names the properties with the prefix {@code delivery} or {@code invoice}; they are
 * named here without it. Town and county have no separate properties: they are address lines. A property that is not set is not sent.
 * {@code toString} shows the country code and {@link #emptied()} only.
 *
 * <p>Immutable.
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

    /** The fifth line; usually the town, if the street takes four lines. */
    @Value.Redacted
    Optional<String> addressLine5();

    /** The sixth line; usually the county or region. */
    @Value.Redacted
    Optional<String> addressLine6();

    /** The country code: two letters of ISO 3166-1, as the OrderFlow extension sends it. */
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

    /** The daytime telephone number. */
    @Value.Redacted
    Optional<String> dayPhoneNumber();

    /** The evening telephone number. */
    @Value.Redacted
    Optional<String> eveningPhoneNumber();

    /** The mobile telephone number. */
    @Value.Redacted
    Optional<String> mobilePhoneNumber();

    /** The fax number. */
    @Value.Redacted
    Optional<String> faxNumber();

    /** Names of properties to send as empty, without prefix: {@code companyName}. They must not have a value. */
    Set<String> emptied();

    /**
     * Properties that OrderFlow does not document, by name without prefix; {@code ""} is sent as empty. The name of a documented
     * property is rejected when the order is built.
     */
    @Value.Redacted
    Map<String, String> customProperties();

    /** Returns a builder of addresses. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds addresses; every property is optional. Not thread-safe. */
    class Builder extends ImmutableImportAddress.Builder {
        Builder() {}
    }
}
