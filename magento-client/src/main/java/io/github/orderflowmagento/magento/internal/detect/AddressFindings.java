package io.github.orderflowmagento.magento.internal.detect;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.detect.Evidence;

/**
 * The findings at an address.
 *
 * @param magento1 what was found of a Magento 1; null if it was not looked for
 * @param magento2 what was found of a Magento 2; null if it was not looked for
 */
record AddressFindings(
        @Nullable Magento1Services magento1, @Nullable Magento2Signs magento2) {
    boolean isMagento1() {
        return magento1 != null && magento1.areFound();
    }

    boolean isMagento2() {
        return magento2 != null && magento2.areFound();
    }

    /** Whether looking at other addresses of the shop is useless now. */
    boolean isOfNoUse() {
        return (magento1 == null || magento1.areOfNoUse()) && (magento2 == null || magento2.areOfNoUse());
    }

    /** Where the shop has moved to, on the same host. */
    Optional<HttpUrl> movedTo() {
        return Optional.ofNullable(magento1)
                .flatMap(Magento1Services::movedTo)
                .or(() -> Optional.ofNullable(magento2).flatMap(Magento2Signs::movedTo));
    }

    /** Returns the evidence of what was looked for. */
    List<Evidence> evidence() {
        List<Evidence> evidence = new ArrayList<>();
        if (magento2 != null) {
            evidence.addAll(magento2.evidence());
        }
        if (magento1 != null) {
            magento1.all().forEach(probe -> evidence.add(probe.evidence()));
        }
        return evidence;
    }
}
