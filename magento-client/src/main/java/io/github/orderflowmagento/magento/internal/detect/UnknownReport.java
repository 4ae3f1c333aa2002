package io.github.orderflowmagento.magento.internal.detect;

import okhttp3.HttpUrl;

import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.Finding;
import io.github.orderflowmagento.magento.detect.Generation;

/** What is said where no Magento was found. */
final class UnknownReport {
    private UnknownReport() {}

    /** @param first what the address given told; what others told would not help who reads it */
    static DetectedShop of(HttpUrl given, Sight first) {
        String conclusion = first.isOfNoUse()
                ? "unknown, since the shop does not answer as one now"
                : "unknown, since no web service of Magento is there, nor at addresses like it";
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
