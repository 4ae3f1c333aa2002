package io.github.orderflowmagento.cli.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.orderflowmagento.cli.ExitCode;
import io.github.orderflowmagento.cli.config.ConfigurationException;
import io.github.orderflowmagento.cli.config.Key;
import io.github.orderflowmagento.magento.client.Magento1Builder;
import io.github.orderflowmagento.magento.client.Magento2Builder;
import io.github.orderflowmagento.magento.client.ShopBuilder;
import io.github.orderflowmagento.magento.detect.CredentialCheck;
import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.Evidence;
import io.github.orderflowmagento.magento.detect.Finding;
import io.github.orderflowmagento.magento.detect.Generation;
import io.github.orderflowmagento.magento.detect.Permission;
import io.github.orderflowmagento.magento.detect.Presence;
import io.github.orderflowmagento.magento.detect.Purpose;

/** Checks the shop. */
final class ShopDoctor implements DoctorCheck {
    private final Session session;
    private final ExchangeWatch watch = new ExchangeWatch("shop");

    ShopDoctor(Session session) {
        this.session = session;
    }

    @Override
    public List<Diagnosis> run() {
        DetectedShop shop;
        try {
            shop = detect(session.shopBuilder().configureHttp(watch::watch));
        } catch (ConfigurationException e) {
            return List.of(Diagnosis.wrong(
                    "shop", String.valueOf(e.getMessage()), "orderflow-magento config check", ExitCode.USAGE));
        }
        List<Diagnosis> found = new ArrayList<>();
        if (shop.generation() == Generation.UNKNOWN) {
            found.add(Diagnosis.wrong(
                    "shop",
                    shop.findings().stream().map(ShopDoctor::withEvidence).collect(Collectors.joining("; ")),
                    "check magento.url and the network",
                    ExitCode.NOT_REACHED));
            found.addAll(watch.diagnoses(shop.baseUrl()));
            return found;
        }
        found.add(address(shop));
        found.addAll(watch.diagnoses(shop.baseUrl()));
        found.add(credentials(shop));
        shop.findings().stream()
                .filter(finding -> List.of(
                                "version", "modules", "OrderFlow extension", "stock", "sources", "store codes")
                        .contains(finding.subject()))
                .map(finding -> finding.conclusion().startsWith("unknown")
                        ? Diagnosis.notKnown("shop " + finding.subject(), finding.conclusion())
                        : Diagnosis.ok("shop " + finding.subject(), finding.conclusion()))
                .forEach(found::add);
        shop.bestWebService().ifPresent(service -> found.add(Diagnosis.ok("shop service", service.toString())));
        found.addAll(rights(shop));
        return found;
    }

    private static String withEvidence(Finding finding) {
        String evidence = finding.evidence().stream()
                .map(Evidence::observation)
                .distinct()
                .collect(Collectors.joining(", "));
        return finding.subject() + ": " + finding.conclusion() + (evidence.isEmpty() ? "" : " (" + evidence + ")");
    }

    /** Detection also tries addresses near the configured one; the other commands do not. */
    private Diagnosis address(DetectedShop shop) {
        String configured = session.profile().require(Key.MAGENTO_URL);
        return isSame(configured, shop.baseUrl())
                ? Diagnosis.ok("shop address", shop.baseUrl())
                : Diagnosis.wrong(
                        "shop address",
                        "the web services answer at " + shop.baseUrl() + ", not at " + configured,
                        "set magento.url to " + shop.baseUrl(),
                        ExitCode.NOT_REACHED);
    }

    private static boolean isSame(String one, String other) {
        return one.strip().replaceFirst("/+$", "").equals(other.replaceFirst("/+$", ""));
    }

    private static DetectedShop detect(ShopBuilder<?> builder) {
        return Session.configured(() ->
                builder instanceof Magento1Builder magento1 ? magento1.detect() : ((Magento2Builder) builder).detect());
    }

    private static Diagnosis credentials(DetectedShop shop) {
        String evidence = shop.findings().stream()
                .filter(finding -> finding.subject().equals("credentials"))
                .map(Finding::conclusion)
                .collect(Collectors.joining("; "));
        return shop.credentials() == CredentialCheck.ACCEPTED
                ? Diagnosis.ok("shop credentials", "accepted")
                : shop.credentials() == CredentialCheck.REFUSED
                        ? Diagnosis.wrong(
                                "shop credentials",
                                evidence.isEmpty() ? "refused" : evidence,
                                "check user and key, that the user is active and has a role (Magento 2: that the"
                                        + " integration is activated)",
                                ExitCode.ACCESS_DENIED)
                        : Diagnosis.notKnown("shop credentials", evidence.isEmpty() ? "not tried" : evidence);
    }

    private static List<Diagnosis> rights(DetectedShop shop) {
        Map<Purpose, List<Permission>> byPurpose =
                shop.permissions().stream().collect(Collectors.groupingBy(Permission::purpose));
        return Arrays.stream(Purpose.values())
                .map(purpose -> shop.credentials() == CredentialCheck.REFUSED
                        ? Diagnosis.notKnown("rights for " + purpose, "not checked, since the credentials were refused")
                        : rights(purpose, byPurpose.getOrDefault(purpose, List.of())))
                .toList();
    }

    private static Diagnosis rights(Purpose purpose, List<Permission> permissions) {
        String subject = "rights for " + purpose;
        if (permissions.isEmpty()) {
            return Diagnosis.notKnown(subject, "the shop does not list them; a run reports a missing right");
        }
        String missing = names(permissions, Presence.ABSENT);
        String unknown = names(permissions, Presence.UNKNOWN);
        if (!missing.isEmpty()) {
            return Diagnosis.wrong(subject, "missing: " + missing, "grant them to the user", ExitCode.ACCESS_DENIED);
        }
        return Diagnosis.ok(
                subject,
                permissions.stream()
                                .filter(one -> one.granted() == Presence.PRESENT)
                                .count() + " granted"
                        + (unknown.isEmpty() ? "" : "; only a write would show: " + unknown));
    }

    private static String names(List<Permission> permissions, Presence presence) {
        return permissions.stream()
                .filter(one -> one.granted() == presence)
                .map(one -> one.action() + " (" + one.resource() + ")")
                .collect(Collectors.joining(", "));
    }
}
