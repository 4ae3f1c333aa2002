package io.github.orderflowmagento.magento.internal.road;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

import io.github.orderflowmagento.magento.Capabilities;
import io.github.orderflowmagento.magento.Magento;
import io.github.orderflowmagento.magento.OrderFlowExtension;
import io.github.orderflowmagento.magento.WebService;
import io.github.orderflowmagento.magento.internal.Magento1;
import io.github.orderflowmagento.magento.internal.Pace;
import io.github.orderflowmagento.magento.internal.ShopClock;
import io.github.orderflowmagento.magento.internal.StockOverSoap2;
import io.github.orderflowmagento.magento.internal.Transport;
import io.github.orderflowmagento.magento.internal.VersionCheckedTransport;
import io.github.orderflowmagento.magento.internal.http.ShopHttp;
import io.github.orderflowmagento.magento.internal.rest.OAuthSigning;
import io.github.orderflowmagento.magento.internal.rest.RestEndpoint;
import io.github.orderflowmagento.magento.internal.rest.RestTransport;
import io.github.orderflowmagento.magento.internal.rpc.Dialect;
import io.github.orderflowmagento.magento.internal.rpc.ResourceModelTransport;
import io.github.orderflowmagento.magento.internal.rpc.RpcEndpoint;
import io.github.orderflowmagento.magento.internal.rpc.Session;
import io.github.orderflowmagento.magento.internal.soap.Soap2Form;
import io.github.orderflowmagento.magento.internal.soap.Soap2Transport;
import io.github.orderflowmagento.magento.internal.soap.SoapDialect;
import io.github.orderflowmagento.magento.internal.soap.SoapExtension;
import io.github.orderflowmagento.magento.internal.xmlrpc.XmlRpcDialect;
import io.github.orderflowmagento.magento.model.OAuthCredentials;

/**
 * The roads to one shop.
 *
 * @param client how to connect
 * @param baseUrl the shop, ending in a slash
 * @param maxAnswerBytes the largest answer that is read
 * @param soapNamespace the namespace that the WS-I form answers to
 * @param capabilities what the shop is known to have, and not to have
 * @param apiUser for all web services but REST
 * @param oauth for REST
 */
public record Roads(
        OkHttpClient client,
        HttpUrl baseUrl,
        long maxAnswerBytes,
        String soapNamespace,
        Capabilities capabilities,
        @Nullable ApiUser apiUser,
        @Nullable OAuthCredentials oauth) {
    /** That of all shops but OpenMage from 19.4.17 and 20.0.15 on. */
    public static final String USUAL_NAMESPACE = "urn:Magento";

    /** REST stands beside it, not behind it. */
    private static final Pattern FRONT_SCRIPT = Pattern.compile("(?<=/)index\\.php/$");

    /** A user of the web services. Not a record: its text form must not show the key. */
    public static final class ApiUser {
        private final String name;
        private final String key;

        /** A user with the key that stands for its password. */
        public ApiUser(String name, String key) {
            this.name = name;
            this.key = key;
        }

        /** What must not show in any text. */
        public String key() {
            return key;
        }
    }

    private record Road(
            Transport transport, ShopClock clock, @Nullable OrderFlowExtension extension) {}

    /**
     * The shop at the end of the roads.
     *
     * @param fasterStock the form of SOAP v2 that may take stock which goes over another web service; null for none
     * @throws IllegalStateException if the credentials for one of them are missing
     */
    public Magento shop(WebService main, WebService stock, @Nullable WebService fasterStock, Pace pace) {
        Road road = road(main);
        StockOverSoap2 overSoap2 =
                fasterStock == null ? null : new StockOverSoap2(checked(road(fasterStock), fasterStock), capabilities);
        if (stock == main) {
            return new Magento1(checked(road, main), road.clock(), pace, road.extension(), overSoap2);
        }
        Road second = road(stock);
        return new Magento1(
                new RoutedTransport(checked(road, main), checked(second, stock)),
                road.clock(),
                pace,
                Stream.of(road, second)
                        .map(Road::extension)
                        .filter(Objects::nonNull)
                        .findFirst()
                        .orElse(null),
                overSoap2);
    }

    /** One road by itself, without regard to the shop's version. */
    public Transport to(WebService service) {
        return road(service).transport();
    }

    private Road road(WebService service) {
        return service == WebService.REST ? rest() : rpc(service);
    }

    private Transport checked(Road road, WebService service) {
        return new VersionCheckedTransport(road.transport(), service, capabilities);
    }

    private Road rest() {
        if (oauth == null) {
            throw new IllegalStateException("credentials are missing: REST needs oauth(…)");
        }
        HttpUrl site = baseUrl.newBuilder()
                .encodedPath(FRONT_SCRIPT.matcher(baseUrl.encodedPath()).replaceFirst(""))
                .build();
        ShopHttp http = new ShopHttp(
                client.newBuilder().addInterceptor(new OAuthSigning(oauth)).build(),
                site,
                maxAnswerBytes,
                List.of(oauth.consumerKey(), oauth.consumerSecret(), oauth.token(), oauth.tokenSecret()));
        return new Road(new RestTransport(new RestEndpoint(http)), http.clock(), null);
    }

    private Road rpc(WebService service) {
        if (apiUser == null) {
            throw new IllegalStateException("credentials are missing");
        }
        ShopHttp http = new ShopHttp(client, baseUrl, maxAnswerBytes, List.of(apiUser.key));
        RpcEndpoint endpoint = new RpcEndpoint(http, dialect(service));
        Session session = new Session(endpoint, apiUser.name, apiUser.key);
        Transport transport = switch (service) {
            case SOAP_V2 -> new Soap2Transport(endpoint, session, Soap2Form.RPC, capabilities);
            case SOAP_V2_WSI -> new Soap2Transport(endpoint, session, Soap2Form.WSI, capabilities);
            default -> new ResourceModelTransport(endpoint, session);
        };
        return new Road(
                transport, http.clock(), service == WebService.SOAP_V2 ? new SoapExtension(endpoint, session) : null);
    }

    private Dialect dialect(WebService service) {
        return switch (service) {
            case SOAP_V1 -> SoapDialect.v1();
            case SOAP_V2 -> SoapDialect.v2();
            case SOAP_V2_WSI -> SoapDialect.wsi(soapNamespace);
            default -> new XmlRpcDialect();
        };
    }
}
