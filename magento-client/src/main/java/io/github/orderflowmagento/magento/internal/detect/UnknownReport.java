package io.github.orderflowmagento.magento.internal.detect;

import okhttp3.HttpUrl;

import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.Finding;
import io.github.orderflowmagento.magento.detect.Generation;

/** The report where no Magento was found. */
final class UnknownReport {
    private UnknownReport() {}

    /** @param first the result for the given address; those of other addresses would not help the reader */
    static DetectedShop of(HttpUrl given, AddressFindings first) {
        String conclusion = first.isOfNoUse()
                ? "unknown, since the shop cannot be reached or is unavailable"
                : "unknown, since there is no web service of Magento at this address or similar ones";
        Finding generation = Finding.builder()
                .subject("generation")
                .conclusion(conclusion)
                .evidence(first.evidence())
                .build();
        return DetectedShop.builder()
                .baseUrl(given.toString())
                .generation(Generation.UNKNOWN)
                .addFindings(generation)
                .build();
    }
}
