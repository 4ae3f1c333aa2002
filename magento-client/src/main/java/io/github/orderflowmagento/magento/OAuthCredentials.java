package io.github.orderflowmagento.magento;

import org.immutables.value.Value;

/**
 * What a client of Magento 1's REST API proves itself with: OAuth 1.0a. The administrator makes the
 * consumer under System &gt; Web Services &gt; REST - OAuth Consumers and authorises it as an admin user whose REST role allows
 * what is to be done and whose REST attributes allow all fields. The token does not expire. No text form shows any of it.
 */
@Value.Immutable
@ValueStyle
public interface OAuthCredentials {
    /** The key of the consumer. */
    @Value.Redacted
    String consumerKey();

    /** The secret of the consumer. */
    @Value.Redacted
    String consumerSecret();

    /** The access token of an admin user. */
    @Value.Redacted
    String token();

    /** The secret of the access token. */
    @Value.Redacted
    String tokenSecret();

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds OAuthCredentials. */
    final class Builder extends ImmutableOAuthCredentials.Builder {}
}
