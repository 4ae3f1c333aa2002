package io.github.orderflowmagento.magento.internal.detect;

import java.util.Optional;

import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.Finding;
import io.github.orderflowmagento.magento.detect.Generation;
import io.github.orderflowmagento.magento.detect.ShopVersion;

/** What is said of a shop that is a Magento 2. */
final class Magento2Report {
    private Magento2Report() {}

    static DetectedShop of(Magento2Probe.Found found) {
        Optional<ShopVersion> version = Optional.ofNullable(found.version());
        return DetectedShop.builder()
                .baseUrl(found.base().toString())
                .generation(Generation.MAGENTO_2)
                .version(version)
                .addFindings(finding("generation", Generation.MAGENTO_2.toString())
                        .evidence(found.evidence())
                        .build())
                .addFindings(finding(
                                "version",
                                version.map(ShopVersion::toString)
                                        .orElse("unknown, since the shop hides its version page"))
                        .evidence(found.evidence())
                        .build())
                .addFindings(finding("best web service", "none, since this library has no road to Magento 2 yet")
                        .build())
                .build();
    }

    private static Finding.Builder finding(String subject, String conclusion) {
        return Finding.builder().subject(subject).conclusion(conclusion);
    }
}
