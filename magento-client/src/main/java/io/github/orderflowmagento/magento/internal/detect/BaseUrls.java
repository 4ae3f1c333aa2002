package io.github.orderflowmagento.magento.internal.detect;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import okhttp3.HttpUrl;

/**
 * The addresses at which a shop's web services may be, given one: that address, with and without {@code index.php/}, and its parents, since
 * it may end in a store view's code, where no service is.
 */
final class BaseUrls {
    private static final String FRONT_SCRIPT = "index.php";
    private static final int MOST_STEPS_UP = 2;

    private BaseUrls() {}

    static List<HttpUrl> of(HttpUrl given) {
        Set<HttpUrl> candidates = new LinkedHashSet<>();
        HttpUrl at = given;
        for (int steps = 0; steps <= MOST_STEPS_UP; steps++) {
            candidates.add(at);
            if (!at.pathSegments().contains(FRONT_SCRIPT)) {
                candidates.add(resolved(at, FRONT_SCRIPT + "/"));
            }
            at = resolved(at, "../");
        }
        return new ArrayList<>(candidates);
    }

    private static HttpUrl resolved(HttpUrl base, String path) {
        return Objects.requireNonNull(base.resolve(path));
    }
}
