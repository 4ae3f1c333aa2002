package io.github.orderflowmagento.magento.internal.magento1.soap;

import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.detect.Capabilities;
import io.github.orderflowmagento.magento.detect.Feature;
import io.github.orderflowmagento.magento.detect.ShopVersion;
import io.github.orderflowmagento.magento.internal.magento1.call.VersionAnswer;

/** How the shop's version treats a filter in SOAP v2. The version is read once, when a filter depends on it. */
final class FilterSupport {
    private static final Logger LOG = LoggerFactory.getLogger(FilterSupport.class);
    private static final ShopVersion OLDER_THAN_THE_QUESTION = ShopVersion.of("Community", "1.6.0.0");

    private final Capabilities detected;
    private final Supplier<@Nullable Object> info;
    private volatile @Nullable Capabilities capabilities;

    /**
     * @param detected what is already known of the shop
     * @param info reads the shop's edition and version
     */
    FilterSupport(Capabilities detected, Supplier<@Nullable Object> info) {
        this.detected = detected;
        this.info = info;
    }

    /** Whether a text with commas means several values. False if unknown. */
    boolean knowsChoices() {
        return capabilities().has(Feature.SOAP_V2_CHOICES);
    }

    /** Whether the WS-I form applies filters. False if unknown: it would return the whole table for each request. */
    boolean heedsLiteralFilters() {
        // the WSDL shows what is newer
        return capabilities().has(Feature.WSI_FILTERS) || capabilities().has(Feature.STOCK_MULTI_UPDATE);
    }

    private Capabilities capabilities() {
        Capabilities known = capabilities;
        if (known == null) {
            known = detected.version().isPresent() ? detected : ask();
            capabilities = known;
        }
        return known;
    }

    private Capabilities ask() {
        try {
            return VersionAnswer.read(info.get()).map(Capabilities::of).orElse(detected);
        } catch (MagentoException.Unsupported e) {
            return Capabilities.of(OLDER_THAN_THE_QUESTION);
        } catch (MagentoException.NotPermitted e) {
            LOG.info("Filters are sent as the oldest shops support them: {}", e.getMessage());
            return detected;
        }
    }
}
