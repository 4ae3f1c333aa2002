package io.github.orderflowmagento.magento.internal.detect;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import okhttp3.HttpUrl;

import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.internal.magento1.soap.Wsdl;

/**
 * The web services of Magento 1 at an address.
 *
 * @param base the shop's address, where they are found
 */
record Magento1Services(HttpUrl base, Probe xmlRpc, Probe soapV1, Probe soapV2) {
    List<Probe> all() {
        return List.of(xmlRpc, soapV1, soapV2);
    }

    /** Returns these services for a shop found at another address. */
    Magento1Services below(HttpUrl shop) {
        return new Magento1Services(shop, xmlRpc, soapV1, soapV2);
    }

    /** Returns the description of SOAP v2 or its WS-I form; a shop has one of them. */
    Optional<Wsdl> wsdl() {
        return Optional.ofNullable(soapV2.wsdl());
    }

    /** Returns the namespace of the WS-I form; the usual one if unknown. */
    String soapNamespace() {
        return wsdl().map(Wsdl::namespace).orElse("urn:Magento");
    }

    /** Returns the services that exist, the best first. */
    Map<WebService, Probe> present() {
        Map<WebService, Probe> present = new EnumMap<>(WebService.class);
        if (xmlRpc.isPresent()) {
            present.put(WebService.XML_RPC, xmlRpc);
        }
        if (soapV1.isPresent()) {
            present.put(WebService.SOAP_V1, soapV1);
        }
        wsdl().filter(Wsdl::sound)
                .ifPresent(wsdl -> present.put(wsdl.isWsi() ? WebService.SOAP_V2_WSI : WebService.SOAP_V2, soapV2));
        return present;
    }

    boolean areFound() {
        return all().stream().anyMatch(Probe::isPresent);
    }

    /** Whether looking at other addresses of the shop is useless now. */
    boolean areOfNoUse() {
        return all().stream().allMatch(probe -> probe.page().isOfNoUse());
    }

    /** Where the shop has moved to, on the same host: seen in redirects that did not lead to the service. */
    Optional<HttpUrl> movedTo() {
        return all().stream()
                .flatMap(probe -> probe.page().movedFrom(base).stream())
                .findFirst();
    }
}
