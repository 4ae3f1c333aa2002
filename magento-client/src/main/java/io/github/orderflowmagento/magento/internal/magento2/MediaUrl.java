package io.github.orderflowmagento.magento.internal.magento2;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/** Where a shop keeps its images, which each store view tells once: products name files. Safe for use by several threads. */
final class MediaUrl {
    private static final String OPERATION = "store/storeConfigs";

    private final Magento2Service service;
    private final Map<String, String> known = new ConcurrentHashMap<>();

    MediaUrl(Magento2Service service) {
        this.service = service;
    }

    /**
     * The address, ending in a slash.
     *
     * @param storeView whose address it is; for {@link Magento2Service#ALL_STORE_VIEWS} that of the first
     */
    String of(String storeView) {
        return known.computeIfAbsent(storeView, this::told);
    }

    private String told(String storeView) {
        List<Map<String, @Nullable Object>> views = service.entities(RestApi::storeConfigs, OPERATION);
        return views.stream()
                .filter(view -> storeView.equals(Magento2Service.ALL_STORE_VIEWS) || storeView.equals(view.get("code")))
                .filter(view -> view.get("secure_base_media_url") instanceof String)
                .min(Comparator.comparing(view -> view.get("id") instanceof Long id ? id : Long.MAX_VALUE))
                .map(view -> String.valueOf(view.get("secure_base_media_url")).replaceFirst("/*$", "/"))
                .orElseThrow(() ->
                        Magento2Service.notUnderstood(OPERATION, "the shop does not say where it keeps its images"));
    }
}
