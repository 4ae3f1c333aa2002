package io.github.orderflowmagento.magento.internal.detect;

import java.util.List;
import java.util.Optional;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.detect.Evidence;
import io.github.orderflowmagento.magento.detect.ShopVersion;

/**
 * What an address shows anybody of a Magento 2.
 *
 * @param base the shop's address, where it shows
 * @param versionPage the page that tells the version, which a shop may have taken away
 * @param version what was told of the version; null for nothing
 * @param aboutVersion what that rests on
 * @param restPage the answer of its REST service, or what came instead
 * @param restAnswers whether it is that
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

    /** Whether it is of no use to look at other addresses of the shop now. */
    boolean areOfNoUse() {
        return versionPage.isOfNoUse() && restPage.isOfNoUse();
    }

    /** Of what was found, or of what came instead. */
    List<Evidence> evidence() {
        return restAnswers ? List.of(rest()) : List.of(aboutVersion.get(0), rest());
    }

    Evidence rest() {
        return restAnswers ? restPage.shows("Magento 2's REST answers") : restPage.showsNo("REST");
    }

    /** The same, if its REST may be at another address, where something else came. */
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
