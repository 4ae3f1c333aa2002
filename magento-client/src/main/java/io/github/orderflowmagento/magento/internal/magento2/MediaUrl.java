package io.github.orderflowmagento.magento.internal.magento2;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The base address of a shop's images, read once for each store view: products contain file names. Thread-safe. */
final class MediaUrl {
    private static final String OPERATION = "store/storeConfigs";

    private final Magento2Service service;
    private final Map<String, HttpUrl> known = new ConcurrentHashMap<>();

    MediaUrl(Magento2Service service) {
        this.service = service;
    }

    /**
     * Returns the address of an image.
     *
     * @param file its path in the shop, or the address itself if it is stored elsewhere
     * @param storeView whose address it is; for {@link Magento2Service#ALL_STORE_VIEWS} that of the first
     */
    String of(String file, String storeView) {
        HttpUrl elsewhere = HttpUrl.parse(file);
        if (elsewhere != null) {
            return elsewhere.toString();
        }
        return known.computeIfAbsent(storeView, this::read)
                .newBuilder()
                .addPathSegments("catalog/product/" + file.replaceFirst("^/+", ""))
                .build()
                .toString();
    }

    private HttpUrl read(String storeView) {
        List<Map<String, @Nullable Object>> views = service.entities(RestApi::storeConfigs, OPERATION);
        return views.stream()
                .filter(view -> storeView.equals(Magento2Service.ALL_STORE_VIEWS) || storeView.equals(view.get("code")))
                .filter(view -> view.get("secure_base_media_url") instanceof String)
                .min(Comparator.comparing(view -> view.get("id") instanceof Long id ? id : Long.MAX_VALUE))
                .map(view -> HttpUrl.parse(
                        String.valueOf(view.get("secure_base_media_url")).replaceFirst("/+$", "")))
                .orElseThrow(() -> Magento2Service.notUnderstood(
                        OPERATION, "the shop does not send the base address of its images"));
    }
}
