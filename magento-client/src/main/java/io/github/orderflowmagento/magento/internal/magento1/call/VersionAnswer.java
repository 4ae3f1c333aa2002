package io.github.orderflowmagento.magento.internal.magento1.call;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.detect.ShopVersion;

/** Reads a shop's answer to the request for its version. */
public final class VersionAnswer {
    /** The request for the version. */
    public static final ApiCall QUESTION = new ApiCall("core_magento.info", List.of(), "");

    private VersionAnswer() {}

    /** Returns the version in the answer; empty if it contains none. */
    public static Optional<ShopVersion> read(@Nullable Object answer) {
        if (!(answer instanceof Map<?, ?> map) || !(map.get("magento_version") instanceof String magento)) {
            return Optional.empty();
        }
        ShopVersion.Builder version = ShopVersion.builder();
        version.magentoVersion(magento.strip());
        version.edition(map.get("magento_edition") instanceof String edition ? edition.strip() : "Community");
        if (map.get("openmage_version") instanceof String openMage && !openMage.isBlank()) {
            version.openMageVersion(openMage.strip());
        }
        return Optional.of(version.build());
    }
}
