package io.github.orderflowmagento.magento.detect;

import java.util.Optional;
import java.util.Set;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.WebService;

/**
 * What a Magento 1 shop can do, as far as it is known: from its version, and from what was seen of it. Its web services and features are
 * Magento 1's; of a shop of another generation nothing is known. A shop of which nothing is known {@linkplain
 * #has has} nothing for sure and {@linkplain #lacks lacks} nothing for sure.
 */
@Value.Immutable
@ValueStyle
public interface Capabilities {
    /** The shop's version, if it is known. */
    Optional<ShopVersion> version();

    /** The web services that are known to answer. */
    Set<WebService> webServices();

    /** What was seen in the shop itself, whatever its version. */
    Set<Feature> seen();

    /** Whether the shop is known to have it. */
    default boolean has(Feature feature) {
        return presence(feature) == Presence.PRESENT;
    }

    /** Whether the shop is known not to have it. */
    default boolean lacks(Feature feature) {
        return presence(feature) == Presence.ABSENT;
    }

    /** Whether the shop has it. */
    default Presence presence(Feature feature) {
        return seen().contains(feature)
                ? Presence.PRESENT
                : version().map(feature::in).orElse(Presence.UNKNOWN);
    }

    /** Whether many stock updates can go in one call of SOAP v2: known to be there, and one of the two web services that have it answers. */
    default boolean stockMultiUpdate() {
        return has(Feature.STOCK_MULTI_UPDATE)
                && (webServices().contains(WebService.SOAP_V2) || webServices().contains(WebService.SOAP_V2_WSI));
    }

    /** What a version can do. Which web services answer is not known from it. */
    static Capabilities of(ShopVersion version) {
        return builder().version(version).build();
    }

    /** Of a shop of which nothing is known. */
    static Capabilities unknown() {
        return builder().build();
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    static Builder builder() {
        return new Builder();
    }

    /** Builds Capabilities values. */
    final class Builder extends ImmutableCapabilities.Builder {}
}
