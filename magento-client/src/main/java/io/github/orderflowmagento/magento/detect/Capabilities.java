package io.github.orderflowmagento.magento.detect;

import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.internal.ValueStyle;

/**
 * The capabilities of a Magento 1 shop, as far as its version and its answers show them. The web services and features are Magento 1's;
 * nothing is known of a shop of another generation. If nothing is known of a shop, {@link #has} and {@link #lacks} are both false for every
 * feature. Immutable.
 */
@Value.Immutable
@ValueStyle
public interface Capabilities {
    /** The shop's version; empty if it is not known. */
    Optional<ShopVersion> version();

    /** The web services that are known to answer; empty if it is not known which do. */
    Set<WebService> webServices();

    /** Features that the shop's answers have shown, regardless of its version. */
    Set<Feature> seen();

    /** Whether the shop is known to have the feature. */
    default boolean has(Feature feature) {
        return presence(feature) == Presence.PRESENT;
    }

    /** Whether the shop is known not to have the feature. */
    default boolean lacks(Feature feature) {
        return presence(feature) == Presence.ABSENT;
    }

    /** Whether the shop has the feature: {@link Presence#PRESENT} if it was {@link #seen}, else as the version determines. */
    default Presence presence(Feature feature) {
        return seen().contains(feature)
                ? Presence.PRESENT
                : version().map(feature::in).orElse(Presence.UNKNOWN);
    }

    /**
     * Whether many stock updates can share one call of SOAP v2: the shop is known to support that, and SOAP v2 or its WS-I form is known to
     * answer.
     */
    default boolean stockMultiUpdate() {
        return has(Feature.STOCK_MULTI_UPDATE)
                && (webServices().contains(WebService.SOAP_V2) || webServices().contains(WebService.SOAP_V2_WSI));
    }

    /** Returns what a version can do. {@link #webServices} is empty, since the version does not determine which of them answer. */
    static Capabilities of(ShopVersion version) {
        return builder().version(version).build();
    }

    /** Returns the capabilities of a shop of which nothing is known. */
    static Capabilities unknown() {
        return builder().build();
    }

    /** Returns a new builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds {@link Capabilities} values. Nothing is required. Not thread-safe. */
    final class Builder extends ImmutableCapabilities.Builder {}
}
