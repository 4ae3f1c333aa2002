package io.github.orderflowmagento.magento.detect;

import java.util.Optional;

import org.immutables.value.Value;

/** Which Magento a shop is, as it tells itself ({@code core_magento.info}). */
@Value.Immutable
@ValueStyle
public abstract class ShopVersion {
    ShopVersion() {}

    /** The edition: {@code Community}, {@code Enterprise}. */
    public abstract String edition();

    /**
     * Magento's version as the shop tells it, say {@code 1.9.4.5}. Editions other than Community count five ahead: Enterprise
     * 1.12 is Community 1.7. OpenMage tells the Magento 1.9.4.x that it goes on from.
     */
    public abstract String magentoVersion();

    /** OpenMage's version, say {@code 20.0.20}, from 19.4.15 and 20.0.13 on and not over SOAP v2. */
    public abstract Optional<String> openMageVersion();

    /** A version without OpenMage's. */
    public static ShopVersion of(String edition, String magentoVersion) {
        return builder().edition(edition).magentoVersion(magentoVersion).build();
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    public static Builder builder() {
        return new Builder();
    }

    /** In words, say {@code Magento Community 1.9.4.5 (OpenMage 19.4.16)}. */
    @Override
    public String toString() {
        return "Magento " + edition() + " " + magentoVersion()
                + openMageVersion()
                        .map(version -> " (OpenMage " + version + ")")
                        .orElse("");
    }

    /** Builds ShopVersion values. */
    public static final class Builder extends ImmutableShopVersion.Builder {
        Builder() {}
    }
}
