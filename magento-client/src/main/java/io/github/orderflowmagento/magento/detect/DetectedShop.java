package io.github.orderflowmagento.magento.detect;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.WebService;

/**
 * What was found out about a shop by looking at it ({@link io.github.orderflowmagento.magento.client.MagentoClient.Builder#detect}), each conclusion with its evidence. What could
 * not be found out is unknown, and {@link #findings} say why. Holds no credentials, so it may be kept, printed and logged.
 *
 * <p>{@link io.github.orderflowmagento.magento.client.MagentoClient.Builder#detected} connects to it over the best web service.
 */
@Value.Immutable
@ValueStyle
public abstract class DetectedShop {
    DetectedShop() {}

    /**
     * The address below which the web services answer, after redirects and with {@code index.php/} if that is needed; the one given
     * if none answers.
     */
    public abstract String baseUrl();

    /** Which Magento it is. */
    public abstract Generation generation();

    /** What it says of its version. */
    public abstract Optional<ShopVersion> version();

    /**
     * The web services that answer: those that took the credentials, or refused them, if they were tried, else those that are there.
     * Of {@link WebService#SOAP_V2} and {@link WebService#SOAP_V2_WSI} a shop has one at most.
     */
    public abstract Set<WebService> webServices();

    /**
     * The best of the web services for all that this library does; {@link WebService#REST}, which does less, where it is there and no
     * other can be used; empty if there is none.
     */
    public abstract Optional<WebService> bestWebService();

    /**
     * The web service that stock is read over, and written unless SOAP v2 is faster, if it is another one than the {@linkplain
     * #bestWebService best of all}: REST, which tells which products take backorders, or a SOAP v2 that updates many products in a call,
     * if what it writes shows in the shop at once.
     *
     * @param restCredentials whether there are credentials for REST
     */
    public Optional<WebService> bestWebServiceForStock(boolean restCredentials) {
        if (restCredentials && restUrl().isPresent()) {
            return Optional.of(WebService.REST);
        }
        return capabilities().stockMultiUpdate() && capabilities().has(Feature.SOAP_V2_STOCK_SHOWN)
                ? Stream.of(WebService.SOAP_V2, WebService.SOAP_V2_WSI)
                        .filter(webServices()::contains)
                        .findFirst()
                : Optional.empty();
    }

    /** The target namespace of SOAP v2, {@code urn:Magento} or {@code urn:OpenMage}, as its WSDL says. */
    public abstract Optional<String> soapNamespace();

    /** Where REST answers, ending in {@code api/rest/}; empty if it was not found. */
    public abstract Optional<String> restUrl();

    /** Whether the services of the OrderFlow extension are there. Only {@link WebService#SOAP_V2} is a door to them. */
    @Value.Default
    public Presence orderFlowExtension() {
        return Presence.UNKNOWN;
    }

    /** What became of the credentials. */
    @Value.Default
    public CredentialCheck credentials() {
        return CredentialCheck.UNTRIED;
    }

    /** What was seen of the shop beyond what its version tells. */
    public abstract Set<Feature> seen();

    /** Every conclusion with its evidence. */
    public abstract List<Finding> findings();

    /** What the shop can do, as far as it is known. */
    public Capabilities capabilities() {
        return Capabilities.builder()
                .version(version())
                .webServices(webServices())
                .seen(seen())
                .build();
    }

    /** Every conclusion with its evidence, for people: a heading, then each conclusion on a line, its evidence below. */
    public String describe() {
        StringBuilder text = new StringBuilder(baseUrl());
        findings()
                .forEach(
                        finding -> text.append("\n  ").append(finding.toString().replace("\n", "\n  ")));
        return text.toString();
    }

    /** As {@link #describe}. */
    @Override
    public String toString() {
        return describe();
    }

    /** A new builder. Builders are for one thread; what they build is for all. */
    public static Builder builder() {
        return new Builder();
    }

    /** Builds DetectedShop values. */
    public static final class Builder extends ImmutableDetectedShop.Builder {
        Builder() {}
    }
}
