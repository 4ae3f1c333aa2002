package io.github.orderflowmagento.magento;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/**
 * Credentials of a shop's REST API: OAuth 1.0a. The token does not expire.
 *
 * <ul>
 * <li>Magento 1: the administrator creates the consumer under System &gt; Web Services &gt; REST - OAuth Consumers, and authorises it as an
 * admin user whose REST role allows the resources to read and write, and whose REST attributes allow all fields.
 * <li>Magento 2: the four values of an integration, which the administrator creates under System &gt; Integrations, grants its resources,
 * and activates. Activating an integration again changes its token.
 * </ul>
 *
 * <p>Immutable. {@code toString} hides all values.
 */
@Value.Immutable
@ValueStyle
public interface OAuthCredentials {
    /** The consumer's key. */
    @Value.Redacted
    String consumerKey();

    /** The consumer's secret. */
    @Value.Redacted
    String consumerSecret();

    /** The access token that the administrator has granted to the consumer. */
    @Value.Redacted
    String token();

    /** The access token's secret. */
    @Value.Redacted
    String tokenSecret();

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link OAuthCredentials} values. Required: {@code consumerKey}, {@code consumerSecret}, {@code token},
     * {@code tokenSecret}. {@code build()} throws {@link IllegalStateException} if one is missing. Not thread-safe.
     */
    final class Builder extends ImmutableOAuthCredentials.Builder {}
}
