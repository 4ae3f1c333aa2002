package io.github.orderflowmagento.magento.internal.detect;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.detect.CredentialCheck;
import io.github.orderflowmagento.magento.detect.Evidence;
import io.github.orderflowmagento.magento.detect.ShopVersion;

/**
 * The result of logging in.
 *
 * @param conclusion the result for the credentials, in words
 * @param answers by web service, evidence that it answers, even if it rejects the credentials
 * @param failures by web service, evidence that it does not work
 * @param versionConclusion what is known of the version, in words
 * @param aboutVersion the evidence for that
 */
record Login(
        CredentialCheck credentials,
        String conclusion,
        Map<WebService, Evidence> answers,
        Map<WebService, Evidence> failures,
        Optional<ShopVersion> version,
        String versionConclusion,
        List<Evidence> aboutVersion) {
    static Login notMade(String reason) {
        return new Login(
                CredentialCheck.UNTRIED,
                "not sent, since " + reason,
                Map.of(),
                Map.of(),
                Optional.empty(),
                "unknown, since it is reported only after a login",
                List.of());
    }
}
