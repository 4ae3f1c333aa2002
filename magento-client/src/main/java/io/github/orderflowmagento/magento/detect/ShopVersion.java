package io.github.orderflowmagento.magento.detect;

import java.util.Optional;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.internal.ValueStyle;

/**
 * The version of a shop: as the shop itself reports it ({@code core_magento.info}, from Magento 1.7 on), or as detection infers it.
 * Immutable.
 */
@Value.Immutable
@ValueStyle
public abstract class ShopVersion {
    ShopVersion() {}

    /**
     * The name of the product, as the shop reports it: {@code Magento}, also for OpenMage, or {@code Mage-OS}, a Magento 2 with its own
     * version numbers. Default: {@code Magento}.
     */
    @Value.Default
    public String product() {
        return "Magento";
    }

    /** The edition, for example {@code Community} or {@code Enterprise}. */
    public abstract String edition();

    /**
     * Magento's version as the shop reports it, for example {@code 1.9.4.5}. Editions other than Community are five minor
     * versions ahead: Enterprise 1.12 corresponds to Community 1.7. OpenMage reports the Magento 1.9.4.x that it is based on; Mage-OS
     * its own version, for example {@code 1.3}, or the Magento 2.4.x that it is based on.
     */
    public abstract String magentoVersion();

    /**
     * OpenMage's version, for example {@code 20.0.20}; empty for Magento, for OpenMage before 19.4.15 and 20.0.13, and over
     * SOAP v2.
     */
    public abstract Optional<String> openMageVersion();

    /** Returns a version of Magento, without an OpenMage version. */
    public static ShopVersion of(String edition, String magentoVersion) {
        return builder().edition(edition).magentoVersion(magentoVersion).build();
    }

    /** Returns a new builder. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the version for people, for example {@code Magento Community 1.9.4.5 (OpenMage 19.4.16)}. */
    @Override
    public String toString() {
        return product() + " " + edition() + " " + magentoVersion()
                + openMageVersion()
                        .map(version -> " (OpenMage " + version + ")")
                        .orElse("");
    }

    /**
     * Builds {@link ShopVersion} values. Required: {@code edition}, {@code magentoVersion}. {@code build()} throws
     * {@link IllegalStateException} if one is missing. Not thread-safe.
     */
    public static final class Builder extends ImmutableShopVersion.Builder {
        Builder() {}
    }
}
