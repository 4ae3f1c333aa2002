package io.github.orderflowmagento.magento.internal.detect;

import java.util.List;
import java.util.Optional;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.detect.Evidence;
import io.github.orderflowmagento.magento.detect.ShopVersion;

/**
 * Public signs of a Magento 2 at an address.
 *
 * @param base the shop's address, where they were found
 * @param versionPage the page that contains the version, which a shop may have removed
 * @param version the version; null for none
 * @param aboutVersion the evidence for that
 * @param restPage the answer of its REST service, or what came instead
 * @param restAnswers whether REST answered
 */
record Magento2Signs(
        HttpUrl base,
        Page versionPage,
        @Nullable ShopVersion version,
        List<Evidence> aboutVersion,
        Page restPage,
        boolean restAnswers) {
    boolean areFound() {
        return restAnswers || version != null;
    }

    /** Whether looking at other addresses of the shop is useless now. */
    boolean areOfNoUse() {
        return versionPage.isOfNoUse() && restPage.isOfNoUse();
    }

    /** Returns the evidence of what was found, or of what came instead. */
    List<Evidence> evidence() {
        return restAnswers ? List.of(rest()) : List.of(aboutVersion.get(0), rest());
    }

    Evidence rest() {
        return restAnswers ? restPage.shows("Magento 2's REST answers") : restPage.showsNo("REST");
    }

    /** Returns these signs with the REST of another address, if something else answered here. */
    Magento2Signs orRestAt(Magento2Signs other) {
        return restPage.isNotFound() && !other.restPage().isNotFound()
                ? new Magento2Signs(base, versionPage, version, aboutVersion, other.restPage(), restAnswers)
                : this;
    }

    /** Where the shop has moved to, on the same host: seen in redirects that did not lead to what was looked for. */
    Optional<HttpUrl> movedTo() {
        return versionPage.movedFrom(base).or(() -> restPage.movedFrom(base));
    }
}
