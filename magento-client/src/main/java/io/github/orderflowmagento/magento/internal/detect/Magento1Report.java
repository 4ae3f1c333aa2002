package io.github.orderflowmagento.magento.internal.detect;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import okhttp3.HttpUrl;

import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.detect.Capabilities;
import io.github.orderflowmagento.magento.detect.DetectedShop;
import io.github.orderflowmagento.magento.detect.Evidence;
import io.github.orderflowmagento.magento.detect.Feature;
import io.github.orderflowmagento.magento.detect.Finding;
import io.github.orderflowmagento.magento.detect.Generation;
import io.github.orderflowmagento.magento.detect.Presence;
import io.github.orderflowmagento.magento.internal.magento1.soap.Wsdl;

/** Draws conclusions about a Magento 1 from its answers. */
final class Magento1Report {
    private static final String UNREAD = "unknown, since the WSDL of SOAP v2 could not be read";

    /** Features that an operation in the description of SOAP v2 proves. */
    private static final Map<String, Feature> PROVEN_BY = Map.of(
            "storeList", Feature.STORE_VIEWS,
            "catalogProductListOfAdditionalAttributes", Feature.ADDITIONAL_ATTRIBUTES,
            "magentoInfo", Feature.VERSION_REPORTED,
            "salesOrderShipmentSendInfo", Feature.SHIPMENT_EMAIL,
            "catalogInventoryStockItemMultiUpdate", Feature.STOCK_MULTI_UPDATE);

    private final HttpUrl given;
    private final Magento1Services services;
    private final Probe rest;
    private final Login login;

    Magento1Report(HttpUrl given, Magento1Services services, Probe rest, Login login) {
        this.given = given;
        this.services = services;
        this.rest = rest;
        this.login = login;
    }

    DetectedShop shop() {
        Set<WebService> answering = answering();
        DetectedShop.Builder shop = DetectedShop.builder();
        shop.baseUrl(services.base().toString());
        shop.generation(Generation.MAGENTO_1);
        shop.version(login.version());
        shop.webServices(answering);
        shop.soapNamespace(services.wsdl().map(Wsdl::namespace));
        shop.restUrl(Optional.ofNullable(rest.base()).map(HttpUrl::toString));
        shop.orderFlowExtension(extension());
        shop.credentials(login.credentials());
        shop.seen(seen());
        DetectedShop soFar = shop.build();
        Optional<WebService> best = best(answering, soFar.capabilities());
        shop.bestWebService(best);
        return shop.addFindings(baseUrl(), generation())
                .addFindings(conclusion("credentials", login.conclusion()).build())
                .addFindings(conclusion("version", login.versionConclusion())
                        .evidence(login.aboutVersion())
                        .build())
                .addFindings(service("XML-RPC", services.xmlRpc(), WebService.XML_RPC))
                .addFindings(service("SOAP v1", services.soapV1(), WebService.SOAP_V1))
                .addFindings(soapV2(), wsi(), restFinding(), extensionFinding())
                .addFindings(bestFinding(best, soFar.capabilities()))
                .build();
    }

    /**
     * Returns the services that logins did not prove broken. After rejected credentials the others were not tried, and count if they exist.
     */
    private Set<WebService> answering() {
        Set<WebService> answering = EnumSet.noneOf(WebService.class);
        answering.addAll(services.present().keySet());
        answering.removeAll(login.failures().keySet());
        return answering;
    }

    private Presence extension() {
        return services.wsdl()
                .map(wsdl -> wsdl.operations().stream().anyMatch(name -> name.startsWith("orderflow"))
                        ? Presence.PRESENT
                        : Presence.ABSENT)
                .orElse(Presence.UNKNOWN);
    }

    private Set<Feature> seen() {
        Set<Feature> seen = EnumSet.noneOf(Feature.class);
        services.wsdl().ifPresent(wsdl -> {
            PROVEN_BY.forEach((operation, feature) -> {
                if (wsdl.operations().contains(operation)) {
                    seen.add(feature);
                }
            });
            if (wsdl.namespace().equals("urn:OpenMage")) {
                seen.add(Feature.OPENMAGE_NAMESPACE);
            }
        });
        if (rest.isPresent()) {
            seen.add(Feature.REST);
        }
        return seen;
    }

    /** Returns the first usable one; the order of the constants is that of preference. REST can do less than any other. */
    private Optional<WebService> best(Set<WebService> answering, Capabilities capabilities) {
        return answering.stream()
                .filter(service -> !capabilities.lacks(Feature.SOUND_ANSWERS))
                .filter(service -> service != WebService.SOAP_V2_WSI || isOfUseInWsiForm(capabilities))
                .findFirst()
                .or(() -> rest.isPresent() ? Optional.of(WebService.REST) : Optional.empty());
    }

    private static boolean isOfUseInWsiForm(Capabilities capabilities) {
        return !capabilities.lacks(Feature.WSI_WHOLE_ANSWERS) && !capabilities.lacks(Feature.WSI_FILTERS);
    }

    private Finding baseUrl() {
        boolean asGiven = services.base().equals(given);
        return conclusion("base URL", services.base() + (asGiven ? ", as given" : ", where " + given + " led"))
                .build();
    }

    private Finding generation() {
        return conclusion("generation", Generation.MAGENTO_1.toString())
                .evidence(Stream.concat(services.all().stream(), Stream.of(rest))
                        .filter(Probe::isPresent)
                        .map(Probe::evidence)
                        .limit(1)
                        .toList())
                .build();
    }

    private Finding service(String subject, Probe probe, WebService service) {
        return service(subject, state(probe, service), probe, service);
    }

    private Finding service(String subject, String state, Probe probe, WebService service) {
        return conclusion(subject, state).evidence(evidence(probe, service)).build();
    }

    private String state(Probe probe, WebService service) {
        if (login.answers().containsKey(service)) {
            return "answers";
        }
        return login.failures().containsKey(service) ? "is there, but does not work" : untried(probe);
    }

    private static String untried(Probe probe) {
        return switch (probe.presence()) {
            case PRESENT -> "is there, not tried with credentials";
            case ABSENT -> "is not there";
            case UNKNOWN -> "unknown, since it does not answer as itself";
        };
    }

    private List<Evidence> evidence(Probe probe, WebService service) {
        return Stream.of(
                        probe.evidence(),
                        login.answers().get(service),
                        login.failures().get(service))
                .filter(Objects::nonNull)
                .toList();
    }

    private Finding soapV2() {
        return services.wsdl()
                .map(this::soapV2)
                .orElseGet(() -> conclusion("SOAP v2", untried(services.soapV2()))
                        .addEvidence(services.soapV2().evidence())
                        .build());
    }

    private Finding soapV2(Wsdl wsdl) {
        WebService form = wsdl.isWsi() ? WebService.SOAP_V2_WSI : WebService.SOAP_V2;
        String state = wsdl.sound()
                ? state(services.soapV2(), form)
                : "exists, but is broken: its WSDL contains an invalid schema, which PHP's SOAP server rejects";
        return service(
                "SOAP v2",
                state + (wsdl.isWsi() ? ", in its WS-I form" : "") + ", namespace " + wsdl.namespace(),
                services.soapV2(),
                form);
    }

    private Finding wsi() {
        return conclusion(
                        "WS-I compliance",
                        services.wsdl()
                                .map(wsdl ->
                                        (wsdl.isWsi() ? "on" : "off") + ", since the WSDL's style is " + wsdl.style())
                                .orElse(UNREAD))
                .build();
    }

    private Finding restFinding() {
        return conclusion("REST", untried(rest)).addEvidence(rest.evidence()).build();
    }

    private Finding extensionFinding() {
        String conclusion = services.wsdl()
                .map(wsdl -> extension() == Presence.ABSENT
                        ? "not there, since the WSDL has no operation of it"
                        : "there, since the WSDL has its operations"
                                + (wsdl.isWsi() ? "; of no use in the WS-I form" : "; connect with SOAP_V2 to use it"))
                .orElse(UNREAD);
        return conclusion("OrderFlow extension", conclusion).build();
    }

    private static Finding bestFinding(Optional<WebService> best, Capabilities capabilities) {
        boolean unsound = capabilities.lacks(Feature.SOUND_ANSWERS);
        String why = unsound
                ? "since calls to 1.9.3.0 fail after they have done what was requested; update the shop"
                : "since no usable web service answers";
        String conclusion = best.filter(WebService.REST::equals).isPresent()
                ? "REST, with oauth(…), for products, orders and stock; none for the rest, "
                        + (unsound ? why : "since no other usable one answers")
                : best.map(WebService::name).orElse("none, " + why);
        return conclusion("best web service", conclusion).build();
    }

    private static Finding.Builder conclusion(String subject, String conclusion) {
        return Finding.builder().subject(subject).conclusion(conclusion);
    }
}
