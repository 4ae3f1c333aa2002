package io.github.orderflowmagento.magento.internal.detect;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.MagentoException;
import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.detect.CredentialCheck;
import io.github.orderflowmagento.magento.detect.Evidence;
import io.github.orderflowmagento.magento.detect.ShopVersion;
import io.github.orderflowmagento.magento.internal.magento1.call.ApiCall;
import io.github.orderflowmagento.magento.internal.magento1.call.Transport;
import io.github.orderflowmagento.magento.internal.magento1.call.VersionAnswer;

/**
 * Logs in over each web service and reads the version: a service that exists need not work, since a SOAP server of PHP must be able to read
 * its own description over HTTP. Credentials that one service rejects are not tried at the next.
 */
final class LoginCheck {
    private static final String LOGIN = "login";
    private static final ApiCall STORES = new ApiCall("core_store.list", List.of(), "");

    private final Magento1Access access;
    private final HttpUrl base;
    private final String soapNamespace;
    private final Map<WebService, Evidence> answers = new EnumMap<>(WebService.class);
    private final Map<WebService, Evidence> failures = new EnumMap<>(WebService.class);
    private final List<Evidence> aboutVersion = new ArrayList<>();
    private CredentialCheck credentials = CredentialCheck.UNTRIED;
    private @Nullable ShopVersion version;
    private String versionConclusion = "unknown, since no login was made";

    LoginCheck(Magento1Access access, HttpUrl base, String soapNamespace) {
        this.access = access;
        this.base = base;
        this.soapNamespace = soapNamespace;
    }

    Login over(Set<WebService> services) {
        for (WebService service : services) {
            if (credentials != CredentialCheck.REFUSED) {
                over(service);
            }
        }
        return new Login(
                credentials,
                conclusion(),
                answers,
                failures,
                Optional.ofNullable(version),
                versionConclusion,
                aboutVersion);
    }

    private String conclusion() {
        return switch (credentials) {
            case ACCEPTED -> "accepted";
            case REFUSED -> "refused: check user, key, that the user is active and that it has a role";
            case UNTRIED -> "unknown, since no web service could be reached";
        };
    }

    private void over(WebService service) {
        try (Transport transport = access.to(base, service, soapNamespace)) {
            try {
                Object answer = transport.call(VersionAnswer.QUESTION);
                accepted(service, "it accepted the credentials and reports its version");
                reported(service, VersionAnswer.read(answer));
            } catch (MagentoException e) {
                failed(service, transport, e);
            }
        }
    }

    private void failed(WebService service, Transport transport, MagentoException failure) {
        boolean byTheShop = failure.faultCode().isPresent();
        if (failure instanceof MagentoException.RefusedCredentials && byTheShop) {
            credentials = CredentialCheck.REFUSED;
            answers.put(service, evidence(service, LOGIN, Problems.of(failure)));
        } else if (failure.operation().equals(LOGIN)) {
            failures.put(service, evidence(service, LOGIN, Problems.of(failure)));
        } else {
            accepted(service, "it accepted the credentials");
            if (version == null) {
                inferVersion(service, transport, failure);
            }
        }
    }

    private void accepted(WebService service, String observation) {
        credentials = CredentialCheck.ACCEPTED;
        answers.put(service, evidence(service, LOGIN, observation));
    }

    private void reported(WebService service, Optional<ShopVersion> reported) {
        if (version == null) {
            version = reported.orElse(null);
            versionConclusion = reported.map(ShopVersion::toString).orElse("unknown, since the answer contains none");
            aboutVersion.add(evidence(service, VersionAnswer.QUESTION.description(), versionConclusion));
        }
    }

    /** The version call exists since 1.7.0, store views since 1.6.1: a shop that lacks them is older. */
    private void inferVersion(WebService service, Transport transport, MagentoException noVersion) {
        aboutVersion.add(evidence(service, noVersion.operation(), Problems.of(noVersion)));
        if (!(noVersion instanceof MagentoException.Unsupported)) {
            versionConclusion = noVersion instanceof MagentoException.NotPermitted
                            && noVersion.faultCode().isPresent()
                    ? "unknown, since the user's role lacks the right to read it; 1.7.0.0 or later"
                    : "unknown, since the request for it failed";
            return;
        }
        try {
            transport.call(STORES);
            aboutVersion.add(evidence(service, STORES.description(), "an answer"));
            olderThanTheQuestion("1.6.1.0", "1.6.1 or 1.6.2, or Enterprise's sibling of these");
        } catch (MagentoException.Unsupported e) {
            aboutVersion.add(evidence(service, STORES.description(), Problems.of(e)));
            olderThanTheQuestion("1.6.0.0", "1.6.0, or Enterprise's sibling of it");
        } catch (MagentoException.NotPermitted e) {
            // it exists, or nobody could lack the right to it
            aboutVersion.add(evidence(service, STORES.description(), Problems.of(e)));
            olderThanTheQuestion("1.6.1.0", "1.6.1 or 1.6.2, or Enterprise's sibling of these");
        } catch (MagentoException e) {
            aboutVersion.add(evidence(service, STORES.description(), Problems.of(e)));
            versionConclusion = "unknown, but before 1.7.0.0, or Enterprise's sibling of these";
        }
    }

    private void olderThanTheQuestion(String lowest, String inWords) {
        version = ShopVersion.of("Community", lowest);
        versionConclusion = inWords + "; inferred from what it does not know";
    }

    private Evidence evidence(WebService service, String call, String observation) {
        return Evidence.builder()
                .request("POST " + base + " over " + service + ", " + call)
                .observation(observation)
                .build();
    }
}
