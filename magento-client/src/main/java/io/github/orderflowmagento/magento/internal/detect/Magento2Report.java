package io.github.orderflowmagento.magento.internal.detect;

import java.util.Optional;

import okhttp3.HttpUrl;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.detect.CredentialCheck;
import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.Evidence;
import io.github.orderflowmagento.magento.detect.Finding;
import io.github.orderflowmagento.magento.detect.Generation;
import io.github.orderflowmagento.magento.detect.ShopVersion;

/** Draws conclusions about a Magento 2 from what is public, and from what it returns to credentials. */
final class Magento2Report {
    private static final String CREDENTIALS = "credentials";

    private final HttpUrl given;
    private final Magento2Signs signs;

    Magento2Report(HttpUrl given, Magento2Signs signs) {
        this.given = given;
        this.signs = signs;
    }

    /** @param reason why the credentials were not sent */
    DetectedShop withoutCredentials(String reason) {
        return shop(CredentialCheck.UNTRIED, finding(CREDENTIALS, "not sent, since " + reason))
                .addFindings(unknown("no credentials were sent"))
                .build();
    }

    /**
     * Reads what needs credentials. Any valid credentials may read the list of modules: this distinguishes a missing right from rejected
     * credentials.
     */
    DetectedShop withCredentials(Magento2Resources resources) {
        Magento2Answer modules = resources.list("modules");
        Optional<MagentoException> refusal = modules.refusal();
        if (refusal.isPresent()) {
            return shop(CredentialCheck.REFUSED, refused(modules, refusal.get()))
                    .addFindings(unknown("the credentials were refused"))
                    .build();
        }
        Magento2Setup setup = new Magento2Setup(modules, resources);
        Magento2Permissions permissions = new Magento2Permissions(setup, resources);
        boolean areAccepted = modules.isList() || permissions.areAnyGranted();
        DetectedShop.Builder shop = areAccepted
                ? shop(
                        CredentialCheck.ACCEPTED,
                        finding(CREDENTIALS, "accepted", modules.shows("it lists its modules")))
                : shop(
                        CredentialCheck.UNTRIED,
                        finding(
                                CREDENTIALS,
                                "unknown, since the shop neither accepts nor rejects them",
                                modules.shows("a list")));
        setup.addTo(shop);
        permissions.addTo(shop);
        return shop.build();
    }

    private static Finding refused(Magento2Answer modules, MagentoException refusal) {
        return refusal instanceof MagentoException.NotPermitted
                ? finding(
                        CREDENTIALS,
                        "refused: the token is not valid, the integration is not active, or it is sent as a bearer token, which"
                                + " from 2.4.4 on the shop's configuration must allow"
                                + " (oauth/consumer/enable_integration_as_bearer)",
                        modules.shows("a list"))
                : finding(CREDENTIALS, "refused", modules.page().shows(Problems.of(refusal)));
    }

    private static Finding unknown(String reason) {
        return finding("modules, store codes, stock and rights", "unknown, since " + reason);
    }

    private DetectedShop.Builder shop(CredentialCheck check, Finding credentials) {
        DetectedShop.Builder shop = DetectedShop.builder();
        shop.baseUrl(signs.base().toString());
        shop.generation(Generation.MAGENTO_2);
        shop.version(Optional.ofNullable(signs.version()));
        if (signs.restAnswers()) {
            shop.restUrl(signs.base() + "rest/");
        }
        shop.credentials(check);
        return shop.addFindings(baseUrl(), generation(), credentials, version(), rest());
    }

    private Finding baseUrl() {
        boolean asGiven = signs.base().equals(given);
        return finding("base URL", signs.base() + (asGiven ? ", as given" : ", where " + given + " led"));
    }

    private Finding generation() {
        return finding(
                "generation", Generation.MAGENTO_2.toString(), signs.evidence().toArray(Evidence[]::new));
    }

    private Finding version() {
        String conclusion = Optional.ofNullable(signs.version())
                .map(Magento2Report::words)
                .orElse("unknown, since the shop does not publish it");
        return finding("version", conclusion, signs.aboutVersion().toArray(Evidence[]::new));
    }

    /** Both places that contain the version omit its patch number. */
    private static String words(ShopVersion version) {
        return version
                + (version.magentoVersion().matches("\\d+\\.\\d+")
                        ? ", without its patch number, which the shop does not publish"
                        : "");
    }

    private Finding rest() {
        String conclusion = signs.restAnswers()
                ? "answers"
                : signs.restPage().isNotFound() ? "is not there" : "unknown, since it does not answer as itself";
        return finding("REST", conclusion, signs.rest());
    }

    private static Finding finding(String subject, String conclusion, Evidence... evidence) {
        return Finding.builder()
                .subject(subject)
                .conclusion(conclusion)
                .addEvidence(evidence)
                .build();
    }
}
