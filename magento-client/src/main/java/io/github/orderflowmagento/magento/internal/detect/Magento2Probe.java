package io.github.orderflowmagento.magento.internal.detect;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.detect.Evidence;
import io.github.orderflowmagento.magento.detect.ShopVersion;

/** Looks for Magento 2 at an address: its version page, which a shop may have taken away, and its REST service. */
final class Magento2Probe {
    private static final Pattern VERSION = Pattern.compile("Magento/(2[\\w.-]{0,20}) \\(([\\w .-]{1,40})\\)\\s*");

    private final SafeGet http;

    Magento2Probe(SafeGet http) {
        this.http = http;
    }

    /**
     * A Magento 2.
     *
     * @param version what it tells of its version; null for nothing
     */
    record Found(HttpUrl base, @Nullable ShopVersion version, List<Evidence> evidence) {}

    Optional<Found> at(HttpUrl base) {
        Page told = http.get(resolved(base, "magento_version"), "text/plain, */*");
        Matcher version = VERSION.matcher(told.text());
        if (version.matches()) {
            ShopVersion known = ShopVersion.of(version.group(2), version.group(1));
            return Optional.of(new Found(base, known, List.of(told.shows("it says " + known))));
        }
        Page rest = http.get(resolved(base, "rest/V1/store/storeConfigs"), "application/json");
        JsonNode json = rest.json();
        if (json.at("/parameters/resources").isTextual()
                || json.at("/0/base_currency_code").isTextual()) {
            Evidence evidence = rest.shows("Magento 2's REST answers");
            return Optional.of(new Found(base, null, List.of(told.showsNo("version"), evidence)));
        }
        return Optional.empty();
    }

    private static HttpUrl resolved(HttpUrl base, String path) {
        return Objects.requireNonNull(base.resolve(path));
    }
}
