package io.github.orderflowmagento.magento.detect;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.immutables.value.Value;

import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.internal.ValueStyle;

/**
 * The result of {@link io.github.orderflowmagento.magento.client.Magento1Builder#detect} and {@link
 * io.github.orderflowmagento.magento.client.Magento2Builder#detect}: the properties of a shop, each conclusion with its evidence. What
 * could not be found out is unknown, and {@link #findings} have the reason. A result holds no credentials, so it may be stored, printed and
 * logged. Immutable.
 *
 * <p>{@link io.github.orderflowmagento.magento.client.Magento1Builder#detected} connects to a Magento 1 over its best web service, {@link
 * io.github.orderflowmagento.magento.client.Magento2Builder#detected} to a Magento 2. {@link #webServices} are those of a Magento 1; {@link
 * #modules}, {@link #storeCodes}, {@link #sources}, {@link #stocks} and {@link #permissions} are those of a Magento 2.
 */
@Value.Immutable
@ValueStyle
public abstract class DetectedShop {
    DetectedShop() {}

    /**
     * The base URL below which the web services answer, after redirects and with {@code index.php/} if it is needed; the
     * configured one if none answers.
     */
    public abstract String baseUrl();

    /** Which Magento it is; {@link Generation#UNKNOWN} also if it is not a Magento. */
    public abstract Generation generation();

    /**
     * The version: what a Magento 1 reports after a login, or a Magento 2 publicly, without its patch number: {@code 2.4} for 2.4.6. For a
     * Magento 1 before 1.7, which reports none, the lowest Community version that fits what the shop lacks. Empty if unknown, for example
     * because no login was possible, or because the role lacks the right to {@code core_magento.info}.
     */
    public abstract Optional<ShopVersion> version();

    /**
     * The web services that answer, except {@link #restUrl REST}. If the credentials were tried, a web service whose login failed for a
     * reason other than the credentials is left out. A shop has at most one of {@link WebService#SOAP_V2} and {@link
     * WebService#SOAP_V2_WSI}.
     */
    public abstract Set<WebService> webServices();

    /**
     * The best web service for everything that this library does. {@link WebService#REST}, which can do less, only if no other is usable;
     * empty if none is.
     */
    public abstract Optional<WebService> bestWebService();

    /**
     * Returns the best web service for stock: REST, which returns which products take backorders; else a SOAP v2 that updates many products
     * in a call and whose writes show in the shop at once. Empty if {@link #bestWebService} is the best for stock, too.
     *
     * @param restCredentials whether the caller has credentials for REST
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

    /**
     * The target namespace of SOAP v2, from its WSDL: {@code urn:Magento} or {@code urn:OpenMage}; empty if the WSDL was not
     * found.
     */
    public abstract Optional<String> soapNamespace();

    /** The address of REST, ending in {@code api/rest/} for a Magento 1, in {@code rest/} for a Magento 2; empty if it was not found. */
    public abstract Optional<String> restUrl();

    /**
     * Whether the shop has the OrderFlow extension: for a Magento 1 its services, which can be called over {@link WebService#SOAP_V2} only,
     * for a Magento 2 its module. Default: {@link Presence#UNKNOWN}.
     */
    @Value.Default
    public Presence orderFlowExtension() {
        return Presence.UNKNOWN;
    }

    /** The result of trying the credentials. Default: {@link CredentialCheck#UNTRIED}. */
    @Value.Default
    public CredentialCheck credentials() {
        return CredentialCheck.UNTRIED;
    }

    /** Features that the shop's answers have shown, regardless of its version. */
    public abstract Set<Feature> seen();

    /** The modules of a Magento 2 that are switched on, for example {@code Magento_InventoryApi}; empty if they are not known. */
    public abstract Set<String> modules();

    /**
     * Whether a Magento 2 keeps its stock in sources (multi-source inventory), not in one stock record of each product. Default:
     * {@link Presence#UNKNOWN}.
     */
    @Value.Default
    public Presence multiSourceInventory() {
        return Presence.UNKNOWN;
    }

    /** The codes of the store views of a Magento 2, also of those that are not active; empty if they are not known. */
    public abstract Set<String> storeCodes();

    /** The sources of a Magento 2; empty if they are not known, and without multi-source inventory. */
    public abstract List<DetectedSource> sources();

    /** The stocks of a Magento 2; empty if they are not known, and without multi-source inventory. */
    public abstract List<DetectedStock> stocks();

    /**
     * The rights that the credentials for a Magento 2 need, and whether they have them; empty if the credentials were not tried, or were
     * rejected.
     */
    public abstract List<Permission> permissions();

    /** Every conclusion with its evidence. */
    public abstract List<Finding> findings();

    /** The shop's known capabilities: from {@link #version}, {@link #webServices} and {@link #seen}. */
    public Capabilities capabilities() {
        return Capabilities.builder()
                .version(version())
                .webServices(webServices())
                .seen(seen())
                .build();
    }

    /** Returns a report for people, in several lines: the base URL, then each conclusion on a line with its evidence below. */
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

    /** Returns a new builder. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Builds {@link DetectedShop} values. Required: {@code baseUrl}, {@code generation}. {@code build()} throws {@link
     * IllegalStateException} if one is missing. Not thread-safe.
     */
    public static final class Builder extends ImmutableDetectedShop.Builder {
        Builder() {}
    }
}
